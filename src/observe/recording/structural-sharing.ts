/**
 * Structural sharing: what did not change from one observation to the next is the same object. It keeps thousands
 * of them small, and lets "has it changed?" be a comparison of references.
 */

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** What an element of a list is known by from one observation to the next; undefined: by its place. */
function identity(value: unknown): string | undefined {
  if (!isPlain(value)) return undefined;
  if (typeof value.arn === 'string') return value.arn;
  if (typeof value.id === 'string') return typeof value.port === 'number' ? `${value.id} ${value.port}` : value.id;
  return undefined;
}

/**
 * Where in `before` an element of the list that followed it has its counterpart: at the same place, unless its identity
 * stands elsewhere. A recording's changes go by the same counterparts, so that what is shared comes back shared.
 */
export function counterpartIn(before: readonly unknown[]): (value: unknown, place: number) => number | undefined {
  let placeByIdentity: ReadonlyMap<string | undefined, number> | undefined;
  return (value, place) => {
    const id = identity(value);
    if (id === undefined || identity(before[place]) === id) return place;
    placeByIdentity ??= new Map(before.map((one, at) => [identity(one), at]));
    return placeByIdentity.get(id);
  };
}

function shareList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const counterpart = counterpartIn(before);
  const next = now.map((value, place) => shareUnchanged(before[counterpart(value, place) ?? before.length], value));
  return next.length === before.length && next.every((value, place) => value === before[place]) ? before : next;
}

function shareMap(before: ReadonlyMap<unknown, unknown>, now: ReadonlyMap<unknown, unknown>): ReadonlyMap<unknown, unknown> {
  const next = new Map([...now].map(([key, value]) => [key, shareUnchanged(before.get(key), value)]));
  const keys = [...before.keys()];
  return next.size === before.size && [...next].every(([key, value], place) => key === keys[place] && value === before.get(key))
    ? before
    : next;
}

/** Names are any that data may have: `__proto__` and `toString` are members only where an object has them as its own. */
function shareObject(before: Plain, now: Plain): Plain {
  const own = (key: string): unknown => (Object.hasOwn(before, key) ? before[key] : undefined);
  const next = Object.entries(now).map(([key, value]) => [key, shareUnchanged(own(key), value)] as const);
  const same = next.every(([key, value]) => Object.hasOwn(before, key) && value === before[key]);
  return same && next.length === Object.keys(before).length ? before : Object.fromEntries(next);
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
