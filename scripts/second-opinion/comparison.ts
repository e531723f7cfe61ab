/** What the AWS CLI printed against what our SDK was given. */
import { isObject } from '../../simulator/api/schema.ts';
import type { Knows } from './model.ts';

export interface Comparison {
  /** How many members and elements were compared, all the way down. */
  readonly compared: number;
  /** Members that our SDK was given and this version of the CLI does not know; AWS has added them since. */
  readonly unknown: readonly string[];
  /** Each as `path: what is there, what is here`. */
  readonly differences: readonly string[];
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 100);

/** A time is an epoch second or a text with a zone there, and a `Date` here. */
const timeOf = (printed: unknown): number =>
  typeof printed === 'number' ? Math.round(printed * 1000) : typeof printed === 'string' ? Date.parse(printed) : NaN;

/** `knows`: what the version of the CLI knows; default: everything. */
export function compare(printed: unknown, given: unknown, knows: Knows = () => true): Comparison {
  let compared = 0;
  const unknown = new Set<string>();
  const differences: string[] = [];
  const visit = (there: unknown, here: unknown, at: string): void => {
    compared += 1;
    if (Array.isArray(here) && Array.isArray(there)) {
      if (here.length !== there.length) differences.push(`${at}: ${there.length} elements, ${here.length}`);
      else
        here.forEach((one, index) => {
          visit(there[index], one, `${at}[]`);
        });
    } else if (isObject(here) && isObject(there)) {
      for (const name of new Set([...Object.keys(there), ...Object.keys(here)])) {
        const path = at === '' ? name : `${at}.${name}`;
        if (here[name] === undefined && there[name] === undefined) continue;
        if (there[name] === undefined && !knows(path)) unknown.add(path);
        else visit(there[name], here[name], path);
      }
    } else if (here instanceof Date ? timeOf(there) !== here.getTime() : there !== here) {
      differences.push(`${at}: ${shown(there)}, ${shown(here)}`);
    }
  };
  visit(printed, given, '');
  return { compared, unknown: [...unknown], differences };
}
