import { configured, isGrpc } from '../../../model/health-checks.ts';
import { answeredWith, asEvidence, checkOf, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { answeredSentence } from '../../evidence/failed-checks.ts';
import { otherPaths } from '../../evidence/served-paths.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

const redirected = (timeline: Timeline): readonly Complaint[] =>
  answeredWith(timeline, (code, check) => !isGrpc(check) && code >= 300 && code <= 399);

export const healthCheckRedirect: Cause = {
  id: 'health-check-redirect',
  severity: 'error',
  title: 'The application redirects the health check, and ELB does not follow',
  explanation:
    'The health check path answers with a redirect (301, 302, 307 or 308). ELB never follows one: it compares the code with the matcher, and the matcher accepts only success.',
  origins: [
    'The application sends plain HTTP to HTTPS, also the load balancer that speaks HTTP to it.',
    'The path asks for a login and sends everybody there.',
    'The path lacks, or has, a slash at its end.',
  ],
  prevention: 'Serve a health path that answers 200 to everybody, before any redirecting middleware.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  evidence: (timeline) => {
    const found = redirected(timeline);
    return found.length === 0 ? [] : [...found.slice(0, 3).map(asEvidence), ...configured(checkOf(timeline, found[0]))];
  },
  sentence: (timeline) => answeredSentence(timeline, redirected(timeline)),
  remedy: (timeline) => {
    const check = checkOf(timeline, redirected(timeline)[0]);
    const other = check && otherPaths(timeline, check)[0];
    const hint = other ? ` (${other.seen})` : '';
    return {
      text: `Ask for a path that answers 200 directly${hint}, or accept redirects with the matcher 200-399.`,
      paste: check
        ? [
            ...changeCheck(timeline, check, { path: other?.path ?? '<path>' }),
            ...changeCheck(timeline, check, { matcher: '200-399' }).slice(0, 2),
          ]
        : [],
    };
  },
};
