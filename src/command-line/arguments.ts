/** Arguments → what is asked for, or every mistake in them at once. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { quote } from '../inputs/values.ts';
import { options, type Command, type Option } from './options.ts';

export interface Arguments {
  readonly positionals: readonly string[];
  /** By the option's name; of one that may be given several times, on lines of their own. */
  readonly values: ReadonlyMap<string, string>;
  /** Options without a value. */
  readonly flags: ReadonlySet<string>;
}

export type ReadArguments =
  { readonly given: Arguments } | { readonly mistakes: readonly string[] } | { readonly wantsHelp: true };

/** @param args those behind the command's name */
export function readArguments(command: Command, args: readonly string[]): ReadArguments {
  const offered = options[command];
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: configOf(offered),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const asked = tokens.filter((token) => token.kind === 'option');
  if (asked.some(({ name }) => name === 'help')) return { wantsHelp: true };
  const mistakes = asked.flatMap(({ name, rawName, value, inlineValue }, i) => {
    const option = offered.find((one) => one.name === name);
    if (!option) return [unknown(rawName, command)];
    if (option.value === undefined) return value === undefined ? [] : [`--${name} takes no value; leave ${quote(value)} out`];
    if (value === undefined || (!inlineValue && /^-./.test(value))) return [`--${name} needs a value: ${usageOf(option)}`];
    const isAgain = asked.findIndex((one) => one.name === name) < i;
    return isAgain && !option.isList ? [`--${name} is given twice; give it once`] : [];
  });
  if (mistakes.length > 0) return { mistakes };
  const values = new Map<string, string>();
  for (const { name, value } of asked) {
    if (value === undefined) continue;
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  const flags = new Set(asked.flatMap(({ name, value }) => (value === undefined ? [name] : [])));
  return { given: { positionals, values, flags } };
}

const configOf = (offered: readonly Option[]): ParseArgsOptionsConfig => ({
  help: { type: 'boolean', short: 'h' },
  ...Object.fromEntries(
    offered.map(({ name, value }) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  ),
});

/** `--timeout DURATION` */
export const usageOf = ({ name, value }: Option): string => `--${name}${value === undefined ? '' : ` ${value}`}`;

function unknown(rawName: string, command: Command): string {
  const name = rawName.replace(/^-+/, '');
  const [nearest] = options[command]
    .map((one) => ({ name: one.name, distance: editDistance(one.name, name) }))
    .sort((a, b) => a.distance - b.distance);
  const meant = nearest && nearest.distance <= 3 && nearest.distance < name.length ? `; is --${nearest.name} meant?` : '';
  const elsewhere = (Object.keys(options) as Command[]).find((other) => options[other].some((one) => one.name === name));
  return `${quote(rawName)} is no option of ${command}${elsewhere === undefined ? meant : `, but of ${elsewhere}`}`;
}

/** How many letters to add, to drop or to change (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (letter === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
