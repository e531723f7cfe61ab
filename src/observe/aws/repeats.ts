/**
 * How a question that AWS did not answer is asked again within an observation: after pauses that double up to a limit, each cut
 * to a random part of itself, so that many who were throttled at once do not come back at once.
 *
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
import type { ReadFailure, ReadFailureReason } from '../../model/observation.ts';
import { apiOf } from '../../model/throttling.ts';

/** The first one included. What is not named here is an answer, and would be the same again. */
const tries: { readonly [R in ReadFailureReason]?: number } = { throttled: 8, 'server-error': 4, 'no-answer': 3 };
/**
 * Without ECS nothing is known, and an observation that lacks something needed is lost: while many steps wait for the same tokens, each
 * goes on until the time of its observation is up.
 */
const triesOfNeeded = 40;
const firstPauseMs = 500;
const longestPauseMs = 2_000;
/** Of a step that has not been shown its service yet. */
const longestPauseUnseenMs = 700;

/** Whether to ask again after so many tries in vain. */
export const isRepeated = ({ reason, action, needed }: ReadFailure, tried: number): boolean =>
  tried < (reason === 'throttled' && needed && apiOf(action) === 'ecs' ? triesOfNeeded : (tries[reason] ?? 1));

/**
 * @param random from 0 up to 1
 * @param isUnseen whether nothing has been shown yet: then others, who know what they wait for, can wait longer
 */
export const pauseMs = (tried: number, random: number, isUnseen: boolean): number =>
  random * Math.min(isUnseen ? longestPauseUnseenMs : longestPauseMs, firstPauseMs * 2 ** (tried - 1));
