/** Asks AWS on behalf of one observation: every call ends in an answer or in a named read failure, never in an exception. */
import { within, type Clock } from '../../clock.ts';
import type { ReadFailure } from '../../model/observation.ts';
import { readFailureOf, isAnswer, type About } from './read-failure.ts';
import { permissions, type Aws, type Operation, type Operations } from './operations.ts';

export type Reply<Q extends Operation> =
  | { readonly output: Operations[Q]['output']; readonly readFailure?: undefined }
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
  /** Whether AWS has throttled any call so far, also one that it answered in the end. */
  readonly throttled: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Questions that are not asked again because their answer would be the same: those that are optional and were denied or
 * refused. Kept by whoever looks, from look to look. What is denied is denied for all of a service, since a permission may
 * cover others; what is refused (a task definition that is gone) is refused for what was asked about alone.
 */
export type SettledFailures = Map<string, ReadFailure>;

const abortError = (): Error => Object.assign(new Error('not answered in time'), { name: 'AbortError' });

/** Rejects once the signal is aborted, whatever the promise does: a port that never answers must not hold an observation. */
async function unlessAborted<T>(signal: AbortSignal, start: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw abortError();
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

/** How long a throttled call waits before it is repeated, in this observation. */
const throttlePausesMs = [1_000, 2_000];

/** What a permission can be granted for apart from others: a service, of which revisions and service deployments are parts. */
function scopeOf(input: object): string {
  const asked = input as Readonly<Record<string, unknown>>;
  const arns = asked.serviceRevisionArns ?? asked.serviceDeploymentArns;
  const arn: unknown = Array.isArray(arns) ? arns[0] : undefined;
  if (typeof arn === 'string') return arn.slice(0, arn.lastIndexOf('/'));
  return [asked.cluster, asked.service].map((part) => (typeof part === 'string' ? part : '')).join(' ');
}

/** @param callLimitMs how long one call may take; undefined: as long as the observation */
export function openClient(
  aws: Aws,
  clock: Clock,
  settled: SettledFailures,
  signal: AbortSignal,
  callLimitMs?: number,
): AwsClient {
  let heard = false;
  let throttled = false;
  return {
    signal,
    heard: () => heard,
    throttled: () => throttled,
    async call(operation, input, about = {}) {
      const denied = `${operation} ${scopeOf(input)}`;
      const refused = `${denied} ${about.resource ?? ''}`;
      const before = settled.get(denied) ?? settled.get(refused);
      if (before) return { readFailure: before };
      let reply = await callOnce(operation, input, about);
      for (const pauseMs of throttlePausesMs) {
        if (reply.readFailure?.reason !== 'throttled') break;
        throttled = true;
        await clock.sleep(pauseMs, signal);
        if (signal.aborted) break;
        reply = await callOnce(operation, input, about);
      }
      if (reply.readFailure) settle(reply.readFailure.reason === 'denied' ? denied : refused, reply.readFailure);
      return reply;
    },
  };

  async function callOnce<Q extends Operation>(operation: Q, input: Operations[Q]['input'], about: About): Promise<Reply<Q>> {
    try {
      const call = (limit: AbortSignal) => unlessAborted(limit, () => aws.call(operation, input, limit));
      const output = await (callLimitMs === undefined ? call(signal) : within(clock, callLimitMs, signal, call));
      heard = true;
      return { output };
    } catch (error) {
      const readFailure = readFailureOf(operation, error, about);
      if (isAnswer(readFailure)) heard = true;
      return { readFailure };
    }
  }

  function settle(key: string, readFailure: ReadFailure): void {
    const isFinal = readFailure.reason === 'denied' || readFailure.reason === 'refused';
    if (!isFinal || readFailure.needed || readFailure.operation === 'GetLogEvents') return;
    if (permissions[readFailure.operation as Operation].need === 'optional') settled.set(key, readFailure);
  }
}
