/** One request read, and one reply written, in the protocol of the service that it is for. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { awsError, serviceOf, type AwsError, type ServiceName } from '../api/errors.ts';
import { requestSchemas } from '../api/request-schemas.ts';
import { answerSchemas } from './answer-schemas.ts';
import { fromJson, jsonAnswer, jsonError, assertAnswer, operationOf } from './json.ts';
import { fromQuery, queryAnswer, queryError, VERSION } from './aws-query.ts';
import { signedFor } from './signature.ts';
import type { HttpResponse } from './http-response.ts';
import { fromRest, restAnswer, restError, routeOf } from './rest-json.ts';

export interface ReadRequest {
  readonly operation: Operation;
  /** In the SDK's form, not yet validated. */
  readonly input: unknown;
  readonly region: string;
}

export interface RefusedRequest {
  readonly service: ServiceName;
  readonly error: AwsError;
}

const isOperation = (name: string): name is Operation => Object.hasOwn(requestSchemas, name);

/** What a request asks, or why AWS refuses to hear it. `nowMs` is AWS's time. */
export const readRequest = (headers: IncomingHttpHeaders, body: string, nowMs: number): ReadRequest | RefusedRequest => {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? readJson(headers, target, body, nowMs) : readQuery(headers, body, nowMs);
};

/** The service that a header `X-Amz-Target` speaks to. */
const addressed = (target: string): ServiceName =>
  target.startsWith('Logs_') ? 'logs' : target.startsWith('CodeDeploy_') ? 'codedeploy' : 'ecs';

const readJson = (headers: IncomingHttpHeaders, target: string, body: string, nowMs: number): ReadRequest | RefusedRequest => {
  const service = addressed(target);
  const signed = signedFor(service, headers, nowMs);
  if (signed instanceof Error) return { service, error: signed };
  const operation = operationOf(target) ?? '';
  if (headers['content-type'] !== 'application/x-amz-json-1.1' || !isOperation(operation) || serviceOf(operation) !== service) {
    return { service, error: awsError('UnknownOperationException', '', 400) };
  }
  try {
    return { operation, input: fromJson(requestSchemas[operation], JSON.parse(body)), region: signed.region };
  } catch {
    return { service, error: awsError('SerializationException', 'The request body is not JSON.', 400) };
  }
};

/** The same of a service that is asked by method and path; undefined: there is nothing at that path. */
export function readRest(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  body: string,
  nowMs: number,
): ReadRequest | RefusedRequest | undefined {
  const [path = '', query = ''] = url.split('?');
  const route = routeOf(method, path);
  if (route === undefined) return undefined;
  const { operation } = route;
  const service = serviceOf(operation);
  const signed = signedFor(service, headers, nowMs);
  if (signed instanceof Error) return { service, error: signed };
  try {
    const input = fromRest(requestSchemas[operation], route, new URLSearchParams(query), body);
    return { operation, input, region: signed.region };
  } catch {
    return { service, error: awsError('SerializationException', 'The request body is not JSON.', 400) };
  }
}

const readQuery = (headers: IncomingHttpHeaders, body: string, nowMs: number): ReadRequest | RefusedRequest => {
  const service = 'elasticloadbalancing';
  const signed = signedFor(service, headers, nowMs);
  if (signed instanceof Error) return { service, error: signed };
  const form = new URLSearchParams(headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? body : '');
  const operation = form.get('Action') ?? '';
  if (operation === '') return { service, error: awsError('MissingAction', 'The request is missing an action.', 400) };
  const version = form.get('Version') ?? '';
  if (version !== VERSION || !isOperation(operation) || serviceOf(operation) !== service) {
    const error = awsError('InvalidAction', `Could not find operation ${operation} for version ${version}`, 400);
    return { service, error };
  }
  return { operation, input: fromQuery(requestSchemas[operation], form), region: signed.region };
};

export const answerResponse = (operation: Operation, answer: unknown, requestId: string): HttpResponse => {
  assertAnswer(operation, answerSchemas[operation], answer);
  const service = serviceOf(operation);
  if (service === 'vpc-lattice') return restAnswer(answer);
  return service === 'elasticloadbalancing' ? queryAnswer(operation, answer, requestId) : jsonAnswer(answer);
};

/** What a proxy in between says instead of AWS; the SDK's name for it is that of its parser's error. */
const page: Omit<HttpResponse, 'status'> = { type: 'text/html', body: '<html><body><h1>502 Bad Gateway</h1></body></html>' };

/** The beginning of an answer, which says of itself that it is all. */
function halfAn(service: ServiceName): HttpResponse {
  const body = service === 'elasticloadbalancing' ? '<DescribeTargetHealthResponse><DescribeTarget' : '{"cluster';
  return { status: 200, type: service === 'elasticloadbalancing' ? 'text/xml' : 'application/x-amz-json-1.1', body };
}

/** `undefined` for an error that is no answer of AWS's: there is nothing to write, the connection breaks. */
export const errorResponse = (service: ServiceName, error: Error, requestId: string): HttpResponse | undefined => {
  if (!isAwsError(error)) return undefined;
  const status = error.$metadata.httpStatusCode;
  if (status === 200) return halfAn(service);
  if (error.name === 'SyntaxError') return { ...page, status };
  if (service === 'vpc-lattice') return restError(error, furtherMembers(error));
  return service === 'elasticloadbalancing'
    ? queryError(status, error.name, error.message, requestId)
    : jsonError(status, error.name, error.message, furtherMembers(error));
};

/** What an error says beside its name and message, such as `resourceType`. */
const furtherMembers = (error: AwsError): object =>
  Object.fromEntries(Object.entries(error).filter(([name]) => !name.startsWith('$')));

const isAwsError = (error: Error): error is AwsError =>
  '$metadata' in error &&
  typeof error.$metadata === 'object' &&
  error.$metadata !== null &&
  'httpStatusCode' in error.$metadata &&
  typeof error.$metadata.httpStatusCode === 'number';
