/**
 * What the members of an answer look like that are read. A member that looks otherwise makes all of the answer unknown, never
 * itself alone: a list that is left with one target less could hide the one that is ill. What nobody reads is left out, so that
 * nothing of it can harm, and nothing is asked of it.
 */
import { malformed } from './malformed.ts';
import type { Operation, Operations } from './operations.ts';

/** Takes over what is as it should be. @throws {Error} `MalformedAnswer` */
export type Shape<T> = (value: unknown, path: string) => T;

/** A member without which the answer cannot be understood: AWS always tells it. */
interface Must<T> {
  readonly must: Shape<T>;
}
export const must = <T>(shape: Shape<T>): Must<T> => ({ must: shape });

/** A part of what an answer may tell. Words are open: AWS adds to them, and what they mean is judged where they are read. */
export type Part<T> = T extends string
  ? string
  : T extends Date
    ? Date
    : T extends readonly (infer E)[]
      ? Part<E>[]
      : T extends object
        ? { [K in keyof T]?: Part<T[K]> }
        : T;
/** What each of these answers looks like, as far as it is read. */
export type Shapes<Q extends Operation> = { readonly [K in Q]: Shape<Part<Operations[K]['output']>> };

type Member<T> = Shape<T> | Must<T>;
type Members<T> = { readonly [K in keyof T]?: Member<Part<NonNullable<T[K]>>> };

/** In each direction more than a verdict may wait for, and long after all of AWS's answers. */
const [earliest, latest] = [Date.UTC(2000), Date.UTC(2100)];
/** Whole numbers of AWS's are integers of 32 bits. */
const largest = 2 ** 31 - 1;
/**
 * ARNs, the longest of its names, have 2048 characters at most. A longer one is no reason to wait in vain: it is shown short like
 * any text, but never cut here, since two that begin alike would become one. Only what could fill the memory is not believed.
 */
const longestName = 100_000;
/** No sentence of AWS's is nearly as long; a container may log more in one line than anybody reads. */
const longestText = 32_768;
/** A listing tells 100 in a page, and one target group has 1,000 targets unless its quota is raised. */
const mostElements = 20_000;

/** A word or a name of AWS's. */
export const name: Shape<string> = (value, path) => {
  if (typeof value !== 'string') throw unlike(path, value, 'a text');
  if (value.length > longestName) throw unlike(path, value, `one of at most ${longestName}`);
  return value.toWellFormed();
};

/** What is read by people; without its end where it is too long, and never with a part of a word, which may be a part of a secret. */
export const text: Shape<string> = (value, path) => {
  if (typeof value !== 'string') throw unlike(path, value, 'a text');
  if (value.length <= longestText) return value.toWellFormed();
  let end = longestText;
  while (end > 0 && !/[\s"']/.test(value.charAt(end - 1))) end -= 1;
  return `${value.slice(0, end).toWellFormed()}… (${value.length} characters)`;
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw unlike(path, value, 'true or false');
  return value;
};

const wholeBetween =
  (least: number, most: number): Shape<number> =>
  (value, path) => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return value as number;
    throw unlike(path, value, `a whole number from ${least} to ${most}`);
  };

export const count = wholeBetween(0, largest);
/** Of a target; a container's may be 0, which means any. */
export const port = wholeBetween(1, 65_535);
/** On Windows it is a code of 32 bits, with or without a sign. */
export const exitCode = wholeBetween(-(2 ** 31), 2 ** 32 - 1);
/** In milliseconds since the epoch. */
export const moment = wholeBetween(earliest, latest);

export const percent: Shape<number> = (value, path) => {
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  throw unlike(path, value, 'a number from 0 to 100');
};

export const date: Shape<Date> = (value, path) => {
  if (value instanceof Date && value.getTime() >= earliest && value.getTime() <= latest) return value;
  throw unlike(path, value, 'a date of this century');
};

/** @param least how many there always are */
export const list =
  <T>(shape: Shape<T>, least = 0): Shape<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw unlike(path, value, 'a list');
    if (value.length < least || value.length > mostElements)
      throw unlike(path, value, `a list of ${least} to ${mostElements} elements`);
    return Array.from(value, (element: unknown, place) => shape(element, `${path}[${place}]`));
  };

/** An object with these members, of which each may be absent that is not a {@link must}. */
export const fields = <T extends object>(members: Members<T>): Shape<Part<T>> => {
  const entries = Object.entries<Member<unknown> | undefined>(members as Readonly<Record<string, Member<unknown>>>);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
      throw unlike(path, value, 'an object');
    const given = value as Readonly<Record<string, unknown>>;
    const taken = entries.flatMap(([key, member]) => {
      const found = Object.hasOwn(given, key) ? (given[key] ?? undefined) : undefined;
      const at = `${path}.${key}`;
      const shape = typeof member === 'object' ? member.must : member;
      if (found !== undefined && found !== '') return shape ? [[key, shape(found, at)] as const] : [];
      if (typeof member === 'object') throw malformed(`${at} is ${kindOf(found)}, which AWS always tells`);
      return found === '' && shape ? [[key, shape(found, at)] as const] : [];
    });
    return Object.fromEntries(taken) as Part<T>;
  };
};

/** @param words what it says of itself otherwise, after its path */
export const where =
  <T>(shape: Shape<T>, holds: (value: T) => boolean, words: string): Shape<T> =>
  (value, path) => {
    const taken = shape(value, path);
    if (!holds(taken)) throw malformed(`${path} ${words}`);
    return taken;
  };

const unlike = (path: string, value: unknown, wanted: string): Error =>
  malformed(`${path} is ${kindOf(value)} instead of ${wanted}`);

/** What something is, without quoting more of it than helps. */
function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'absent';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : `the date ${value.toISOString()}`;
  if (typeof value === 'string') return value === '' ? 'an empty text' : `a text of ${value.length} characters`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object';
}
