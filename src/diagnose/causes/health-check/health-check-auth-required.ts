import { configured, isGrpc } from '../../../model/health-checks.ts';
import { answeredWith, asEvidence, checkOf, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { answeredSentence, withCode } from '../../evidence/failed-checks.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

/** For gRPC 7, PERMISSION_DENIED, and 16, UNAUTHENTICATED. */
const refused = (timeline: Timeline): readonly Complaint[] =>
  answeredWith(timeline, (code, check) => (isGrpc(check) ? [7, 16] : [401, 403, 407, 511]).includes(code));

export const healthCheckAuthRequired: Cause = {
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
  evidence: (timeline) => {
    const found = refused(timeline);
    return found.length === 0 ? [] : [...found.slice(0, 3).map(asEvidence), ...configured(checkOf(timeline, found[0]))];
  },
  sentence: (timeline) => answeredSentence(timeline, refused(timeline)),
  remedy: (timeline) => {
    const found = refused(timeline);
    const check = checkOf(timeline, found[0]);
    return {
      text: 'Let the health path pass without authentication; as the second best, accept the refusal as the sign of life that it is.',
      paste: check ? changeCheck(timeline, check, { matcher: withCode(check, found[0]?.codes[0] ?? 401) }) : [],
    };
  },
};
