/**
 * Writes src/command-line/action-inputs.ts, the inputs of action.yml as the command's options are made of them; `--check` fails
 * where it differs. The bundle has no reader of YAML.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { command } from './command.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'src/command-line/action-inputs.ts');

interface Input {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** Defaults that are expressions of a workflow stand for nothing outside of one. */
const isWorkflows = (text: string): boolean => text.startsWith('${{');

const rowOf = (name: string, { description, default: given = '' }: Input): string =>
  `${JSON.stringify(name)}: ${JSON.stringify({ description: description.trim().replace(/\s+/g, ' '), default: isWorkflows(given) ? '' : given })},`;

await command({ usage: 'node scripts/action-inputs.ts [--check]', flags: ['check'] }, async ({ flags }) => {
  const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    readonly inputs: Readonly<Record<string, Input>>;
  };
  const text = await format(
    [
      "/** The action's inputs, in its order. Generated from `action.yml` by `npm run docs`. */",
      'export const actionInputs = {',
      ...Object.entries(inputs).map(([name, input]) => rowOf(name, input)),
      '} as const;',
    ].join('\n'),
    { ...(await resolveConfig(file)), parser: 'typescript' },
  );
  if (!flags.has('check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text)
    throw new Error('src/command-line/action-inputs.ts is not what action.yml makes it: run npm run docs');
});
