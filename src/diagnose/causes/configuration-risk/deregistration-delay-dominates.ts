import { checksOf } from '../../../model/health-checks.ts';
import type { TargetGroup } from '../../../model/observation.ts';
import { deploymentEntry, type Timeline } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { changeDeregistrationDelay } from '../../remedy/load-balancer-settings.ts';
import { ownEvents } from '../../evidence/texts.ts';

const leastDelaySeconds = 120;

/** The target group whose old targets take the longest to drain. */
const slowestToDrain = (timeline: Timeline): TargetGroup | undefined =>
  checksOf(timeline)
    .map(({ group }) => group)
    .toSorted((a, b) => (b.deregistrationDelaySeconds ?? 0) - (a.deregistrationDelaySeconds ?? 0))[0];

/** How long the deployment took, in seconds, once ECS calls it complete. */
function secondsTaken(timeline: Timeline): number | undefined {
  const entry = deploymentEntry(timeline);
  const createdAt = timeline.deployment?.createdAt;
  return entry?.rolloutState === 'COMPLETED' && createdAt !== undefined ? (entry.updatedAt - createdAt) / 1000 : undefined;
}

/** A first deployment has no old targets that could drain, however long it takes. */
const hasDrained = (timeline: Timeline): boolean =>
  ownEvents(timeline).some(({ message }) => / has begun draining connections on \d+ tasks?\b/.test(message));

export const deregistrationDelayDominates = defineCause({
  id: 'deregistration-delay-dominates',
  severity: 'notice',
  title: 'Most of the deployment was spent waiting for old connections to drain',
  explanation:
    'Old targets stay in draining for the whole deregistration delay, also without any open connection, and ECS waits for it.',
  origins: ['The delay is at its default of 300 s.'],
  prevention: 'Set the delay to a little more than the longest request takes.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  find: (timeline) => {
    const group = slowestToDrain(timeline);
    const delay = group?.deregistrationDelaySeconds ?? 0;
    const whole = secondsTaken(timeline);
    if (!group || whole === undefined || delay < leastDelaySeconds || !hasDrained(timeline)) return undefined;
    return delay < whole && delay >= whole / 2 ? { group, delay, whole: Math.round(whole) } : undefined;
  },
  evidence: ({ group, delay, whole }) => [
    { field: 'TargetGroup deregistration_delay.timeout_seconds', text: `${delay} of ${whole} s (${group.name})` },
  ],
  sentence: ({ delay, whole }) => `${delay} s of the deployment's ${whole} s are the deregistration delay`,
  remedies: ({ group }, timeline) => [
    { text: 'Lower the delay if no request takes that long.', paste: changeDeregistrationDelay(timeline, group, 30) },
  ],
});
