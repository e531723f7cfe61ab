import type { Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { answeredSentence, answeredWith, failedCheckEvidence } from '../../evidence/failed-checks.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { changeHealthCheck, withCode } from '../../remedy/health-check-settings.ts';

/** For gRPC 7, PERMISSION_DENIED, and 16, UNAUTHENTICATED. */
const isRefusal = (code: number, check: Check | undefined): boolean =>
  (isGrpc(check) ? [7, 16] : [401, 403, 407, 511]).includes(code);

export const healthCheckAuthRequired = defineCause({
  id: 'health-check-auth-required',
  severity: 'error',
  title: 'The application asks the health check to authenticate',
  explanation:
    'The health check path answers 401 or 403. ELB sends no credentials and cannot be told to, so a path that needs them never looks healthy.',
  origins: [
    'A security framework protects every path, as Spring Security does until told otherwise.',
    'Basic authentication or an API key is checked before routing.',
    'A firewall or proxy in the task refuses requests from the load balancer.',
  ],
  prevention: 'Permit the health path to everybody, and let it tell nothing but that the task is well.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => answeredWith(timeline, isRefusal),
  evidence: failedCheckEvidence,
  sentence: answeredSentence,
  remedies: ({ check, code }, timeline) => [
    {
      text: 'Let the health path pass without authentication, or ask for one that does.',
      paste: changeHealthCheck(timeline, check?.group, { path: '<path-without-authentication>' }),
    },
    {
      text: 'As the second best, accept the refusal as the sign of life that it is.',
      paste: changeHealthCheck(timeline, check?.group, { matcher: withCode(check, code) }),
    },
  ],
});
