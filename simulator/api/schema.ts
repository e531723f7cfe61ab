/** Schemas of AWS's requests and answers: strict validation, JSON and XML are all read off the same description. */
export type Schema =
  | { readonly kind: 'text'; readonly oneOf?: readonly string[]; readonly pattern?: RegExp }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly fraction?: true }
  | { readonly kind: 'flag' }
  /** A `Date` in the SDK's form. */
  | { readonly kind: 'time' }
  | { readonly kind: 'list'; readonly of: Schema; readonly min?: number; readonly max?: number }
  | { readonly kind: 'map'; readonly of: Schema }
  /** A JSON document of no fixed form. */
  | { readonly kind: 'anything' }
  | FieldsSchema;

export interface FieldsSchema {
  readonly kind: 'fields';
  readonly fields: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

export const text: Schema = { kind: 'text' };
export const oneOf = (...values: readonly string[]): Schema => ({ kind: 'text', oneOf: values });
export const matching = (pattern: RegExp): Schema => ({ kind: 'text', pattern });
export const number: Schema = { kind: 'number' };
export const fraction: Schema = { kind: 'number', fraction: true };
export const between = (min: number, max: number): Schema => ({ kind: 'number', min, max });
export const flag: Schema = { kind: 'flag' };
export const time: Schema = { kind: 'time' };
export const anything: Schema = { kind: 'anything' };
export const list = (of: Schema, min?: number, max?: number): Schema => ({
  kind: 'list',
  of,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
export const map = (of: Schema): Schema => ({ kind: 'map', of });
export const fields = (of: Readonly<Record<string, Schema>>, ...required: readonly string[]): FieldsSchema => ({
  kind: 'fields',
  fields: of,
  required,
});

/** What is wrong with a value: of another type altogether (no JSON parser of AWS's takes it), or one that AWS refuses. */
export interface Violation {
  readonly about: 'type' | 'value';
  /** Which member, as in `targets.1.id`. */
  readonly at: string;
  readonly message: string;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const typed = (at: string, wanted: string): Violation => ({ about: 'type', at, message: `${at} must be ${wanted}` });
const refused = (at: string, why: string): Violation => ({ about: 'value', at, message: `Value at '${at}' ${why}` });

/** The first thing that is wrong with `value`; `undefined` when nothing is. Members that are `undefined` count as absent. */
export const violationOf = (schema: Schema, value: unknown, at: string): Violation | undefined => {
  switch (schema.kind) {
    case 'text':
      if (typeof value !== 'string') return typed(at, 'a string');
      if (schema.oneOf !== undefined && !schema.oneOf.includes(value)) {
        return refused(at, `failed to satisfy constraint: Member must satisfy enum value set: [${schema.oneOf.join(', ')}]`);
      }
      return schema.pattern === undefined || schema.pattern.test(value) ? undefined : refused(at, `is malformed: ${value}`);
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return typed(at, 'a number');
      if (schema.fraction === undefined && !Number.isSafeInteger(value)) return typed(at, 'a whole number');
      if (schema.min !== undefined && value < schema.min) return refused(at, `must be at least ${schema.min}`);
      return schema.max !== undefined && value > schema.max ? refused(at, `must be at most ${schema.max}`) : undefined;
    case 'flag':
      return typeof value === 'boolean' ? undefined : typed(at, 'a boolean');
    case 'time':
      return value instanceof Date && !Number.isNaN(value.getTime()) ? undefined : typed(at, 'a timestamp');
    case 'list':
      return listViolation(schema, value, at);
    case 'map':
      if (!isObject(value)) return typed(at, 'a map');
      return first(
        Object.entries(value).map(
          ([key, member]) =>
            () =>
              violationOf(schema.of, member, `${at}.${key}`),
        ),
      );
    case 'anything':
      return undefined;
    case 'fields':
      return fieldsViolation(schema, value, at);
  }
};

const listViolation = (schema: Schema & { kind: 'list' }, value: unknown, at: string): Violation | undefined => {
  if (!Array.isArray(value)) return typed(at, 'a list');
  if (value.length < (schema.min ?? 0)) return refused(at, 'cannot be empty');
  if (value.length > (schema.max ?? Infinity)) return refused(at, `can have at most ${schema.max} items`);
  return first(value.map((member: unknown, index) => () => violationOf(schema.of, member, `${at}.${index + 1}`)));
};

const fieldsViolation = (schema: FieldsSchema, value: unknown, at: string): Violation | undefined => {
  if (!isObject(value)) return typed(at, 'a structure');
  const named = (name: string): string => (at === '' ? name : `${at}.${name}`);
  const missing = schema.required.find((name) => value[name] === undefined);
  if (missing !== undefined) return refused(named(missing), 'is required');
  return first(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => () => {
        const known = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined;
        return known === undefined
          ? refused(named(name), 'is not a parameter of this operation')
          : violationOf(known, member, named(name));
      }),
  );
};

const first = (checks: readonly (() => Violation | undefined)[]): Violation | undefined => {
  for (const check of checks) {
    const violation = check();
    if (violation !== undefined) return violation;
  }
  return undefined;
};
