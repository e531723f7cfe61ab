import { configured, isGrpc } from '../../../model/health-checks.ts';
import { answeredWith, asEvidence, checkOf, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { answeredSentence, logsSnippet } from '../../evidence/failed-checks.ts';
import type { Timeline } from '../../../model/timeline.ts';

/** 5xx, and 429; for gRPC what says that the server failed. */
const failing = (timeline: Timeline): readonly Complaint[] =>
  answeredWith(timeline, (code, check) => (isGrpc(check) ? [2, 4, 8, 13, 14, 15].includes(code) : code >= 500 || code === 429));

export const healthCheckAppError: Cause = {
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
  evidence: (timeline) => {
    const found = failing(timeline);
    return found.length === 0 ? [] : [...found.slice(0, 3).map(asEvidence), ...configured(checkOf(timeline, found[0]))];
  },
  sentence: (timeline) => answeredSentence(timeline, failing(timeline)),
  remedy: (timeline) => ({
    text: 'Read the log of the container for the error behind that answer, and mend it; a matcher that accepts errors would only hide it.',
    paste: [logsSnippet(timeline)],
  }),
};
