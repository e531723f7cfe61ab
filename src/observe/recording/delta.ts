/**
 * What changed between two values of which the later shares the unchanged objects of the earlier (`structural-sharing.ts`), as plain
 * JSON: so that a recording holds changes only, and reading it restores the sharing.
 */
import { counterpartIn } from './structural-sharing.ts';

/**
 * - `0`: the same object
 * - `{ v }`: a new value; a Map in it is `{ "$map": [[key, value], …] }`
 * - `{ o, d }`: an object with these members changed, those deleted
 * - `{ m }`: a Map with these entries, in this order
 * - `{ a }`: a list of runs `[from, count]` of the earlier list, changed elements `{ i, c }` and new ones `{ v }`
 */
export type Delta =
  | 0
  | { readonly v: unknown }
  | { readonly o: Readonly<Record<string, Delta>>; readonly d?: readonly string[] }
  | { readonly m: readonly (readonly [string, Delta])[] }
  | { readonly a: readonly Piece[] };
type Run = readonly [from: number, count: number];
type Piece = Run | { readonly i: number; readonly c: Delta } | { readonly v: unknown };
const isRun = (piece: Piece | undefined): piece is Run => Array.isArray(piece);

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);

const encoded = (value: unknown): unknown => {
  if (value instanceof Map)
    return { $map: [...(value as ReadonlyMap<string, unknown>)].map(([key, one]) => [key, encoded(one)]) };
  if (Array.isArray(value)) return value.map((one: unknown) => encoded(one));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, encoded(one)])) : value;
};
const decoded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown) => decoded(one));
  if (!isObject(value)) return value;
  if (Array.isArray(value.$map)) return new Map((value.$map as [string, unknown][]).map(([key, one]) => [key, decoded(one)]));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, decoded(one)]));
};

function listDelta(before: readonly unknown[], now: readonly unknown[]): Delta {
  const places = new Map(before.map((one, place) => [one, place]));
  const counterpart = counterpartIn(before);
  const pieces: Piece[] = [];
  now.forEach((one, place) => {
    const base = places.get(one) ?? counterpart(one, place) ?? before.length;
    const change = deltaOf(before[base], one);
    const last = pieces.at(-1);
    if (change !== 0) pieces.push('v' in change ? change : { i: base, c: change });
    else if (isRun(last) && last[0] + last[1] === base) pieces[pieces.length - 1] = [last[0], last[1] + 1];
    else pieces.push([base, 1]);
  });
  return { a: pieces };
}

/** A member that is undefined is absent, as it is in JSON. */
const membersOf = (value: Plain): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([, one]) => one !== undefined));

/** What makes `now` of `before`. */
export function deltaOf(before: unknown, now: unknown): Delta {
  if (before === now) return 0;
  if (Array.isArray(before) && Array.isArray(now)) return listDelta(before, now);
  if (before instanceof Map && now instanceof Map) {
    return { m: [...now].map(([key, one]) => [String(key), deltaOf(before.get(key), one)]) };
  }
  if (!isObject(before) || !isObject(now)) return { v: encoded(now) };
  const was = membersOf(before);
  const is = membersOf(now);
  const changed = [...is].filter(([key, one]) => was.get(key) !== one);
  const deleted = [...was.keys()].filter((key) => !is.has(key));
  const o = Object.fromEntries(changed.map(([key, one]) => [key, deltaOf(was.get(key), one)]));
  return deleted.length === 0 ? { o } : { o, d: deleted };
}

/** The value that `delta` makes of `before`. */
export function applyDelta(before: unknown, delta: Delta): unknown {
  if (delta === 0) return before;
  if ('v' in delta) return decoded(delta.v);
  if ('a' in delta) {
    const list = before as readonly unknown[];
    return delta.a.flatMap((piece) => {
      if (isRun(piece)) return list.slice(piece[0], piece[0] + piece[1]);
      return 'i' in piece ? [applyDelta(list[piece.i], piece.c)] : [decoded(piece.v)];
    });
  }
  if ('m' in delta) {
    const map = before as ReadonlyMap<string, unknown>;
    return new Map(delta.m.map(([key, one]) => [key, applyDelta(map.get(key), one)]));
  }
  const members = new Map(Object.entries(before as Plain));
  for (const key of delta.d ?? []) members.delete(key);
  for (const [key, one] of Object.entries(delta.o)) members.set(key, applyDelta(members.get(key), one));
  return Object.fromEntries(members);
}
