/** The pretend AWS over HTTP, on real time: for the built bundle, by `AWS_ENDPOINT_URL` alone. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { serviceOf } from '../api/errors.ts';
import { START } from '../scenario.ts';
import { validateRequest } from '../api/request-validation.ts';
import { shifted } from './time-shift.ts';
import type { Respond, ServedRequest, Server, ServerOptions } from './server.ts';
import { answerResponse, errorResponse, readRequest, readRest } from './protocol.ts';
import type { HttpResponse } from './http-response.ts';

/**
 * Serves a simulation on the loopback interface. Times in answers are moved so that the scenario happens now: at speed 1,
 * whoever compares them with the `Date` header or with the machine's clock sees no difference.
 */
export const serve = async (respond: Respond, { speed = 1, fromMs = START, port = 0 }: ServerOptions = {}): Promise<Server> => {
  const startedMs = Date.now();
  const shiftMs = startedMs - fromMs;
  const elapsedMs = (): number => (Date.now() - startedMs) * speed;
  const requests: ServedRequest[] = [];
  const timers = new Set<NodeJS.Timeout>();

  /** What is written, and after how long by the scenario's clock. A response of `undefined` breaks the connection. */
  const outcomeOf = async (request: IncomingMessage, requestId: string): Promise<Outcome | 'hangs'> => {
    const read = await readOf(request, startedMs + elapsedMs());
    if ('status' in read) return { afterMs: 0, response: read };
    if ('error' in read) return { afterMs: 0, response: errorResponse(read.service, read.error, requestId) };
    const { operation } = read;
    const service = serviceOf(operation);
    const atMs = fromMs + elapsedMs();
    const input = withRegion(operation, shifted(operation, read.input, -shiftMs), read.region);
    const refusal = validateRequest(operation, input, atMs);
    if (refusal !== undefined) return { afterMs: 0, response: errorResponse(service, refusal, requestId) };
    requests.push({ operation, input, atMs, attempt: attemptOf(request) });
    const reply = respond(operation, input, atMs);
    if ('hangs' in reply) return 'hangs';
    if ('error' in reply) return { afterMs: reply.afterMs, response: errorResponse(service, reply.error, requestId) };
    return { afterMs: reply.afterMs, response: answerResponse(operation, shifted(operation, reply.output, shiftMs), requestId) };
  };

  const write = (response: ServerResponse, { status, type, body, headers = {} }: HttpResponse, requestId: string): void => {
    response.writeHead(status, {
      ...headers,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      // A proxy's page is not AWS's, and has none.
      ...(type === 'text/html' ? {} : { 'x-amzn-requestid': requestId }),
      date: new Date(startedMs + elapsedMs()).toUTCString(),
    });
    response.end(body);
  };

  const serveOne = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const outcome = await outcomeOf(request, requestId);
    if (outcome === 'hangs') return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (outcome.response === undefined) response.destroy();
      else write(response, outcome.response, requestId);
    }, outcome.afterMs / speed);
    timers.add(timer);
  };

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    serveOne(request, response).catch((fault: unknown) => {
      process.stderr.write(`${String(fault)}\n`);
      response.destroy();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    startedMs,
    fromMs,
    requests,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

/** A path or method that no endpoint has is refused, whatever the body. */
async function readOf(request: IncomingMessage, nowMs: number): Promise<ReturnType<typeof readRequest> | HttpResponse> {
  const { url = '', method = '', headers } = request;
  const body = await bodyOf(request);
  if (url !== '/') return readRest(method, url, headers, body, nowMs) ?? plain(404, 'Not Found');
  return method === 'POST' ? readRequest(headers, body, nowMs) : plain(405, 'Method Not Allowed');
}

interface Outcome {
  readonly afterMs: number;
  readonly response: HttpResponse | undefined;
}

/** Longer than a client pauses between two observations, so that it does not write into a connection just closed. */
const KEEP_ALIVE_MS = 75_000;

const plain = (status: number, body: string): HttpResponse => ({ status, type: 'text/plain', body });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** `amz-sdk-request: attempt=2; max=3` */
const attemptOf = (request: IncomingMessage): number =>
  Number(/attempt=(\d+)/.exec(String(request.headers['amz-sdk-request']))?.[1] ?? 1);

/** Only Logs may be asked in a region of its own, and the port says so in the input. */
const withRegion = (operation: Operation, input: unknown, region: string): unknown =>
  operation === 'GetLogEvents' ? { ...(input as object), region } : input;
