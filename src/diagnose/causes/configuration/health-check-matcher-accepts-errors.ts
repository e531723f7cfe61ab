import { checksOf, isGrpc, type Check } from '../../../model/health-checks.ts';
import { parseCodes } from '../../../model/criteria.ts';
import type { Cause } from '../../../model/finding.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

const lenient = (timeline: Timeline): readonly Check[] =>
  checksOf(timeline).filter((check) => {
    const codes = isGrpc(check) ? undefined : parseCodes(check.group.healthCheck.matcher ?? '');
    return codes?.ranges.some(([, to]) => to >= 400) ?? false;
  });

export const healthCheckMatcherAcceptsErrors: Cause = {
  id: 'health-check-matcher-accepts-errors',
  severity: 'warning',
  title: 'The matcher of the health check accepts errors',
  explanation:
    'The target group calls a task healthy that answers 4xx or 5xx. A revision that fails on every request can then pass its health checks.',
  origins: ['The matcher was widened to get a deployment through.'],
  prevention: 'Serve a health path that answers 200, and accept only that.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  evidence: (timeline) =>
    lenient(timeline)
      .slice(0, 3)
      .map(({ group }) => ({ field: 'TargetGroup.Matcher', text: `${group.healthCheck.matcher ?? ''} (${group.name})` })),
  sentence: (timeline) =>
    `the matcher ${lenient(timeline)[0]?.group.healthCheck.matcher ?? ''} of ${lenient(timeline)[0]?.group.name ?? ''} accepts errors`,
  remedy: (timeline) => {
    const [check] = lenient(timeline);
    return {
      text: 'Accept only what a healthy task answers.',
      paste: check ? changeCheck(timeline, check, { matcher: '200' }) : [],
    };
  },
};
