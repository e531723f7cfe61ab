/** Optional members: absent and undefined are one and the same inside, and written once here. */

type Defined<T> = { -readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The members of an object, without those that are undefined. */
export const defined = <T extends object>(members: T): Defined<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
