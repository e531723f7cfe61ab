/** The options and exit codes of the command, as its own source has them. */
import { exitCodes } from '../../src/command-line/exit-codes.ts';
import { usageOf } from '../../src/command-line/arguments.ts';
import { actionInputs } from '../../src/command-line/action-inputs.ts';
import { inOptionWords, inputs, options, type ActionInput, type Command, type Option } from '../../src/command-line/options.ts';
import { table } from './tables.ts';

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

export const commandLineParts = (): Readonly<Record<string, string>> => ({
  'exit-codes': exitCodesTable(),
  'verify-options': optionsTable('verify'),
  'audit-options': optionsTable('audit'),
  'replay-options': optionsTable('replay'),
  withheld: withheldTable(),
});
