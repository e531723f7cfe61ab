/** awsQuery, as ELBv2 speaks it: a form goes in, XML comes out; lists are `Name.member.1` there and `<member>` here. */
import { isObject, type Schema } from '../api/schema.ts';
import type { HttpResponse } from './http-response.ts';

export const VERSION = '2015-12-01';
const NAMESPACE = `http://elasticloadbalancing.amazonaws.com/doc/${VERSION}/`;

type Tree = Map<string, Tree | string>;

/** The form's parameters in the SDK's form. What does not fit is left as it is: validation says what is wrong with it. */
export const fromQuery = (schema: Schema, form: URLSearchParams): unknown => {
  const tree: Tree = new Map();
  for (const [key, value] of form) {
    if (key !== 'Action' && key !== 'Version') plant(tree, key.split('.'), value);
  }
  return typed(schema, tree);
};

const plant = (tree: Tree, path: readonly string[], value: string): void => {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    tree.set(head, value);
    return;
  }
  const found = tree.get(head);
  const branch: Tree = found instanceof Map ? found : new Map<string, Tree | string>();
  tree.set(head, branch);
  plant(branch, rest, value);
};

const typed = (schema: Schema | undefined, value: Tree | string): unknown => {
  if (schema?.kind === 'list') {
    // An empty list is sent as the name alone.
    if (value === '') return [];
    const members = value instanceof Map ? value.get('member') : undefined;
    if (!(members instanceof Map)) return value;
    return [...members].sort(([a], [b]) => Number(a) - Number(b)).map(([, member]) => typed(schema.of, member));
  }
  if (value instanceof Map) {
    const known = (name: string): Schema | undefined =>
      schema?.kind === 'fields' && Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined;
    return Object.fromEntries([...value].map(([name, member]) => [name, typed(known(name), member)]));
  }
  if (schema?.kind === 'number' && /^-?\d+$/.test(value)) return Number(value);
  if (schema?.kind === 'flag' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
};

/** A character that XML 1.0 cannot carry at all is replaced, as AWS does. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  // A parser would read a bare one as a line feed.
  ['\r', '&#13;'],
]);

export const escaped = (content: string): string =>
  content.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\r]/g, (character) => entities.get(character) ?? character);

const toXml = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((member: unknown) => `<member>${toXml(member)}</member>`).join('');
  if (value instanceof Date) return value.toISOString();
  if (!isObject(value)) return escaped(String(value));
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `<${name}>${toXml(member)}</${name}>`)
    .join('');
};

const xml = (status: number, body: string): HttpResponse => ({ status, type: 'text/xml', body });

export const queryAnswer = (operation: string, answer: unknown, requestId: string): HttpResponse =>
  xml(
    200,
    `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${toXml(answer)}</${operation}Result>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
  );

/** Codes on the wire where the SDK's name differs ("Errors" of each operation in the ELBv2 API reference). */
const codes = new Map([
  ['TargetGroupNotFoundException', 'TargetGroupNotFound'],
  ['RuleNotFoundException', 'RuleNotFound'],
  ['ListenerNotFoundException', 'ListenerNotFound'],
  ['LoadBalancerNotFoundException', 'LoadBalancerNotFound'],
  ['InvalidTargetException', 'InvalidTarget'],
  ['HealthUnavailableException', 'HealthUnavailable'],
]);

export const queryError = (status: number, name: string, message: string, requestId: string): HttpResponse =>
  xml(
    status,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${status >= 500 ? 'Receiver' : 'Sender'}</Type>` +
      `<Code>${escaped(codes.get(name) ?? name)}</Code><Message>${escaped(message)}</Message></Error>` +
      `<RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
