/** A timeline with what is read of it by many causes: read once for a diagnosis, and handed to each of them. */
import type { Timeline } from '../../model/timeline.ts';
import { targetFailuresOf, type TargetFailure } from './target-failures.ts';
import { withoutStacksOfTelemetry } from './telemetry.ts';
import { logLinesOf, textsOf, type Text } from './texts.ts';

export interface Readings extends Timeline {
  /** Everything that was said of the deployment, the most trusted field first, equal texts once. */
  readonly texts: readonly Text[];
  /** Lines of the application's log, one line each, without terminal colours. */
  readonly appLines: readonly string[];
  /** What is said against the targets of the deployment's tasks. */
  readonly targetFailures: readonly TargetFailure[];
}

export function readingsOf(timeline: Timeline): Readings {
  const logLines = withoutStacksOfTelemetry(logLinesOf(timeline));
  return {
    ...timeline,
    texts: textsOf(timeline, logLines),
    appLines: logLines,
    targetFailures: targetFailuresOf(timeline, logLines),
  };
}
