/** The second door of the pretend AWS: the same model over HTTP on real time, for the built bundle by `AWS_ENDPOINT_URL` alone. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { serviceOf } from '../errors.ts';
import { START } from '../scenario.ts';
import { check } from '../request-validation.ts';
import { shifted } from './time-shift.ts';
import type { Options, Respond, Served, Server } from './request-schemas.ts';
import { answered, read, refused } from './protocol.ts';
import type { HttpResponse } from './http-response.ts';

/**
 * Serves a simulation on the loopback interface. Times in answers are moved so that the scenario happens now: at speed 1,
 * whoever compares them with the `Date` header or with the machine's clock sees no difference.
 */
export const serve = async (respond: Respond, { speed = 1, fromMs = START, port = 0 }: Options = {}): Promise<Server> => {
  const startedMs = Date.now();
  const shiftMs = startedMs - fromMs;
  const elapsedMs = (): number => (Date.now() - startedMs) * speed;
  const requests: Served[] = [];
  const timers = new Set<NodeJS.Timeout>();

  /** What is written, and after how long by the scenario's clock. A wire of `undefined` breaks the connection. */
  const outcomeOf = async (request: IncomingMessage, requestId: string): Promise<Outcome | 'hangs'> => {
    // A path or method that the endpoint does not have is refused before anybody looks at the body.
    if (request.url !== '/') return { afterMs: 0, wire: plain(404, 'Not Found') };
    if (request.method !== 'POST') return { afterMs: 0, wire: plain(405, 'Method Not Allowed') };
    const asked = read(request.headers, await bodyOf(request), startedMs + elapsedMs());
    if ('error' in asked) return { afterMs: 0, wire: refused(asked.service, asked.error, requestId) };
    const { operation } = asked;
    const service = serviceOf(operation);
    const atMs = fromMs + elapsedMs();
    const input = withRegion(operation, shifted(operation, asked.input, -shiftMs), asked.region);
    const objection = check(operation, input, atMs);
    if (objection !== undefined) return { afterMs: 0, wire: refused(service, objection, requestId) };
    requests.push({ operation, input, atMs, attempt: attemptOf(request) });
    const reply = respond(operation, input, atMs);
    if ('hangs' in reply) return 'hangs';
    if ('error' in reply) return { afterMs: reply.afterMs, wire: refused(service, reply.error, requestId) };
    return { afterMs: reply.afterMs, wire: answered(operation, shifted(operation, reply.output, shiftMs), requestId) };
  };

  const write = (response: ServerResponse, { status, type, body }: HttpResponse, requestId: string): void => {
    response.writeHead(status, {
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
      if (outcome.wire === undefined) response.destroy();
      else write(response, outcome.wire, requestId);
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

interface Outcome {
  readonly afterMs: number;
  readonly wire: HttpResponse | undefined;
}

/** Longer than a client pauses between two looks, so that it does not write into a connection just closed. */
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
