import { parseCodes } from '../../../model/criteria.ts';
import { type Check, checksOf } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';

const acceptsErrors = (check: Check): boolean => {
  const codes = isGrpc(check) ? undefined : parseCodes(check.group.healthCheck.matcher ?? '');
  return codes?.ranges.some(([, to]) => to >= 400) ?? false;
};

export const healthCheckMatcherAcceptsErrors = defineCause({
  id: 'health-check-matcher-accepts-errors',
  severity: 'warning',
  title: 'The matcher of the health check accepts errors',
  explanation:
    'The target group calls a task healthy that answers 4xx or 5xx. A revision that fails on every request can then pass its health checks.',
  origins: ['The matcher was widened to get a deployment through.'],
  prevention: 'Serve a health path that answers 200, and accept only that.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => {
    const lenient = checksOf(timeline).filter(acceptsErrors);
    return lenient[0] && { lenient, first: lenient[0] };
  },
  evidence: ({ lenient }) =>
    lenient
      .slice(0, 3)
      .map(({ group }) => ({ field: 'TargetGroup.Matcher', text: `${group.healthCheck.matcher ?? ''} (${group.name})` })),
  sentence: ({ first: { group } }) => `the matcher ${group.healthCheck.matcher ?? ''} of ${group.name} accepts errors`,
  remedies: ({ first }, timeline) => [
    { text: 'Accept only what a healthy task answers.', paste: changeHealthCheck(timeline, first.group, { matcher: '200' }) },
  ],
});
