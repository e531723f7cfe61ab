import { configured, isGrpc } from '../../../model/health-checks.ts';
import { answeredWith, asEvidence, checkOf, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { answeredSentence, withCode } from '../../evidence/failed-checks.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

const settled = [...[401, 403, 404, 405, 407, 410, 421, 429], 511];
/** Successes, and refusals that name nothing else; 400 is left to what explains it. */
const unaccepted = (timeline: Timeline): readonly Complaint[] =>
  answeredWith(timeline, (code, check) => {
    if (isGrpc(check)) return code === 0;
    return (code >= 200 && code <= 299) || (code > 400 && code <= 499 && !settled.includes(code));
  });

export const healthCheckMatcherMismatch: Cause = {
  id: 'health-check-matcher-mismatch',
  severity: 'error',
  title: 'The application answers a code that the matcher does not accept',
  explanation:
    'The health check gets an answer that the application means well, but the matcher of the target group lists other codes. ELB counts it as a failure.',
  origins: [
    'The endpoint answers 204 or 202, and the matcher says 200.',
    'The server expects another kind of client, such as a WebSocket, and answers plain requests with 426.',
    'The gRPC matcher is at its default, 12, while the service answers 0.',
  ],
  prevention: 'Let the endpoint answer 200, or set the matcher together with the code of the endpoint.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  evidence: (timeline) => {
    const found = unaccepted(timeline);
    return found.length === 0 ? [] : [...found.slice(0, 3).map(asEvidence), ...configured(checkOf(timeline, found[0]))];
  },
  sentence: (timeline) => answeredSentence(timeline, unaccepted(timeline)),
  remedy: (timeline) => {
    const found = unaccepted(timeline);
    const check = checkOf(timeline, found[0]);
    return {
      text: 'Accept the code in the matcher if it is what a healthy task answers.',
      paste: check ? changeCheck(timeline, check, { matcher: withCode(check, found[0]?.codes[0] ?? 200) }) : [],
    };
  },
};
