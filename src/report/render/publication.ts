/** A report in the words of each surface. */
import type { GitHubReport } from '../../model/ports.ts';
import type { Publication, Report } from '../../model/report.ts';
import { annotationsOf } from './annotations.ts';
import { commentBody } from './comment.ts';
import { reportFile } from './json.ts';
import { logOf } from './log.ts';
import { statusOf } from './status.ts';
import { markdown } from './summary.ts';
import { outputsOf } from './outputs.ts';

/**
 * Each surface by itself: where one cannot be made of the whole report, it says the verdict alone.
 *
 * @param files where the report goes, and where the recording is; the latter is empty where there is none
 * @param mishap told errors that cost a surface its details
 */
export function publicationOf(
  report: Report,
  files: { readonly report: string; readonly recording: string },
  mishap?: (error: unknown) => void,
): Publication {
  const made = <T>(make: (of: Report) => T): T => {
    try {
      return make(report);
    } catch (error) {
      mishap?.(error);
      return make({ ...report, services: [] });
    }
  };
  return {
    log: made(logOf),
    annotations: made(annotationsOf),
    summary: made(markdown),
    outputs: made((of) => outputsOf(of, files)),
    file: { path: files.report, text: made(reportFile) },
  };
}

/** @param commit what was deployed, as far as the event says */
export const gitHubReportOf = (report: Report, commit: string | undefined): GitHubReport => ({
  statuses: report.services.map(statusOf),
  comment: commentBody(report, commit),
});
