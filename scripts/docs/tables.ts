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

/** What most workflows give, or think of giving. */
const commonInputs = [
  'service',
  'cluster',
  'task-definition',
  'deployment',
  'wait-until',
  'timeout',
  'health-check-path',
  'on-superseded',
  'mode',
  'commit-status',
  'pr-comment',
] as const;

const namesOf = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** @throws an Error that names a common input that there is not */
export function inputsInBrief(actionYml: string): string {
  const { inputs } = parse(actionYml) as Action;
  const rows = commonInputs.map((name) => {
    const { [name]: input } = inputs;
    if (!input) throw new Error(`there is no input ${name}`);
    return [`\`${name}\``, givenWithout(input), beginningOf(input.description)];
  });
  const others = Object.keys(inputs).filter((name) => !commonInputs.some((common) => common === name));
  return `${table(['Input', 'Default', 'Meaning'], rows)}\n\nAnd ${namesOf(others)}.`;
}

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
    ['Outcome', 'In words', 'When', 'Step'],
    outcomesInOrder.map((outcome) => {
      const { label, when, passes } = describeOutcome(outcome);
      return [`\`${outcome}\``, label, when, inWords(passes)];
    }),
  );

/** Only their names, by what becomes of the step. */
export function outcomesInBrief(): string {
  const those = (isMeant: (passes: OutcomeDescription['passes']) => boolean) =>
    outcomesInOrder.filter((outcome) => isMeant(describeOutcome(outcome).passes));
  const asked = those((passes) => passes !== 'always' && passes !== 'never').map((outcome) => {
    const { passes } = describeOutcome(outcome);
    return `\`${outcome}\` (\`${passes.replace(/^by /, '')}\`)`;
  });
  return [
    `- The step passes: ${namesOf(those((passes) => passes === 'always'))}.`,
    `- It fails, unless an input lets it pass: ${asked.join(', ')}.`,
    `- It fails: ${namesOf(those((passes) => passes === 'never'))}.`,
  ].join('\n');
}
