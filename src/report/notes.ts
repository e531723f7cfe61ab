/** What weakens or qualifies a report, a sentence each. */
import { isLattice } from '../model/elb-names.ts';
import { configurationOf } from '../model/deployment-facts.ts';
import { earlierFailures } from '../model/failed-tasks.ts';
import type { WaitUntil } from '../model/criteria.ts';
import { managesTraffic } from '../model/strategy/progressive-progress.ts';
import { count, duration, list } from '../model/text.ts';
import { latestWithService, neededCountIn, ownTasks, timeoutOf, type Timeline } from '../model/timeline.ts';
import { slowestNote } from './history.ts';
import { lastingReadFailures, passingReadFailures, readFailureInWords, unansweredNote } from './read-failures.ts';
import {
  autoTimeout,
  hasHealthSignal,
  jobTimeoutSeconds,
  pairedGroupsOf,
  runningAloneSeconds,
  stableForSeconds,
} from '../model/durations.ts';

/** Credentials from aws-actions/configure-aws-credentials last an hour unless `role-duration-seconds` says otherwise. */
const defaultRoleSeconds = 3600;

/** What was verified when nothing tells health; undefined where something does. */
export function runningAloneNote(timeline: Timeline): string | undefined {
  const observation = latestWithService(timeline);
  const { deployment } = timeline;
  if (!observation || !deployment || neededCountIn(timeline) === 0 || hasHealthSignal(observation, deployment)) return undefined;
  const seconds = Math.max(runningAloneSeconds, stableForSeconds(timeline.criteria, observation, deployment));
  return `Without a load balancer and a container health check nothing tells whether the tasks are healthy: no more than "running for ${duration(seconds * 1000)}" can be verified.`;
}

/** Said when the wait may outlast the credentials; undefined where it cannot. */
export function longTimeoutNote(timeline: Timeline): string | undefined {
  const seconds = timeoutOf(timeline)?.seconds ?? 0;
  if (seconds <= defaultRoleSeconds) return undefined;
  return `The wait may last ${duration(seconds * 1000)}, longer than credentials do by default: set \`role-duration-seconds: ${Math.min(43_200, Math.ceil(seconds / 900) * 900 + 900)}\` in aws-actions/configure-aws-credentials.`;
}

const waitUntils: readonly WaitUntil[] = ['completed', 'traffic-shifted', 'healthy'];

/** What can be waited for in the time that a job has, where what was asked for cannot; undefined where it can. */
export function unreachableNote({ criteria, deployment, facts }: Timeline): string | undefined {
  const observation = configurationOf(facts);
  if (!deployment || !observation) return undefined;
  const stableFor = stableForSeconds(criteria, observation, deployment, pairedGroupsOf(observation, deployment));
  const wanted = (waitUntil: WaitUntil): number =>
    autoTimeout(observation, deployment, waitUntil, stableFor).wantedSeconds * 1000;
  const [jobMs, askedMs] = [jobTimeoutSeconds * 1000, wanted(criteria.waitUntil)];
  if (askedMs <= jobMs) return undefined;
  const reachable = waitUntils.filter((one) => wanted(one) <= jobMs).map((one) => `\`${one}\` (${duration(wanted(one))})`);
  return `A job has ${duration(jobMs)} for the wait, and \`wait-until: ${criteria.waitUntil}\` may take ${duration(askedMs)} by this configuration: ${
    reachable.length === 0
      ? 'no other `wait-until` is sure to be reached either'
      : `what can be reached is ${list(reachable, 'or')}`
  }.`;
}

/** What a shift in steps is taken to prove, and does not; undefined where there are no steps. */
function errorRateNote({ deployment }: Timeline): string | undefined {
  const { trafficStep } = deployment?.serviceDeployment?.configuration ?? {};
  return (
    trafficStep &&
    'Health checks decide here, not error rates: what the first users get is watched by deployment alarms alone, where there are any.'
  );
}

/** Said where ECS goes through the stages and shifts nothing. */
export function noTrafficNote(timeline: Timeline): string | undefined {
  const { deployment } = timeline;
  const observation = latestWithService(timeline);
  if (!observation || deployment?.strategy.shiftsTraffic !== true) return undefined;
  if (deployment.strategy.productionShare(deployment, observation) === undefined) return undefined;
  return !managesTraffic(observation, deployment)
    ? 'ECS manages no traffic for this service: its stages say how far it is, and nothing tells where requests go.'
    : undefined;
}

/** Said where VPC Lattice found targets unhealthy: it leaves unsaid what would explain it. */
function latticeNote(timeline: Timeline): string | undefined {
  const isCondemned = ownTasks(timeline).some(
    ({ lastSuffering }) => lastSuffering?.health.state === 'unhealthy' && isLattice(lastSuffering.health.target?.targetGroupArn),
  );
  return isCondemned
    ? 'VPC Lattice tells neither code nor reason of a failed health check: what its targets answered stands in the log of the application alone.'
    : undefined;
}

export function notesOf(timeline: Timeline): readonly string[] {
  const earlier = earlierFailures(timeline).length;
  const alone = runningAloneNote(timeline);
  const qualified = [
    noTrafficNote(timeline),
    errorRateNote(timeline),
    unreachableNote(timeline),
    latticeNote(timeline),
    slowestNote(timeline),
  ];
  const unanswered = unansweredNote(timeline);
  const long = longTimeoutNote(timeline);
  return [
    ...(alone === undefined ? [] : [alone]),
    ...qualified.filter((note) => note !== undefined),
    ...(earlier === 0
      ? []
      : [
          `${count(earlier, 'task')} of this deployment failed before the first look; ECS had called it complete by then, so ${earlier === 1 ? 'it does' : 'they do'} not count.`,
        ]),
    ...lastingReadFailures(timeline).map(readFailureInWords),
    ...passingReadFailures(timeline),
    ...(unanswered === undefined ? [] : [unanswered]),
    ...(long === undefined ? [] : [long]),
  ];
}
