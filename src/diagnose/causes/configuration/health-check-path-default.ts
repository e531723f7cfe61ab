import { checksOf, configured, type Check } from '../../../model/health-checks.ts';
import { complaintsOf } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { otherPaths, type KnownPath } from '../../evidence/served-paths.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

/** Only where something else is known to tell the health of the task. */
const better = (timeline: Timeline): { readonly check: Check; readonly other: KnownPath } | undefined => {
  for (const check of complaintsOf(timeline).length > 0 ? [] : checksOf(timeline)) {
    const { path, matcher } = check.group.healthCheck;
    const other = path === '/' && matcher === '200' ? otherPaths(timeline, check)[0] : undefined;
    if (other) return { check, other };
  }
  return undefined;
};

export const healthCheckPathDefault: Cause = {
  id: 'health-check-path-default',
  severity: 'notice',
  title: 'The load balancer checks the default path, and the container has a better one',
  explanation:
    'The target group asks for its default, the path / with the code 200. The container knows a path that tells its health; / says little, and breaks when it begins to redirect or to ask for a login.',
  origins: ['The health check was left at its defaults.'],
  prevention: 'Set the health check path together with the target group.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  evidence: (timeline) => {
    const found = better(timeline);
    return found
      ? [...configured(found.check), { field: 'ContainerDefinition.healthCheck.command', text: found.other.seen }]
      : [];
  },
  sentence: (timeline) => `the load balancer checks /, while ${better(timeline)?.other.seen ?? 'the container has another path'}`,
  remedy: (timeline) => {
    const found = better(timeline);
    return {
      text: 'Consider the path that the container uses for itself.',
      paste: found ? changeCheck(timeline, found.check, { path: found.other.path }) : [],
    };
  },
};
