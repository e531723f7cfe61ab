/** How often something is drawn. The first of several is the plainest: failures shrink towards it. */
import fc, { type Arbitrary } from 'fast-check';

/** One of these, by weight. */
export const weighted = <T>(...options: readonly (readonly [weight: number, arbitrary: Arbitrary<T>])[]): Arbitrary<T> =>
  fc.oneof({ withCrossShrink: true }, ...options.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** One of these values, all alike often. */
export const among = <T>(...values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values);

/** There in so many of a hundred, else undefined. */
export const inPercent = <T>(percent: number, arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  weighted<T | undefined>([100 - percent, fc.constant(undefined)], [percent, arbitrary]);

export type Members<T> = { readonly [K in keyof T]: Arbitrary<T[K] | undefined> };

/** An object of which the members that came out undefined are absent. */
export const sparse = <T extends object>(members: Members<T>): Arbitrary<T> =>
  fc
    .record(members as { readonly [name: string]: Arbitrary<unknown> })
    .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as T);

/** A second of the scenario at which somebody does something: soon, in the course of the deployment, or long after it. */
export const aMoment: Arbitrary<number> = weighted(
  [3, fc.integer({ min: 1, max: 120 })],
  [5, fc.integer({ min: 1, max: 600 })],
  [2, fc.integer({ min: 1, max: 2400 })],
);
