/** Asks AWS on behalf of one look: every question ends in an answer or in a named absence, never in an exception. */
import { within, type Clock } from '../clock.ts';
import type { Absence } from '../model/observation.ts';
import { absenceOf, isAnswer, type About } from './absence.ts';
import { permissions, type Aws, type Question, type Questions } from './aws.ts';

export type Reply<Q extends Question> =
  | { readonly answer: Questions[Q]['answers']; readonly absence?: undefined }
  | { readonly answer?: undefined; readonly absence: Absence };

/** Something that several questions were asked for. */
export interface Part<T> {
  /** undefined: it could not be had; the absences say why. */
  readonly value?: T;
  /** Also of what is missing from a value that could be had in part. */
  readonly absences: readonly Absence[];
}

export interface Asking {
  ask<Q extends Question>(question: Q, input: Questions[Q]['asks'], about?: About): Promise<Reply<Q>>;
  /** Whether AWS has answered anything so far, errors included. */
  readonly heard: () => boolean;
  /** Whether AWS has throttled any question so far, also one that it answered in the end. */
  readonly throttled: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Questions that are not asked again because their answer would be the same: those that are optional and were denied or
 * refused. Kept by whoever looks, from look to look. What is denied is denied for all of a service, since a permission may
 * cover others; what is refused (a task definition that is gone) is refused for what was asked about alone.
 */
export type Settled = Map<string, Absence>;

const abortError = (): Error => Object.assign(new Error('not answered in time'), { name: 'AbortError' });

/** Rejects once the signal is aborted, whatever the promise does: a port that never answers must not hold a look. */
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

/** How long a throttled question waits before it is asked again, in this look. */
const throttlePausesMs = [1_000, 2_000];

/** What a permission can be granted for apart from others: a service, of which revisions and service deployments are parts. */
function scopeOf(input: object): string {
  const asked = input as Readonly<Record<string, unknown>>;
  const arns = asked.serviceRevisionArns ?? asked.serviceDeploymentArns;
  const arn: unknown = Array.isArray(arns) ? arns[0] : undefined;
  if (typeof arn === 'string') return arn.slice(0, arn.lastIndexOf('/'));
  return [asked.cluster, asked.service].map((part) => (typeof part === 'string' ? part : '')).join(' ');
}

/** @param callLimitMs how long one question may take; undefined: as long as the look */
export function startAsking(aws: Aws, clock: Clock, settled: Settled, signal: AbortSignal, callLimitMs?: number): Asking {
  let heard = false;
  let throttled = false;
  return {
    signal,
    heard: () => heard,
    throttled: () => throttled,
    async ask(question, input, about = {}) {
      const denied = `${question} ${scopeOf(input)}`;
      const refused = `${denied} ${about.subject ?? ''}`;
      const before = settled.get(denied) ?? settled.get(refused);
      if (before) return { absence: before };
      let reply = await askOnce(question, input, about);
      for (const pauseMs of throttlePausesMs) {
        if (reply.absence?.reason !== 'throttled') break;
        throttled = true;
        await clock.sleep(pauseMs, signal);
        if (signal.aborted) break;
        reply = await askOnce(question, input, about);
      }
      if (reply.absence) settle(reply.absence.reason === 'denied' ? denied : refused, reply.absence);
      return reply;
    },
  };

  async function askOnce<Q extends Question>(question: Q, input: Questions[Q]['asks'], about: About): Promise<Reply<Q>> {
    try {
      const call = (limit: AbortSignal) => unlessAborted(limit, () => aws.ask(question, input, limit));
      const answer = await (callLimitMs === undefined ? call(signal) : within(clock, callLimitMs, signal, call));
      heard = true;
      return { answer };
    } catch (error) {
      const absence = absenceOf(question, error, about);
      if (isAnswer(absence)) heard = true;
      return { absence };
    }
  }

  function settle(key: string, absence: Absence): void {
    const isFinal = absence.reason === 'denied' || absence.reason === 'refused';
    if (!isFinal || absence.needed || absence.question === 'GetLogEvents') return;
    if (permissions[absence.question as Question].need === 'optional') settled.set(key, absence);
  }
}
