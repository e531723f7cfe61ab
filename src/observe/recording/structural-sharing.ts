/**
 * Structural sharing: what did not change from one look to the next is the same object. It keeps thousands of looks
 * small, and lets "has it changed?" be a comparison of references.
 */

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** What an element of a list is known by across looks; undefined: by its place. */
export function identity(value: unknown): string | undefined {
  if (!isPlain(value)) return undefined;
  if (typeof value.arn === 'string') return value.arn;
  if (typeof value.id === 'string') return typeof value.port === 'number' ? `${value.id} ${value.port}` : value.id;
  return undefined;
}

function shareList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  let byIdentity: Map<string, unknown> | undefined;
  const counterpart = (value: unknown, place: number): unknown => {
    const id = identity(value);
    if (id === undefined || identity(before[place]) === id) return before[place];
    byIdentity ??= new Map(before.map((one) => [identity(one) ?? '', one]));
    return byIdentity.get(id);
  };
  const next = now.map((value, place) => shareUnchanged(counterpart(value, place), value));
  return next.length === before.length && next.every((value, place) => value === before[place]) ? before : next;
}

function shareMap(before: ReadonlyMap<unknown, unknown>, now: ReadonlyMap<unknown, unknown>): ReadonlyMap<unknown, unknown> {
  const next = new Map([...now].map(([key, value]) => [key, shareUnchanged(before.get(key), value)]));
  const keys = [...before.keys()];
  return next.size === before.size && [...next].every(([key, value], place) => key === keys[place] && value === before.get(key))
    ? before
    : next;
}

function shareObject(before: Plain, now: Plain): Plain {
  const next: Plain = {};
  const keys = Object.keys(now);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    next[key] = shareUnchanged(before[key], now[key]);
    same &&= key in before && next[key] === before[key];
  }
  return same ? before : next;
}

/** `now`, made of as many objects of `before` as are deep-equal in it; `before` itself when all is. Plain data only. */
export function shareUnchanged<T>(before: T | undefined, now: T): T {
  if (before === now || !isPlain(before) || !isPlain(now)) return now;
  if (Array.isArray(before) || Array.isArray(now)) {
    return Array.isArray(before) && Array.isArray(now) ? (shareList(before, now) as T) : now;
  }
  if (before instanceof Map || now instanceof Map) {
    return before instanceof Map && now instanceof Map ? (shareMap(before, now) as T) : now;
  }
  return shareObject(before, now) as T;
}
