/**
 * Values that the SDK does not know. Its schemas call an enumeration a text; its declarations name it, and what it may be.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as codeDeploy from '@aws-sdk/client-codedeploy';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as lattice from '@aws-sdk/client-vpc-lattice';
import type { $SchemaRef, StaticOperationSchema, StaticSchema } from '@smithy/types';
import { isObject } from '../../../simulator/api/schema.ts';
import type { Operation } from '../../../src/observe/aws/operations.ts';

const clients: readonly (readonly [name: string, exports: Readonly<Record<string, unknown>>])[] = [
  ['client-ecs', ecs],
  ['client-elastic-load-balancing-v2', elb],
  ['client-codedeploy', codeDeploy],
  ['client-vpc-lattice', lattice],
  ['client-cloudwatch-logs', logs],
];

type Values = ReadonlyMap<string, ReadonlySet<string>>;

/** By `Structure.member`. */
function enumerationsOf(client: string): Values {
  const folder = new URL(`../../../node_modules/@aws-sdk/${client}/dist-types/models/`, import.meta.url);
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  const enums = new Map(
    [...read('enums.d.ts').matchAll(/^export declare const (\w+): \{$(.*?)^\};$/gms)].map(([, name = '', body = '']) => [
      name,
      new Set([...body.matchAll(/: "(.*)";$/gm)].map(([, value = '']) => value)),
    ]),
  );
  const models = readdirSync(folder).filter((name) => /^models_\d+\.d\.ts$/.test(name));
  const structures = models.flatMap((name) => [...read(name).matchAll(/^export interface (\w+)[^{\n]*\{$(.*?)^\}$/gms)]);
  return new Map(
    structures.flatMap(([, structure = '', body = '']) =>
      [...body.matchAll(/^ {4}(\w+)\??: (\w+)(?:\[\])? \| undefined;$/gm)].flatMap(([, member = '', type = '']) => {
        const values = enums.get(type);
        return values === undefined ? [] : [[`${structure}.${member}`, values] as const];
      }),
    ),
  );
}

const operationNamed = new Map(
  clients.flatMap(([client, exports]) => {
    const enumerations = enumerationsOf(client);
    return Object.entries(exports)
      .filter(([name, value]) => name.endsWith('$') && Array.isArray(value) && value[0] === 9)
      .map(([name, value]) => [name.slice(0, -1), { enumerations, schema: value as StaticOperationSchema }] as const);
  }),
);

/** Each as `Structure.member is VALUE`, once. */
export function unknownValues(operation: Operation, answer: unknown): readonly string[] {
  const found = operationNamed.get(operation);
  if (found === undefined) throw new Error(`The SDK has no schema of ${operation}`);
  const { enumerations, schema } = found;
  const unknown = new Set<string>();
  const visit = (ref: $SchemaRef, value: unknown, at: string): void => {
    const one = (typeof ref === 'function' ? ref() : ref) as number | StaticSchema | readonly [$SchemaRef, unknown];
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      const of = typeof one !== 'number' && one[0] === 1 ? (one[4] ?? 0) : 0;
      for (const element of value) visit(of, element, at);
    } else if (typeof one === 'number') {
      if (typeof value === 'string' && enumerations.get(at)?.has(value) === false) unknown.add(`${at} is ${value}`);
    } else if (one.length === 2) {
      visit(one[0], value, at);
    } else if ((one[0] === 3 || one[0] === 4) && isObject(value)) {
      const [, , structure, , names, refs] = one;
      names.forEach((name, index) => {
        visit(refs[index] ?? 0, value[name], `${structure}.${name}`);
      });
    }
  };
  visit(schema[5], answer, '');
  return [...unknown];
}

/** How many members are enumerations, by client: none would be a reading that has failed. */
export const enumerationCounts: readonly (readonly [string, number])[] = clients.map(([client]) => [
  client,
  enumerationsOf(client).size,
]);
