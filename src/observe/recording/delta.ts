/**
 * What changed between two values of which the later shares the unchanged objects of the earlier (`share.ts`), as plain
 * JSON: so that a recording holds changes only, and reading it restores the sharing.
 */
import { identity } from './structural-sharing.ts';

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
type Piece = readonly [from: number, count: number] | { readonly i: number; readonly c: Delta } | { readonly v: unknown };

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);

const frozen = (value: unknown): unknown => {
  if (value instanceof Map) return { $map: [...(value as ReadonlyMap<string, unknown>)].map(([key, one]) => [key, frozen(one)]) };
  if (Array.isArray(value)) return value.map((one: unknown) => frozen(one));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, frozen(one)])) : value;
};
const thawed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown) => thawed(one));
  if (!isObject(value)) return value;
  if (Array.isArray(value.$map)) return new Map((value.$map as [string, unknown][]).map(([key, one]) => [key, thawed(one)]));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, thawed(one)]));
};

function listDelta(before: readonly unknown[], now: readonly unknown[]): Delta {
  const places = new Map(before.map((one, place) => [one, place]));
  const named = new Map(before.flatMap((one, place) => [[identity(one), place] as const].filter(([id]) => id !== undefined)));
  const pieces: Piece[] = [];
  for (const one of now) {
    const last = pieces.at(-1);
    const same = typeof one === 'object' ? places.get(one) : undefined;
    const counterpart = named.get(identity(one));
    if (same !== undefined) {
      if (Array.isArray(last) && Number(last[0]) + Number(last[1]) === same)
        pieces[pieces.length - 1] = [Number(last[0]), Number(last[1]) + 1];
      else pieces.push([same, 1]);
    } else if (counterpart !== undefined && isObject(one)) pieces.push({ i: counterpart, c: deltaOf(before[counterpart], one) });
    else pieces.push({ v: frozen(one) });
  }
  return { a: pieces };
}

/** What makes `now` of `before`. */
export function deltaOf(before: unknown, now: unknown): Delta {
  if (before === now) return 0;
  if (Array.isArray(before) && Array.isArray(now)) return listDelta(before, now);
  if (before instanceof Map && now instanceof Map) {
    return {
      m: [...now].map(([key, one]) => [String(key), before.has(key) ? deltaOf(before.get(key), one) : { v: frozen(one) }]),
    };
  }
  if (!isObject(before) || !isObject(now)) return { v: frozen(now) };
  const changed = Object.entries(now).filter(([key, one]) => !(key in before) || before[key] !== one);
  const deleted = Object.keys(before).filter((key) => !(key in now));
  const o = Object.fromEntries(
    changed.map(([key, one]) => [key, key in before ? deltaOf(before[key], one) : { v: frozen(one) }]),
  );
  return deleted.length === 0 ? { o } : { o, d: deleted };
}

/** The value that `delta` makes of `before`. */
export function applyDelta(before: unknown, delta: Delta): unknown {
  if (delta === 0) return before;
  if ('v' in delta) return thawed(delta.v);
  if ('a' in delta) {
    const list = before as readonly unknown[];
    return delta.a.flatMap((piece) => {
      if (Array.isArray(piece)) return list.slice(Number(piece[0]), Number(piece[0]) + Number(piece[1]));
      return 'i' in piece ? [applyDelta(list[piece.i], piece.c)] : [thawed((piece as { readonly v: unknown }).v)];
    });
  }
  if ('m' in delta) {
    const map = before as ReadonlyMap<string, unknown>;
    return new Map(delta.m.map(([key, one]) => [key, applyDelta(map.get(key), one)]));
  }
  const kept = Object.entries(before as Plain).filter(([key]) => !(delta.d ?? []).includes(key));
  const object: Record<string, unknown> = Object.fromEntries(kept);
  for (const [key, one] of Object.entries(delta.o)) object[key] = applyDelta((before as Plain)[key], one);
  return object;
}
