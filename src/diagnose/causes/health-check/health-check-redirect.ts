import type { Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { answeredSentence, answeredWith, failedCheckEvidence } from '../../evidence/failed-checks.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { otherPaths } from '../../evidence/served-paths.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';

const isRedirect = (code: number, check: Check | undefined): boolean => !isGrpc(check) && code >= 300 && code <= 399;

export const healthCheckRedirect = defineCause({
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
  find: (timeline) => answeredWith(timeline, isRedirect),
  evidence: failedCheckEvidence,
  sentence: answeredSentence,
  remedies: ({ check }, timeline) => {
    const [other] = check ? otherPaths(timeline.appLines, check) : [];
    return [
      {
        text: `Ask for a path that answers 200 directly${other ? ` (${other.seen})` : ''}.`,
        paste: changeHealthCheck(timeline, check?.group, { path: other?.path ?? '<path>' }),
      },
      {
        text: 'If the redirect is what a healthy task answers, accept it: the matcher 200-399.',
        paste: changeHealthCheck(timeline, check?.group, { matcher: '200-399' }),
      },
    ];
  },
});
