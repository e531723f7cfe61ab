/**
 * Validates action.yml, the workflows of this repository and the examples in the README by GitHub's own parser: an unknown
 * input in an example fails it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';

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
const isOwn = (name: string): boolean => name === 'ecs-health-gate';

/** Background steps are newer than this version of the parser. */
const newer = /\b(?:background|wait|wait-all|cancel|parallel)\b|^Expected one of uses or run to be defined/i;

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** A fragment of an example, made the workflow that it is meant to stand in. */
function whole(example: string): string | undefined {
  if (/^on:/m.test(example)) return example;
  if (/^jobs:/m.test(example)) return `on: push\n${example}`;
  if (!example.startsWith('- ')) return undefined;
  return `on: push\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n${indented(example, 6)}`;
}

const examplesIn = (file: string): readonly Document[] =>
  [...read(file).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].flatMap(([, example = ''], i) => {
    const text = whole(example);
    return text === undefined ? [] : [{ where: `${file}, example ${i + 1}`, text }];
  });

const documents: readonly Document[] = [
  { where: 'action.yml', text: read('action.yml') },
  ...readdirSync(join(root, '.github/workflows')).map((name) => ({ where: name, text: read(`.github/workflows/${name}`) })),
  ...examplesIn('README.md'),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => examplesIn(`docs/${name}`)),
];

let faults = 0;
for (const [i, { where, text }] of documents.entries()) {
  // Results are kept by URI, so every document gets one of its own.
  const uri = where === 'action.yml' ? 'file:///action.yml' : `file:///${i}/.github/workflows/example.yml`;
  const found = await validate(TextDocument.create(uri, 'yaml', 1, text), {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ name }) => Promise.resolve(isOwn(name) || name === '.' ? own : undefined),
    },
  });
  for (const { message: said, range } of found) {
    const message = typeof said === 'string' ? said : said.value;
    if (newer.test(message) || message.startsWith('Unable to resolve action')) continue;
    faults += 1;
    process.stderr.write(`${where}: ${message}: ${text.split('\n')[range.start.line]?.trim() ?? ''}\n`);
  }
}
if (faults > 0) process.exitCode = 1;
else process.stdout.write(`${documents.length} workflows and examples are valid\n`);
