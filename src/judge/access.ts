/** Whether AWS lets the gate see what it must see. */
import type { Absence } from '../model/observation.ts';
import { duration } from '../model/phrases.ts';
import { firstLook, lastJudgedLook, type Timeline } from '../model/timeline.ts';
import type { Objection } from './judge.ts';

/** How long AWS may leave every question unanswered from the first look on. */
const silenceMs = 120_000;

const words: Partial<Record<Absence['reason'], (absence: Absence) => string>> = {
  denied: ({ action, subject }) => `these credentials may not call ${action}${subject === undefined ? '' : ` on ${subject}`}`,
  'no-credentials': () => 'there are no AWS credentials: a step that provides them must come before this one',
  'invalid-credentials': ({ errorName }) => `AWS does not accept these credentials (${errorName})`,
};

export function noAccess(timeline: Timeline): Objection {
  const look = lastJudgedLook(timeline);
  const first = firstLook(timeline);
  if (!look || !first) return undefined;
  for (const absence of look.absences) {
    if (!absence.needed) continue;
    if (absence.reason === 'expired-credentials') return { because: expired(look.at - first.at) };
    const say = words[absence.reason];
    if (say) return { because: say(absence) };
  }
  if (look.endedAt - first.at < silenceMs || timeline.looks.some(({ answered }) => answered)) return undefined;
  const last = look.absences.at(-1);
  return {
    because: `AWS answered nothing for ${duration(look.endedAt - first.at)}${last ? ` (${last.errorName}: ${last.message})` : ''}`,
  };
}

const expired = (afterMs: number): string =>
  afterMs < 60_000
    ? 'the AWS credentials have expired: let the step that provides them run just before this one'
    : `the AWS credentials expired after ${duration(afterMs)} of waiting: raise \`role-duration-seconds\` of the step that provides them`;
