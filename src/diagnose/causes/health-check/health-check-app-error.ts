import type { Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { answeredSentence, answeredWith, failedCheckEvidence } from '../../evidence/failed-checks.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { tailLog } from '../../remedy/lookups.ts';

/** 5xx, and 429; for gRPC what says that the server failed. */
const isError = (code: number, check: Check | undefined): boolean =>
  isGrpc(check) ? [2, 4, 8, 13, 14, 15].includes(code) : code >= 500 || code === 429;

export const healthCheckAppError = defineCause({
  id: 'health-check-app-error',
  severity: 'error',
  title: 'The application answers the health check with an error',
  explanation:
    'The health check reaches the application, and the application says that it is not well: a 5xx code. A 502 or 504 usually comes from a proxy in the task whose upstream is not there.',
  origins: [
    'The endpoint fails because something that it asks, a database or a cache, fails.',
    'A proxy container answers before the application behind it is up.',
    'The new revision has a fault on that path.',
  ],
  prevention: 'Let the health endpoint tell about this process alone, and check dependencies elsewhere.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => answeredWith(timeline, isError),
  evidence: failedCheckEvidence,
  sentence: answeredSentence,
  remedies: (_found, timeline) => [
    {
      text: 'Read the log of the container for the error behind that answer, and mend it; a matcher that accepts errors would only hide it.',
      paste: [tailLog(timeline)],
    },
  ],
});
