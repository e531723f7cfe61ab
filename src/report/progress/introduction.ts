/** Which deployment is verified, and for how long it may take: what is said when it first shows. */
import { requirementsOf } from '../../model/task-health.ts';
import { duration, list } from '../../model/text.ts';
import { timeoutOf, type Timeline } from '../../model/timeline.ts';
import { longTimeoutNote, runningAloneNote } from '../notes.ts';
import { clockTime, shortTaskDefinition } from '../render/labels.ts';

export function introduction(timeline: Timeline): readonly string[] {
  const { deployment, facts, criteria } = timeline;
  const timeout = timeoutOf(timeline);
  if (!deployment || !facts.shownIn) return [];
  const runs = deployment.taskDefinition === undefined ? '' : `, ${shortTaskDefinition(deployment.taskDefinition)}`;
  const created = deployment.createdAt === undefined ? '' : `, created ${clockTime(deployment.createdAt)} UTC`;
  const groups = requirementsOf(facts.shownIn, deployment).groups.map(
    ({ group }) => group?.name ?? 'a target group that cannot be read',
  );
  const until = criteria.waitUntil === 'completed' ? 'healthy and complete' : 'healthy';
  const alone = runningAloneNote(timeline);
  const long = longTimeoutNote(timeline);
  return [
    `verifying deployment ${deployment.id}${runs}${created}${groups.length > 0 ? `, in ${list(groups)}` : ''}`,
    ...(timeout ? [`waiting until ${until}, ${duration(timeout.seconds * 1000)} at most (${timeout.derivation})`] : []),
    ...(alone === undefined ? [] : [alone]),
    ...(long === undefined ? [] : [long]),
  ];
}
