/** The documents that have generated parts, with their text as it would be. */
import { readdirSync, readFileSync } from 'node:fs';
import { commandLineParts } from './command-line.ts';
import { comparisonPart } from './comparison.ts';
import { costPart } from './cost.ts';
import { exampleParts } from './examples.ts';
import { withParts } from './parts.ts';
import { permissionsParts } from './permissions.ts';
import { inputsInBrief, inputsTable, outcomesInBrief, outcomesTable, outputsInBrief, outputsTable } from './tables.ts';

export interface GeneratedDocument {
  /** From the root of the repository. */
  readonly path: string;
  readonly current: string;
  readonly generated: string;
}

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** By document and name, besides the examples, which any document may show. */
async function partsOf(path: string): Promise<Readonly<Record<string, string>>> {
  switch (path) {
    case 'README.md':
      return {
        inputs: inputsInBrief(read('action.yml')),
        outputs: outputsInBrief(read('action.yml')),
        outcomes: outcomesInBrief(),
        comparison: await comparisonPart(),
      };
    case 'docs/reference.md':
      return { inputs: inputsTable(read('action.yml')), outputs: outputsTable(read('action.yml')), outcomes: outcomesTable() };
    case 'docs/permissions.md':
      return permissionsParts();
    case 'docs/cost.md':
      return { cost: await costPart() };
    case 'docs/command-line.md':
      return commandLineParts();
    default:
      return {};
  }
}

/** @throws an Error that names the document, and what has no place or no part in it */
export async function generatedDocuments(): Promise<readonly GeneratedDocument[]> {
  const pages = readdirSync(new URL('docs', root)).filter((name) => name.endsWith('.md'));
  const documents: GeneratedDocument[] = [];
  for (const path of ['README.md', ...pages.map((name) => `docs/${name}`)]) {
    const current = read(path);
    const parts = { ...(await partsOf(path)), ...exampleParts(current) };
    try {
      documents.push({ path, current, generated: withParts(current, parts) });
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return documents;
}
