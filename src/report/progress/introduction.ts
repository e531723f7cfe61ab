/** Which deployment is verified, and for how long it may take: what is said when it first shows. */
import type { WaitUntil } from '../../model/criteria.ts';
import { hooksAheadInWords } from '../../model/strategy/strategy-words.ts';
import { requirementsOf } from '../../model/task-health.ts';
import { duration, list } from '../../model/text.ts';
import { timeoutOf, type Timeline } from '../../model/timeline.ts';
import { longTimeoutNote, noTrafficNote, runningAloneNote, unreachableNote } from '../notes.ts';
import { ownGroupName } from '../pair-names.ts';
import { clockTime, shortTaskDefinition } from '../render/labels.ts';

const whatIsWaitedFor: Readonly<Record<WaitUntil, string>> = {
  healthy: 'healthy',
  'traffic-shifted': 'healthy and all production traffic is shifted to it',
  completed: 'healthy and complete',
};

export function introduction(timeline: Timeline): readonly string[] {
  const { deployment, facts, criteria } = timeline;
  const timeout = timeoutOf(timeline);
  if (!deployment || !facts.shownIn) return [];
  const runs = deployment.taskDefinition === undefined ? '' : `, ${shortTaskDefinition(deployment.taskDefinition)}`;
  const created = deployment.createdAt === undefined ? '' : `, created ${clockTime(deployment.createdAt)} UTC`;
  const { shownIn } = facts;
  const superseded = timeline.followed.at(-1);
  const groups = requirementsOf(shownIn, deployment).groups.map(
    (entry) => ownGroupName(shownIn, entry) ?? 'a target group that cannot be read',
  );
  const configuration = deployment.serviceDeployment?.configuration ?? shownIn.service;
  const until = `waiting until ${whatIsWaitedFor[criteria.waitUntil]}`;
  return [
    superseded && `${superseded} was superseded by a newer deployment, which is followed`,
    `verifying deployment ${deployment.id}${runs}${created}${groups.length > 0 ? `, in ${list(groups)}` : ''}`,
    deployment.strategy.plan(deployment, shownIn),
    timeout && `${until}, ${duration(timeout.seconds * 1000)} at most (${timeout.derivation})`,
    configuration && hooksAheadInWords(configuration),
    noTrafficNote(timeline),
    runningAloneNote(timeline),
    unreachableNote(timeline),
    longTimeoutNote(timeline),
  ].filter((line) => line !== undefined);
}
