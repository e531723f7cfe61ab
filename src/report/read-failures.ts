/** What could not be read, in words: for good, for a while, or because nobody answered. */
import { notAsked, readApart, type ReadFailure, type ReadFailureReason } from '../model/observation.ts';
import { count, list } from '../model/text.ts';
import type { Timeline } from '../model/timeline.ts';

const lastingReasons: ReadonlySet<ReadFailureReason> = new Set(['denied', 'not-found', 'refused', 'malformed']);

const reasonWords: Readonly<Record<ReadFailureReason, string>> = {
  denied: 'was denied',
  'no-credentials': 'had no credentials',
  'expired-credentials': 'was refused: the credentials had expired',
  'invalid-credentials': 'was refused: the credentials are not valid',
  throttled: 'was throttled',
  'not-found': 'found nothing',
  'server-error': 'failed at AWS',
  'no-answer': 'got no answer',
  malformed: 'got an answer that AWS would not give',
  refused: 'was refused',
};

/** `DescribeTaskDefinition was denied: allow the IAM action ecs:DescribeTaskDefinition to see what it tells.` */
export function readFailureInWords({ operation, action, reason, errorName, message, needed }: ReadFailure): string {
  if (reason === 'malformed') return `${operation} ${reasonWords.malformed}: ${message}.`;
  return reason === 'denied'
    ? `${operation} was denied: allow the IAM action \`${action}\` ${needed ? 'without which there is no verdict' : 'to see what it tells; without it less is known'}.`
    : `${operation} ${reasonWords[reason]} (${errorName}).`;
}

/** What could not be read and will not be, each operation and reason once. */
export function lastingReadFailures({ observations }: Timeline): readonly ReadFailure[] {
  const seen = new Map<string, ReadFailure>();
  let before: readonly ReadFailure[] | undefined;
  for (const { readFailures } of observations) {
    if (readFailures === before) continue;
    before = readFailures;
    for (const readFailure of readFailures) {
      const key = `${readFailure.operation} ${readFailure.reason}`;
      if (lastingReasons.has(readFailure.reason) && !seen.has(key)) seen.set(key, readFailure);
    }
  }
  return [...seen.values()];
}

/** The IAM actions that were denied, each once. */
export const deniedActionsOf = (timeline: Timeline): readonly string[] => [
  ...new Set(lastingReadFailures(timeline).flatMap(({ action, reason }) => (reason === 'denied' ? action : []))),
];

/** Names of what ended without AWS's doing. */
const notOfAws: ReadonlySet<string> = new Set([notAsked, readApart]);

/** How many questions nobody answered, until the observation was given up or the connection was. */
export function unansweredNote({ observations }: Timeline): string | undefined {
  const amounts = new Map<string, number>();
  const unanswered = observations
    .flatMap(({ readFailures }) => readFailures)
    .filter(({ reason, errorName }) => reason === 'no-answer' && !notOfAws.has(errorName));
  for (const { operation } of unanswered) amounts.set(operation, (amounts.get(operation) ?? 0) + 1);
  if (unanswered.length === 0) return undefined;
  const each = [...amounts].map(([operation, amount]) => `${amount} of ${operation}`);
  return `AWS did not answer ${count(unanswered.length, 'question')}: ${list(each)}.`;
}

/** In how many observations something could not be read for a passing reason. */
export function passingReadFailures({ observations }: Timeline): readonly string[] {
  const amounts = new Map<ReadFailureReason, number>();
  for (const { readFailures } of observations) {
    for (const reason of new Set(readFailures.map((one) => one.reason))) {
      if (!lastingReasons.has(reason) && reason !== 'no-answer') amounts.set(reason, (amounts.get(reason) ?? 0) + 1);
    }
  }
  return [...amounts].map(
    ([reason, amount]) => `In ${amount} of ${count(observations.length, 'look')} a question to AWS ${reasonWords[reason]}.`,
  );
}
