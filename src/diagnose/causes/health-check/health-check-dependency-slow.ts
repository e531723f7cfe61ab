import { isElbRequest } from '../../evidence/access-log.ts';
import { appLines } from '../../evidence/app-log.ts';
import { checksOf, configured } from '../../../model/health-checks.ts';
import { asEvidence, checkOf, complaintsOf } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { secondsTaken } from '../../evidence/failed-checks.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

/** Requests of the load balancer, or for its path, that took longer than the check waits. */
const slow = (timeline: Timeline): readonly { readonly line: string; readonly seconds: number }[] => {
  const complaint = complaintsOf(timeline).find(({ reason }) => reason === 'Target.Timeout');
  const check = complaint && checkOf(timeline, complaint);
  const path = check?.group.healthCheck.path;
  if (!check || path === undefined) return [];
  return appLines(timeline).flatMap((line) => {
    const seconds = isElbRequest(line) || line.includes(`GET ${path}`) ? secondsTaken(line) : undefined;
    return seconds !== undefined && seconds >= check.group.healthCheck.timeoutSeconds ? [{ line, seconds }] : [];
  });
};

export const healthCheckDependencySlow: Cause = {
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
  evidence: (timeline) => {
    const found = slow(timeline);
    const complaint = complaintsOf(timeline).find(({ reason }) => reason === 'Target.Timeout');
    return found.length === 0 || !complaint
      ? []
      : [
          ...found.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
          asEvidence(complaint),
          ...configured(checkOf(timeline, complaint)),
        ];
  },
  sentence: (timeline) => {
    const check = checksOf(timeline)[0];
    const most = Math.max(...slow(timeline).map(({ seconds }) => seconds));
    return `the health endpoint took ${Math.round(most * 10) / 10} s to answer, and the load balancer waits ${check?.group.healthCheck.timeoutSeconds ?? 5} s`;
  },
  remedy: (timeline) => {
    const check = checksOf(timeline)[0];
    return {
      text: 'Take the slow dependency out of the health endpoint; as a stopgap raise the timeout, below the interval.',
      paste: check
        ? changeCheck(timeline, check, { timeoutSeconds: Math.max(2, check.group.healthCheck.intervalSeconds - 1) })
        : [],
    };
  },
};
