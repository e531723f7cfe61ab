import type { Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { answeredSentence, answeredWith, failedCheckEvidence } from '../../evidence/failed-checks.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { changeHealthCheck, withCode } from '../../remedy/health-check-settings.ts';
import { serve } from '../../remedy/routes.ts';

const isToldElsewhere = (code: number): boolean => [401, 403, 404, 405, 407, 410, 421, 429].includes(code);

/** Successes, and refusals that name nothing else; 400 is left to what explains it. */
function isMeantWell(code: number, check: Check | undefined): boolean {
  if (isGrpc(check)) return code === 0;
  return (code >= 200 && code <= 299) || (code > 400 && code <= 499 && !isToldElsewhere(code));
}

export const healthCheckMatcherMismatch = defineCause({
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
  find: (timeline) => answeredWith(timeline, isMeantWell),
  evidence: failedCheckEvidence,
  sentence: answeredSentence,
  remedies: ({ check, code }, timeline) => [
    {
      text: `Accept ${code} in the matcher, if it is what a healthy task answers.`,
      paste: changeHealthCheck(timeline, check?.group, { matcher: withCode(check, code) }),
    },
    { text: 'If it is not, let the application answer 200 there.', paste: serve(check) },
  ],
});
