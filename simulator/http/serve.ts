/** The second door of the pretend AWS: the same model over HTTP on real time, for the built bundle by `AWS_ENDPOINT_URL` alone. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Question } from '../../src/observe/aws.ts';
import { serviceOf } from '../errors.ts';
import { START } from '../scenario.ts';
import { check } from '../strict.ts';
import { shifted } from './anchor.ts';
import { answered, read, refused } from './exchange.ts';
import type { Wire } from './wire.ts';

/** What AWS does with a question: an answer or a refusal after a while, or nothing at all. */
export type Reply =
  | { readonly afterMs: number; readonly answer: unknown }
  | { readonly afterMs: number; readonly error: Error }
  | { readonly hangs: true };

/** The simulation, asked at a time of the scenario's clock, in milliseconds since the epoch. */
export type Respond = (question: Question, input: unknown, atMs: number) => Reply;

export interface Served {
  readonly question: Question;
  /** In the SDK's shape; times are those of the scenario. */
  readonly input: unknown;
  /** Which attempt of the SDK's it was, as its `amz-sdk-request` header says. */
  readonly attempt: number;
  /** Of the scenario's clock. */
  readonly atMs: number;
}

export interface Options {
  /** Seconds of the scenario for each second of the wall; default 1. */
  readonly speed?: number;
  /** The moment of the scenario at which the server starts; default: its second 0. */
  readonly fromMs?: number;
  /** Default: any that is free. */
  readonly port?: number;
}

export interface Server {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** The machine's time of the moment `fromMs` of the scenario, in milliseconds since the epoch. */
  readonly startedMs: number;
  readonly fromMs: number;
  /** What was asked and well put, in order. */
  readonly requests: readonly Served[];
  /** Stops at once; connections that hang are cut. */
  close(): Promise<void>;
}

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

  const later = (milliseconds: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timers.add(timer);
  };

  const serveOne = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const write = (wire: Wire): void => {
      response.writeHead(wire.status, {
        'content-type': wire.type,
        'content-length': Buffer.byteLength(wire.body),
        ...(wire.type === 'text/html' ? {} : { 'x-amzn-requestid': requestId }),
        date: new Date(startedMs + elapsedMs()).toUTCString(),
      });
      response.end(wire.body);
    };
    // A path or method that the endpoint does not have is refused before anybody looks at the body.
    if (request.url !== '/') {
      write(plain(404, 'Not Found'));
      return;
    }
    if (request.method !== 'POST') {
      write(plain(405, 'Method Not Allowed'));
      return;
    }
    const asked = read(request.headers, await bodyOf(request), startedMs + elapsedMs());
    const writeError = (service: Parameters<typeof refused>[0], error: Error): void => {
      const wire = refused(service, error, requestId);
      if (wire === undefined) response.destroy();
      else write(wire);
    };
    if ('error' in asked) {
      writeError(asked.service, asked.error);
      return;
    }
    const { question } = asked;
    const atMs = fromMs + elapsedMs();
    const input = withRegion(question, shifted(question, asked.input, -shiftMs), asked.region);
    const objection = check(question, input, atMs);
    if (objection !== undefined) {
      writeError(serviceOf(question), objection);
      return;
    }
    requests.push({ question, input, atMs, attempt: attemptOf(request) });
    const reply = respond(question, input, atMs);
    if ('hangs' in reply) return;
    // Written first and sent later, so that an answer shows its moment and a fault in it is found at once.
    if ('error' in reply) {
      later(reply.afterMs / speed, () => {
        writeError(serviceOf(question), reply.error);
      });
      return;
    }
    const wire = answered(question, shifted(question, reply.answer, shiftMs), requestId);
    later(reply.afterMs / speed, () => {
      write(wire);
    });
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

/** Longer than a client pauses between two looks, so that it does not write into a connection just closed. */
const KEEP_ALIVE_MS = 75_000;

const plain = (status: number, body: string): Wire => ({ status, type: 'text/plain', body });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** `amz-sdk-request: attempt=2; max=3` */
const attemptOf = (request: IncomingMessage): number =>
  Number(/attempt=(\d+)/.exec(String(request.headers['amz-sdk-request']))?.[1] ?? 1);

/** Only Logs may be asked in a region of its own, and the port says so in the input. */
const withRegion = (question: Question, input: unknown, region: string): unknown =>
  question === 'GetLogEvents' ? { ...(input as object), region } : input;
