/** The tables of inputs and outputs, from `action.yml`, and of outcomes, from what is known of each. */
import { parse } from 'yaml';
import { describeOutcome, outcomesInOrder, type OutcomeDescription } from '../../src/model/outcome.ts';

interface Described {
  readonly description: string;
}

interface Input extends Described {
  readonly required?: boolean;
  readonly default?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, Described>>;
}

const cell = (text: string): string => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

const givenWithout = (input: Input): string => (input.required ? '**required**' : input.default ? `\`${input.default}\`` : '–');

/** What a row says first: enough to know whether one needs it. */
const beginningOf = (description: string): string =>
  /^.*?(?:[.:;](?= )|$)/s.exec(description.trim())?.[0].replace(/[:;]$/, '.') ?? '';

export const inputsInBrief = (actionYml: string): string =>
  table(
    ['Input', 'Default', 'Meaning'],
    Object.entries((parse(actionYml) as Action).inputs).map(([name, input]) => [
      `\`${name}\``,
      givenWithout(input),
      beginningOf(input.description),
    ]),
  );

export const outputsInBrief = (actionYml: string): string =>
  table(
    ['Output', 'Meaning'],
    Object.entries((parse(actionYml) as Action).outputs).map(([name, { description }]) => [
      `\`${name}\``,
      beginningOf(description),
    ]),
  );

export const inputsTable = (actionYml: string): string =>
  table(
    ['Input', 'Default', 'Meaning'],
    Object.entries((parse(actionYml) as Action).inputs).map(([name, input]) => [
      `\`${name}\``,
      givenWithout(input),
      input.description,
    ]),
  );

export const outputsTable = (actionYml: string): string =>
  table(
    ['Output', 'Meaning'],
    Object.entries((parse(actionYml) as Action).outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  );

const inWords = (passes: OutcomeDescription['passes']): string => {
  if (passes === 'always') return 'passes';
  return passes === 'never' ? 'fails' : `fails, or passes by \`${passes.slice('by '.length)}\``;
};

export const outcomesTable = (): string =>
  table(
    ['Outcome', 'When', 'Step'],
    outcomesInOrder.map((outcome) => {
      const { when, passes } = describeOutcome(outcome);
      return [`\`${outcome}\``, when, inWords(passes)];
    }),
  );
