/** A judge of requests and answers: GitHub's own published description, as far as the action calls it. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly ({ readonly $ref: string } | Parameter)[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema: { readonly type: string };
}

const slice = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Json>>>>;
};

// OpenAPI 3.0 has words of its own, and formats are not what is at stake.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false }).addSchema(slice, 'github');
const pointer = (...steps: readonly string[]): string =>
  `github#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const compiled = new Map<string, ValidateFunction>();
function faults(reference: string, value: unknown): readonly string[] {
  const check = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, check);
  return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

export interface Call {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  /** The variable parts of the path, by name. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Which operation a request calls; undefined: none that GitHub describes. */
export function callOf(method: string, pathname: string): Call | undefined {
  for (const [path, methods] of Object.entries(slice.paths)) {
    const operation = methods[method.toLowerCase()];
    const found = new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(pathname);
    if (operation && found)
      return { id: operation.operationId, path, method: method.toLowerCase(), variables: { ...found.groups } };
  }
  return undefined;
}

const operationOf = ({ path, method }: Call): Operation => {
  const operation = slice.paths[path]?.[method];
  if (!operation) throw new Error(`no ${method} of ${path}`);
  return operation;
};

const named = ($ref: string): Json => {
  const [, , kind = '', name = ''] = $ref.split('/');
  return slice.components[kind]?.[name] ?? {};
};

/** What is wrong with a request; members that are not described are too. */
export function requestFaults(call: Call, query: URLSearchParams, body: unknown): readonly string[] {
  const { parameters = [], requestBody } = operationOf(call);
  const known = parameters.map((one) => ('$ref' in one ? (named(one.$ref) as unknown as Parameter) : one));
  const asked = [...query].map(([name, value]) => ({ name, value, in: 'query' as const }));
  const inPath = Object.entries(call.variables).map(([name, value]) => ({ name, value, in: 'path' as const }));
  const ofParameters = [...asked, ...inPath].flatMap(({ name, value, in: place }) => {
    const parameter = known.find((one) => one.name === name && one.in === place);
    if (!parameter) return [`${place} ${name} is not described`];
    return parameter.schema.type === 'integer' && !/^\d+$/.test(value) ? [`${name} is no integer`] : [];
  });
  if (!requestBody) return body === undefined ? ofParameters : [...ofParameters, 'a body is not described'];
  const steps = ['paths', call.path, call.method, 'requestBody', 'content', 'application/json', 'schema'];
  const { content } = requestBody as { content: Record<string, { schema: { properties: Json } }> };
  const members = Object.keys(content['application/json']?.schema.properties ?? {});
  const strange = Object.keys((body ?? {}) as Json).filter((name) => !members.includes(name));
  return [...ofParameters, ...faults(pointer(...steps), body), ...strange.map((name) => `body.${name} is not described`)];
}

/** What is wrong with an answer of a pretend GitHub. */
export function answerFaults(call: Call, status: number, body: unknown): readonly string[] {
  const answer = operationOf(call).responses[String(status)];
  // Failures that every operation may have are not described with each.
  if (!answer) return status >= 400 ? [] : [`the status ${status} is not described`];
  if ('$ref' in answer) return [];
  if (!answer.content) return body === undefined ? [] : ['a body is not described'];
  const steps = ['paths', call.path, call.method, 'responses', String(status), 'content', 'application/json', 'schema'];
  return faults(pointer(...steps), body);
}

/** The plainest value that a component's schema allows: what an answer holds beside what matters. */
export const sample = (component: string): Json => sampleOf({ $ref: `#/components/schemas/${component}` }) as Json;

function sampleOf(schema: Json): unknown {
  if (typeof schema.$ref === 'string') return sampleOf(named(schema.$ref));
  const [first] = (schema.anyOf ?? schema.oneOf ?? []) as readonly Json[];
  if (schema.nullable === true) return null;
  if (first) return sampleOf(first);
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((one) => sampleOf(one as Json))) as Json;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'string') return schema.format === 'uri' ? 'https://github.com/o/r' : '2026-11-24T12:00:00Z';
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  const required = (schema.required ?? []) as readonly string[];
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]));
}
