import { defineCause } from '../../define-cause.ts';
import { isElbRequest, secondsTaken } from '../../evidence/access-log.ts';
import { checkEvidence, checkOf, failureEvidence } from '../../evidence/failed-checks.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';

/** How long a request of the load balancer, or for its path, took; undefined: another line, or it is not said. */
function secondsOfCheck(line: string, path: string): number | undefined {
  return isElbRequest(line) || line.includes(`GET ${path}`) ? secondsTaken(line) : undefined;
}

export const healthCheckDependencySlow = defineCause({
  id: 'health-check-dependency-slow',
  severity: 'error',
  title: 'The health endpoint answers later than the health check waits',
  explanation:
    'The health check reaches the application, and the application answers, but only after the timeout of the target group. Endpoints that ask a database or another service take as long as these do.',
  origins: [
    'The endpoint waits for a dependency that is slow or does not answer.',
    'A connection pool is exhausted while the task starts.',
  ],
  prevention: 'Keep the health endpoint shallow: it tells that this process serves requests.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => {
    const failure = timeline.targetFailures.find(({ reason }) => reason === 'Target.Timeout');
    const check = failure && checkOf(timeline, failure);
    const { path, timeoutSeconds } = check?.group.healthCheck ?? {};
    if (!check || path === undefined || timeoutSeconds === undefined) return undefined;
    const slow = timeline.appLines.flatMap((line) => {
      const seconds = secondsOfCheck(line, path);
      return seconds !== undefined && seconds >= timeoutSeconds ? [{ line, seconds }] : [];
    });
    return slow.length === 0 ? undefined : { failure, check, slow };
  },
  evidence: ({ failure, check, slow }) => [
    ...slow.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
    failureEvidence(failure),
    ...checkEvidence(check),
  ],
  sentence: ({ check, slow }) => {
    const most = Math.max(...slow.map(({ seconds }) => seconds));
    return `the health endpoint took ${Math.round(most * 10) / 10} s to answer, and the load balancer waits ${check.group.healthCheck.timeoutSeconds} s`;
  },
  remedies: ({ check: { group } }, timeline) => [
    {
      text: 'Take the slow dependency out of the health endpoint, or ask for one that does not need it.',
      paste: changeHealthCheck(timeline, group, { path: '<path-without-dependencies>' }),
    },
    {
      text: 'As a stopgap raise the timeout, below the interval.',
      paste: changeHealthCheck(timeline, group, { timeoutSeconds: Math.max(2, group.healthCheck.intervalSeconds - 1) }),
    },
  ],
});
