/** Timeline -> what keeps a configuration from being judged, or makes it wrong whatever the catalogue of causes says. */
import type { Observation } from '../model/observation.ts';
import { unread } from '../model/strategy/production-traffic.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { loadBalancersOf } from '../model/task-health.ts';
import { duration } from '../model/text.ts';
import { lastJudgedObservation, type Timeline } from '../model/timeline.ts';
import { targetGroupsOf } from '../model/durations.ts';
import type { Verdict } from '../model/outcome.ts';
import { noAccess } from './no-access.ts';
import { misconfigured } from './misconfigured.ts';

/** How long AWS may take to show the whole configuration. */
const patienceMs = 60_000;

/** Decided: there is nothing more to find. Undecided: look again; undefined: the configuration is whole. */
export function judgeConfiguration(timeline: Timeline): Verdict | undefined {
  const observation = lastJudgedObservation(timeline);
  if (!observation) return { decided: false };
  const [first = observation] = timeline.observations;
  const decided = (outcome: 'no-access' | 'misconfigured' | 'timed-out', because: string): Verdict => ({
    decided: true,
    outcome,
    at: observation.endedAt,
    passes: false,
    because,
  });
  const denied = noAccess(timeline, observation);
  if (denied) return decided('no-access', denied.because);
  const wrong = misconfigured(timeline, observation);
  if (wrong) return decided('misconfigured', wrong.because);
  const { deployment } = timeline;
  const missing = deployment
    ? missingOf(observation, deployment)
    : 'the service has no deployment whose configuration could be judged';
  if (missing === undefined) return undefined;
  if (observation.endedAt - first.at < patienceMs) return { decided: false };
  return decided('timed-out', `after ${duration(observation.endedAt - first.at)}: ${missing}`);
}

/** What could not be read of the configuration; undefined: it is whole. */
function missingOf(observation: Observation, deployment: VerifiedDeployment): string | undefined {
  const registered = loadBalancersOf(observation, deployment).filter(({ targetGroupArn }) => targetGroupArn !== undefined);
  if (!observation.tasks) return 'its tasks could not be read';
  if (registered.length === 0) return undefined;
  if (targetGroupsOf(observation, deployment).length < registered.length || observation.targets.size === 0) {
    return 'its target groups could not be read';
  }
  // Denied, they stay unknown, which the report names.
  const areRulesDenied = observation.readFailures.some(
    ({ operation, reason }) => reason === 'denied' && readsRules.has(operation),
  );
  return areRulesDenied || unread(observation, registered).length === 0 ? undefined : 'its listener rules could not be read';
}

const readsRules: ReadonlySet<string> = new Set(['DescribeRules', 'DescribeListeners', 'GetRule', 'GetListener']);
