/** What AWS would not give in the place of what it gives. */

export type Path = readonly (string | number)[];

/** Of each kind one, by what it is. */
export const garbage: Readonly<Record<string, unknown>> = {
  null: null,
  'an object': {},
  'a list': [],
  'a list of null': [null],
  'an empty text': '',
  'a text': 'x',
  zero: 0,
  'a negative number': -1,
  'a fraction': 0.5,
  'a huge number': 1e308,
  'no number': Number.NaN,
  true: true,
  'a nested object': JSON.parse('{"__proto__":{"a":[{"b":{}}]},"constructor":{"prototype":1}}') as unknown,
  'a very long text': 'a'.repeat(100_000),
  'a lone surrogate': '\ud800',
  'no date': new Date(Number.NaN),
  'a date of the year 275760': new Date(8.64e15),
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof Date);

/** Where something stands in an answer: of each list only the first element and the list itself, the answer itself too. */
export function pathsOf(answer: unknown, path: Path = []): readonly Path[] {
  if (!isObject(answer)) return [path];
  const inside = Array.isArray(answer) ? [[0, answer[0] as unknown] as const].slice(0, answer.length) : Object.entries(answer);
  return [path, ...inside.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** The same answer, with this in the place of that. */
export function replaced(answer: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(answer)) return answer.map((one: unknown, place) => (place === key ? replaced(one, rest, value) : one));
  return isObject(answer)
    ? { ...answer, [key]: replaced((answer as Readonly<Record<string, unknown>>)[key], rest, value) }
    : answer;
}
