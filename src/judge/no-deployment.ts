/** Whether the expected deployment has not appeared in time, and what runs instead. */
import type { Criteria } from '../model/criteria.ts';
import { primaryOf } from '../model/deployment.ts';
import type { Observation } from '../model/observation.ts';
import { duration } from '../model/text.ts';
import { isTimeUp, tellsOf, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function noDeployment(timeline: Timeline, observation: Observation): CheckResult {
  if (timeline.deployment || !isTimeUp(timeline, observation) || !tellsOf(timeline, observation)) return undefined;
  const [first = observation] = timeline.observations;
  const waited = duration(observation.endedAt - first.at);
  return {
    because: `${expectedDeployment(timeline.criteria)} was expected, and did not appear within ${waited}; ${runsInstead(observation)}`,
    passes: timeline.criteria.onNoDeployment === 'pass',
  };
}

/** `a new deployment of api:42`, as far as it was asked for. */
function expectedDeployment({ selector, taskDefinitions }: Criteria): string {
  const names = taskDefinitions.map(({ family, revision }) => (revision === undefined ? family : `${family}:${revision}`));
  const runs = names.length === 0 ? '' : ` of ${names.join(' or ')}`;
  if (selector.which === 'id') return `deployment ${selector.id}${runs}`;
  if (selector.which === 'arn') return `service deployment ${selector.arn}${runs}`;
  return `a ${selector.which === 'new' ? 'new ' : ''}deployment${runs}`;
}

function runsInstead(observation: Observation): string {
  const { service, missing = 'service' } = observation;
  if (!service) return `there is no such ${missing}`;
  const primary = primaryOf(observation);
  if (!primary) return `service ${service.name} has no deployment`;
  return `service ${service.name} runs ${primary.taskDefinition} (${primary.id}, created ${new Date(primary.createdAt).toISOString()})`;
}
