/**
 * Validates action.yml, the workflows of this repository, those in examples/ and those that README and docs/ show by GitHub's own
 * parser: an unknown input in an example fails it. So does an action, or a version of one, that examples are not to show.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { ownAction, unknownActionsIn, workflowFrom, yamlIn } from './workflows/examples.ts';

// The parser imports JSON as bundlers allow it; Node wants it said.
registerHooks({
  load: (url, context, next) => next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { validate } = await import('@actions/languageservice');
const { TextDocument } = await import('vscode-languageserver-textdocument');

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Document {
  /** Where it stands, for a reader. */
  readonly where: string;
  readonly text: string;
}

const own = parse(read('action.yml')) as {
  name: string;
  description: string;
  inputs: Record<string, { description: string; required?: boolean }>;
  outputs: Record<string, { description: string }>;
};
const [, ownName = ''] = ownAction.split('/');

/** Background steps are newer than this version of the parser. */
const newer = /\b(?:background|wait|wait-all|cancel|parallel)\b|^Expected one of uses or run to be defined/i;

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

const shownIn = (file: string): readonly Document[] =>
  yamlIn(read(file)).flatMap((yaml, i) => {
    const where = `${file}, example ${i + 1}`;
    const text = workflowFrom(yaml);
    return text === undefined ? [] : [{ where, text }];
  });

const examples: readonly Document[] = [
  ...filesIn('examples', '.yml').map((file) => ({ where: file, text: read(file) })),
  ...['README.md', ...filesIn('docs', '.md')].flatMap(shownIn),
];
const documents: readonly Document[] = [
  { where: 'action.yml', text: read('action.yml') },
  ...filesIn('.github/workflows', '.yml').map((file) => ({ where: file, text: read(file) })),
  ...examples,
];

let faults = 0;
for (const [i, { where, text }] of documents.entries()) {
  // Results are kept by URI, so every document gets one of its own.
  const uri = where === 'action.yml' ? 'file:///action.yml' : `file:///${i}/.github/workflows/example.yml`;
  const found = await validate(TextDocument.create(uri, 'yaml', 1, text), {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ name }) => Promise.resolve([ownName, '.'].includes(name) ? own : undefined),
    },
    fileProvider: {
      getFileContent: (reference) => {
        const isOwn = !('repository' in reference) || reference.repository === ownName;
        if (!isOwn) throw new Error(`${reference.path} is not here`);
        return Promise.resolve({ name: reference.path, content: read(reference.path) });
      },
    },
  });
  for (const { message: said, range } of found) {
    const message = typeof said === 'string' ? said : said.value;
    if (newer.test(message) || message.startsWith('Unable to resolve action')) continue;
    faults += 1;
    process.stderr.write(`${where}: ${message}: ${text.split('\n')[range.start.line]?.trim() ?? ''}\n`);
  }
}
for (const { where, text } of examples)
  for (const action of unknownActionsIn(text)) {
    faults += 1;
    process.stderr.write(`${where}: ${action} is not what examples show (scripts/workflows/examples.ts)\n`);
  }
if (faults > 0) process.exitCode = 1;
else process.stdout.write(`${documents.length} workflows and examples are valid\n`);
