import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyDelta, deltaOf, type Delta } from '../../../src/observe/recording/delta.ts';
import { shareUnchanged } from '../../../src/observe/recording/structural-sharing.ts';

/** As it comes back from a line of the recording. */
const written = (delta: Delta): Delta => JSON.parse(JSON.stringify(delta)) as Delta;
const carried = (before: unknown, now: unknown): unknown => applyDelta(before, written(deltaOf(before, now)));

const a = { id: 'a', n: 1 };
const b = { id: 'b', n: 1 };
const c = { id: 'c', n: 1 };

describe('a change is written as', () => {
  it.each([
    ['nothing, where nothing changed', a, a, 0],
    [
      'the members that changed and those that are gone',
      { x: 1, y: 2, z: a },
      { x: 1, y: 3, w: a },
      { o: { y: { v: 3 }, w: { v: a } }, d: ['z'] },
    ],
    ['a run of the list before', [a, b, c], [b, c], { a: [[1, 2]] }],
    [
      'runs in another order',
      [a, b, c],
      [c, a, b],
      {
        a: [
          [2, 1],
          [0, 2],
        ],
      },
    ],
    [
      'a change of the element that is known by the same id',
      [a, b],
      [a, { id: 'b', n: 2 }],
      { a: [[0, 1], { i: 1, c: { o: { n: { v: 2 } } } }] },
    ],
    ['a new element', [a], [b, a], { a: [{ v: b }, [0, 1]] }],
    ['a run, where a plain value stood before', ['x', 'y'], ['z', 'x', 'y'], { a: [{ v: 'z' }, [0, 2]] }],
    [
      'a change of the element at the same place, where it has no id',
      [{ n: 1, a }],
      [{ n: 2, a }],
      { a: [{ i: 0, c: { o: { n: { v: 2 } } } }] },
    ],
    [
      'a change of the element at the same place, where two have one id',
      [b, { ...b, n: 2 }],
      [{ ...b, n: 3 }],
      { a: [{ i: 0, c: { o: { n: { v: 3 } } } }] },
    ],
    ['the end of a member with a name that every object inherits', { constructor: 1 }, {}, { o: {}, d: ['constructor'] }],
    ['the end of a member that is undefined', { x: 1 }, { x: undefined }, { o: {}, d: ['x'] }],
    ['an empty list', [a], [], { a: [] }],
    [
      'the entries of a map',
      new Map([['k', a]]),
      new Map([
        ['l', b],
        ['k', a],
      ]),
      {
        m: [
          ['l', { v: b }],
          ['k', 0],
        ],
      },
    ],
    ['a whole value, where there was another kind of value', [a], a, { v: a }],
    ['a map within a new value', undefined, { m: new Map([['k', [1]]]) }, { v: { m: { $map: [['k', [1]]] } } }],
  ])('%s', (_, before, now, delta) => {
    expect(deltaOf(before, now)).toEqual(delta);
    expect(carried(before, now)).toEqual(now);
  });
});

/** Names that every object inherits something by, and that data may have all the same. */
const inherited = fc.constantFrom('__proto__', 'constructor', 'toString', 'x');

/** Observations in miniature: lists of things with and without ids, lists of plain values, maps, members that come and go. */
const thing = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    port: fc.constantFrom(1, 2),
    state: fc.constantFrom('up', 'down'),
    tags: fc.array(fc.string()),
  },
  { requiredKeys: ['id'] },
);
const nameless = fc.record({ n: fc.nat(2), inner: fc.array(fc.nat(1), { maxLength: 2 }) });
const member = fc.oneof(fc.nat(2), fc.array(nameless, { maxLength: 3 }), fc.dictionary(inherited, fc.nat(2)));
const miniature = fc.record(
  {
    at: fc.nat(),
    things: fc.array(thing, { maxLength: 8 }),
    words: fc.array(fc.string(), { maxLength: 3 }),
    groups: fc
      .dictionary(fc.constantFrom('x', 'y', 'z'), fc.array(thing, { maxLength: 4 }))
      .map((all) => new Map(Object.entries(all))),
    nested: fc.record({ one: thing, none: fc.constant(null), deep: fc.array(fc.array(fc.integer())) }),
    odd: fc.dictionary(inherited, member),
  },
  { requiredKeys: ['at', 'things'] },
);
const sequence = fc.array(miniature, { minLength: 2, maxLength: 12 });

/** Sequences that once came back otherwise. */
const examples: [typeof sequence extends fc.Arbitrary<infer Sequence> ? Sequence : never][] = [
  // Two things of one identity: the list of the one at the same place is shared, not that of the last one.
  [
    [
      {
        at: 0,
        things: [
          { id: 'e', port: 1, tags: [] },
          { id: 'e', port: 1 },
        ],
      },
      { at: 0, things: [{ id: 'e', port: 1, state: 'up', tags: [] }] },
    ],
  ],
  // JSON.parse makes `__proto__` a member, as any other name; a literal or an assignment would not.
  [
    [
      { at: 0, things: [], odd: {} },
      JSON.parse('{ "at": 0, "things": [], "odd": { "__proto__": { "x": 1 } } }') as { at: 0; things: [] },
    ],
  ],
];

/** Every object in a value, by the path to it; the members of an object in no order, the entries of a map in theirs. */
function objectsOf(value: unknown, path = ''): readonly (readonly [path: string, object: unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  const members =
    value instanceof Map
      ? [...(value as ReadonlyMap<string, unknown>)]
      : Object.entries(value).sort(([one], [other]) => one.localeCompare(other));
  return [[path, value], ...members.flatMap(([key, one]) => objectsOf(one, `${path}/${key}`))];
}
/** Which objects of all values are one and the same: a number each, by first appearance. */
function identities(values: readonly unknown[]): readonly string[] {
  const numbers = new Map<unknown, number>();
  return values.flatMap((value) =>
    objectsOf(value).map(([path, object]) => {
      const number = numbers.get(object) ?? numbers.size;
      numbers.set(object, number);
      return `${path} ${number}`;
    }),
  );
}

describe('whatever is seen, one observation after another', () => {
  const shared = (observations: readonly unknown[]): readonly unknown[] =>
    observations.reduce<readonly unknown[]>((soFar, observation) => [...soFar, shareUnchanged(soFar.at(-1), observation)], []);
  const replayed = (observations: readonly unknown[]): readonly unknown[] =>
    observations.reduce<readonly unknown[]>(
      (soFar, observation, i) => [
        ...soFar,
        applyDelta(soFar.at(-1), written(deltaOf(i === 0 ? undefined : observations[i - 1], observation))),
      ],
      [],
    );

  it('sharing changes nothing in it', () => {
    fc.assert(
      fc.property(sequence, (observations) => {
        expect(shared(observations)).toEqual(observations);
      }),
      { examples },
    );
  });

  it('comes back deep-equal', () => {
    fc.assert(
      fc.property(sequence, (observations) => {
        expect(replayed(shared(observations))).toEqual(observations);
      }),
      { examples },
    );
  });

  it('comes back with the same objects shared', () => {
    fc.assert(
      fc.property(sequence, (observations) => {
        const original = shared(observations);
        expect(identities(replayed(original))).toEqual(identities(original));
      }),
      { examples },
    );
  });

  it('comes back deep-equal also where nothing is shared', () => {
    fc.assert(
      fc.property(sequence, (observations) => {
        expect(replayed(observations)).toEqual(observations);
      }),
      { examples },
    );
  });
});
