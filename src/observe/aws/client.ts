/** Asks AWS on behalf of one observation: every call ends in an answer or in a named read failure, never in an exception. */
import { within, type Clock } from '../../clock.ts';
import { notAsked, type ReadFailure } from '../../model/observation.ts';
import { apiOf, type Api } from '../../model/throttling.ts';
import { isRepeated, pauseMs } from './repeats.ts';
import type { ApiResults, ThrottledApis } from './throttled-apis.ts';
import { readFailureOf, isAnswer, type About } from './read-failure.ts';
import { permissions, type Aws, type Operation, type Operations } from './operations.ts';

/** With when the question was asked that was answered, and when the answer was in, by this machine's clock. */
export type Reply<Q extends Operation> =
  | {
      readonly output: Operations[Q]['output'];
      readonly askedAt: number;
      readonly answeredAt: number;
      readonly readFailure?: undefined;
    }
  | { readonly output?: undefined; readonly readFailure: ReadFailure };

/** Something that several calls were made for. */
export interface Part<T> {
  /** undefined: it could not be had; the absences say why. */
  readonly value?: T;
  /** Also of what is missing from a value that could be had in part. */
  readonly readFailures: readonly ReadFailure[];
}

export interface AwsClient {
  call<Q extends Operation>(operation: Q, input: Operations[Q]['input'], about?: About): Promise<Reply<Q>>;
  /** Whether AWS has answered anything so far, errors included. */
  readonly heard: () => boolean;
  /** When the last answer was in, by this machine's clock; undefined: there has been none, but for errors. */
  readonly answeredAt: () => number | undefined;
  /** Whether AWS has throttled any call so far, also one that it answered in the end, or one that was spared it. */
  readonly throttled: () => boolean;
  /** How long a call has waited for ECS because it throttled, the longest so far; undefined: it did not. */
  readonly heldUpMs: () => number | undefined;
  /** How the calls so far ended. */
  readonly results: () => ApiResults;
  readonly signal: AbortSignal;
}

/**
 * Questions that are not asked again because their answer would be the same: those that are optional and were denied or
 * refused. Kept by whoever looks, from look to look. What is denied is denied for all of a service, since a permission may
 * cover others; what is refused (a task definition that is gone) is refused for what was asked about alone.
 */
export type SettledFailures = Map<string, ReadFailure>;

const abortError = (): Error => Object.assign(new Error('not answered in time'), { name: 'AbortError' });
const notAskedError = (): Error => Object.assign(new Error('there was no time left to ask'), { name: notAsked });

/** Rejects once the signal is aborted, whatever the promise does: a port that never answers must not hold an observation. */
async function unlessAborted<T>(signal: AbortSignal, start: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw notAskedError();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(abortError());
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([start(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What a permission can be granted for apart from others: a service, of which revisions and service deployments are parts. */
function scopeOf(input: object): string {
  const asked = input as Readonly<Record<string, unknown>>;
  const arns = asked.serviceRevisionArns ?? asked.serviceDeploymentArns;
  const arn: unknown = Array.isArray(arns) ? arns[0] : undefined;
  if (typeof arn === 'string') return arn.slice(0, arn.lastIndexOf('/'));
  return [asked.cluster, asked.service].map((part) => (typeof part === 'string' ? part : '')).join(' ');
}

export interface ClientOptions {
  readonly aws: Aws;
  readonly clock: Clock;
  readonly settled: SettledFailures;
  readonly signal: AbortSignal;
  /** From 0 up to 1: how long to wait before a question is repeated. */
  readonly random: () => number;
  /** Which APIs are left alone; undefined: none. */
  readonly throttledApis?: ThrottledApis;
  /** How long one call may take, its repeats included; undefined: as long as the observation. */
  readonly callLimitMs?: number | undefined;
  /** Whether nothing has been shown yet of what is waited for. */
  readonly isUnseen?: boolean;
}

export function openClient({
  aws,
  clock,
  settled,
  signal,
  random,
  throttledApis,
  callLimitMs,
  isUnseen = false,
}: ClientOptions): AwsClient {
  let heard = false;
  let answeredAt: number | undefined;
  let throttled = false;
  let heldUpMs: number | undefined;
  const answered = new Set<Api>();
  const refusals = new Map<Api, unknown>();
  return {
    signal,
    heard: () => heard,
    answeredAt: () => answeredAt,
    throttled: () => throttled,
    heldUpMs: () => heldUpMs,
    results: () => ({ answered, throttled: refusals }),
    async call(operation, input, about = {}) {
      const denied = `${operation} ${scopeOf(input)}`;
      const refused = `${denied} ${about.resource ?? ''}`;
      const before = settled.get(denied) ?? settled.get(refused);
      if (before) return { readFailure: before };
      const refusal = throttledApis?.refusalOf(apiOf(permissions[operation].action), clock.now());
      if (refusal) {
        throttled = true;
        return { readFailure: readFailureOf(operation, refusal.error, about) };
      }
      const ask = (limit: AbortSignal) => askUntilAnswered(operation, input, about, limit);
      const reply = await (callLimitMs === undefined ? ask(signal) : within(clock, callLimitMs, signal, ask));
      if (reply.readFailure) settle(reply.readFailure.reason === 'denied' ? denied : refused, reply.readFailure);
      return reply;
    },
  };

  /** Asks again where that may help, until there is an answer, it has been tried often enough, or the time is up. */
  async function askUntilAnswered<Q extends Operation>(
    operation: Q,
    input: Operations[Q]['input'],
    about: About,
    limit: AbortSignal,
  ): Promise<Reply<Q>> {
    const api = apiOf(permissions[operation].action);
    const firstAskedAt = clock.now();
    for (let tried = 1; ; tried += 1) {
      const askedAt = clock.now();
      try {
        const output = await unlessAborted(limit, () => aws.call(operation, input, limit));
        heard = true;
        answered.add(api);
        answeredAt = clock.now();
        return { output, askedAt, answeredAt };
      } catch (error) {
        const readFailure = readFailureOf(operation, error, about);
        if (isAnswer(readFailure)) heard = true;
        if (readFailure.reason === 'throttled') throttled = true;
        const isToBeRepeated = isRepeated(readFailure, tried);
        if (isToBeRepeated) await clock.sleep(pauseMs(tried, random(), isUnseen), limit);
        if (readFailure.reason === 'throttled' && api === 'ecs') heldUpMs = Math.max(heldUpMs ?? 0, clock.now() - firstAskedAt);
        if (!isToBeRepeated || limit.aborted) {
          if (readFailure.reason === 'throttled') refusals.set(api, error);
          return { readFailure };
        }
      }
    }
  }

  function settle(key: string, readFailure: ReadFailure): void {
    const isFinal = readFailure.reason === 'denied' || readFailure.reason === 'refused';
    if (!isFinal || readFailure.needed || readFailure.operation === 'GetLogEvents') return;
    if (permissions[readFailure.operation as Operation].need === 'optional') settled.set(key, readFailure);
  }
}
