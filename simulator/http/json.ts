/** awsJson1.1, as ECS, CloudWatch Logs and CodeDeploy speak it: times are numbers, epoch seconds with at most three decimals. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { violationOf, isObject, type FieldsSchema, type Schema } from '../api/schema.ts';
import type { HttpResponse } from './http-response.ts';

/** `X-Amz-Target` names the service's API version and the operation. */
const TARGET = /^(?:AmazonEC2ContainerServiceV20141113|Logs_20140328|CodeDeploy_20141006)\.(\w+)$/;

/** The operation that a header asks for, or `undefined` when it is no such header. */
export const operationOf = (target: string): string | undefined => TARGET.exec(target)?.[1];

/** A parsed request body in the SDK's form. What does not fit is left as it is: validation says what is wrong with it. */
export const fromJson = (schema: Schema | undefined, value: unknown): unknown => {
  if (schema?.kind === 'time' && typeof value === 'number') return new Date(Math.round(value * 1000));
  if (schema?.kind === 'list' && Array.isArray(value)) return value.map((member: unknown) => fromJson(schema.of, member));
  if (schema?.kind !== 'fields' || !isObject(value)) return value;
  const known = (name: string): Schema | undefined => (Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, fromJson(known(name), member)]),
  );
};

const toJson = (value: unknown): unknown => {
  if (value instanceof Date) return Math.round(value.getTime()) / 1000;
  if (Array.isArray(value)) return value.map(toJson);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)])) : value;
};

/** Throws when an answer is not of its schema: that is a fault of the pretend AWS, never to be passed on in silence. */
export const assertAnswer = (operation: Operation, schema: FieldsSchema, answer: unknown): void => {
  const violation = violationOf(schema, answer, operation);
  if (violation !== undefined) throw new Error(`An answer that AWS would not give: ${violation.message}`);
};

const CONTENT_TYPE = 'application/x-amz-json-1.1';

export const jsonAnswer = (answer: unknown): HttpResponse => ({
  status: 200,
  type: CONTENT_TYPE,
  body: JSON.stringify(toJson(answer)),
});

/** `extra` are the error's further members. Denials come from the layer before the service, which spells `Message`. */
export const jsonError = (status: number, name: string, message: string, extra: object): HttpResponse => ({
  status,
  type: CONTENT_TYPE,
  body: JSON.stringify({ __type: name, ...(name === 'AccessDeniedException' ? { Message: message } : { message }), ...extra }),
});
