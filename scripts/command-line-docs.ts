/** Writes the generated parts of docs/command-line.md; `--check` fails where they differ from what the command's source says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { exitCodes } from '../src/command-line/exit-codes.ts';
import { usageOf } from '../src/command-line/arguments.ts';
import { actionInputs } from '../src/command-line/action-inputs.ts';
import { inOptionWords, inputs, options, type ActionInput, type Command, type Option } from '../src/command-line/options.ts';
import { command } from './command.ts';
import { withParts } from './docs/parts.ts';
import { table } from './docs/tables.ts';

const file = new URL('../docs/command-line.md', import.meta.url);

const optionsTable = (of: Command): string =>
  table(
    ['Option', 'Default', 'Meaning'],
    options[of].map((option) => [
      `\`${usageOf(option)}\``,
      option.default === undefined ? '–' : `\`${option.default}\``,
      wordsOf(option, of),
    ]),
  );

const wordsOf = ({ description, isList }: Option, of: Command): string =>
  inOptionWords(description, of)
    .replace(/--[a-z][a-z-]+/g, '`$&`')
    .replaceAll('<', '\\<') + (isList ? ' May be given several times.' : '');

const exitCodesTable = (): string =>
  table(
    ['Exit code', 'Meaning', 'Outcomes that end so'],
    Object.values(exitCodes).map(({ code, meaning, outcomes }) => [
      `\`${code}\``,
      meaning,
      outcomes.map((one) => `\`${one}\``).join(', ') || '–',
    ]),
  );

const withheldTable = (): string =>
  table(
    ['Input of the action', 'Why it is no option'],
    (Object.keys(actionInputs) as ActionInput[]).flatMap((name) => {
      const input = inputs[name];
      return 'why' in input ? [[`\`${name}\``, input.why]] : [];
    }),
  );

await command({ usage: 'node scripts/command-line-docs.ts [--check]', flags: ['check'] }, async ({ flags }) => {
  const current = readFileSync(file, 'utf8');
  const parts = withParts(current, {
    'exit-codes': exitCodesTable(),
    'verify-options': optionsTable('verify'),
    'audit-options': optionsTable('audit'),
    'replay-options': optionsTable('replay'),
    withheld: withheldTable(),
  });
  const generated = await format(parts, { ...(await resolveConfig(fileURLToPath(file))), parser: 'markdown' });
  if (!flags.has('check')) writeFileSync(file, generated);
  else if (current !== generated)
    throw new Error('docs/command-line.md differs from what action.yml and src/command-line say. Mend it with: npm run docs');
});
