import { type Check, checksOf } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { checkEvidence } from '../../evidence/failed-checks.ts';
import { otherPaths } from '../../evidence/served-paths.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';

const hasDefaultPath = ({ group: { healthCheck } }: Check): boolean => healthCheck.path === '/' && healthCheck.matcher === '200';

export const healthCheckPathDefault = defineCause({
  id: 'health-check-path-default',
  severity: 'notice',
  title: 'The load balancer checks the default path, and the container has a better one',
  explanation:
    'The target group asks for its default, the path / with the code 200. The container knows a path that tells its health; / says little, and breaks when it begins to redirect or to ask for a login.',
  origins: ['The health check was left at its defaults.'],
  prevention: 'Set the health check path together with the target group.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  /** Only where something else is known to tell the health of the task. */
  find: (timeline) => {
    if (timeline.targetFailures.length > 0) return undefined;
    for (const check of checksOf(timeline).filter(hasDefaultPath)) {
      const [other] = otherPaths(timeline.appLines, check);
      if (other) return { check, other };
    }
    return undefined;
  },
  evidence: ({ check, other }) => [
    ...checkEvidence(check),
    { field: 'ContainerDefinition.healthCheck.command', text: other.seen },
  ],
  sentence: ({ other }) => `the load balancer checks /, while ${other.seen}`,
  remedies: ({ check, other }, timeline) => [
    {
      text: 'Consider the path that the container uses for itself.',
      paste: changeHealthCheck(timeline, check.group, { path: other.path }),
    },
  ],
});
