/**
 * How a question that AWS did not answer is asked again within an observation: after pauses that double up to a limit, each cut
 * to a random part of itself, so that many who were throttled at once do not come back at once.
 *
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
import type { ReadFailureReason } from '../../model/observation.ts';

/** The first one included. What is not named here is an answer, and would be the same again. */
const tries: { readonly [R in ReadFailureReason]?: number } = { throttled: 8, 'server-error': 4, 'no-answer': 3 };
const firstPauseMs = 500;
const longestPauseMs = 2_000;

/** Whether to ask again after so many tries in vain. */
export const isRepeated = (reason: ReadFailureReason, tried: number): boolean => tried < (tries[reason] ?? 1);

/** @param random from 0 up to 1 */
export const pauseMs = (tried: number, random: number): number =>
  random * Math.min(longestPauseMs, firstPauseMs * 2 ** (tried - 1));
