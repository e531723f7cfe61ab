import { checksOf } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';

export const healthCheckTimeoutNotBelowInterval = defineCause({
  id: 'health-check-timeout-not-below-interval',
  severity: 'warning',
  title: 'The timeout of the health check is not below its interval',
  explanation:
    'A check that may take as long as the time between two checks never leaves the target alone, and a slow task is found out late.',
  origins: ['The timeout was raised to get a slow application through.'],
  prevention: 'Keep the timeout below the interval, and the health endpoint fast.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => {
    const overlong = checksOf(timeline).filter(
      ({ group: { healthCheck } }) => healthCheck.timeoutSeconds >= healthCheck.intervalSeconds,
    );
    return overlong[0] && { overlong, first: overlong[0] };
  },
  evidence: ({ overlong }) =>
    overlong.slice(0, 3).map(({ group: { healthCheck, name } }) => ({
      field: 'TargetGroup.HealthCheckTimeoutSeconds',
      text: `${healthCheck.timeoutSeconds} s, interval ${healthCheck.intervalSeconds} s (${name})`,
    })),
  sentence: ({ first }) => `the health check of ${first.group.name} waits as long as its interval`,
  remedies: ({ first: { group } }, timeline) => {
    const timeoutSeconds = Math.max(2, Math.floor(group.healthCheck.intervalSeconds / 2));
    return [{ text: 'Lower the timeout below the interval.', paste: changeHealthCheck(timeline, group, { timeoutSeconds }) }];
  },
});
