/** The tables of inputs and outputs, from `action.yml`. */
import { parse } from 'yaml';

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
