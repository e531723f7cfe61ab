import { checksOf, type Check } from '../../../model/health-checks.ts';
import type { Cause } from '../../../model/finding.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

const overlong = (timeline: Timeline): readonly Check[] =>
  checksOf(timeline).filter(({ group: { healthCheck } }) => healthCheck.timeoutSeconds >= healthCheck.intervalSeconds);

export const healthCheckTimeoutNotBelowInterval: Cause = {
  id: 'health-check-timeout-not-below-interval',
  severity: 'warning',
  title: 'The timeout of the health check is not below its interval',
  explanation:
    'A check that may take as long as the time between two checks never leaves the target alone, and a slow task is found out late.',
  origins: ['The timeout was raised to get a slow application through.'],
  prevention: 'Keep the timeout below the interval, and the health endpoint fast.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  evidence: (timeline) =>
    overlong(timeline)
      .slice(0, 3)
      .map(({ group: { healthCheck, name } }) => ({
        field: 'TargetGroup.HealthCheckTimeoutSeconds',
        text: `${healthCheck.timeoutSeconds} s, interval ${healthCheck.intervalSeconds} s (${name})`,
      })),
  sentence: (timeline) => `the health check of ${overlong(timeline)[0]?.group.name ?? ''} waits as long as its interval`,
  remedy: (timeline) => {
    const [check] = overlong(timeline);
    const seconds = Math.max(2, Math.floor((check?.group.healthCheck.intervalSeconds ?? 10) / 2));
    return {
      text: 'Lower the timeout below the interval.',
      paste: check ? changeCheck(timeline, check, { timeoutSeconds: seconds }) : [],
    };
  },
};
