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

/** @param files where the report goes, and where the recording is; the latter is empty where there is none */
export const publicationOf = (report: Report, files: { readonly report: string; readonly recording: string }): Publication => ({
  log: logOf(report),
  annotations: annotationsOf(report),
  summary: markdown(report),
  outputs: outputsOf(report, files),
  file: { path: files.report, text: reportFile(report) },
});

/** @param commit what was deployed, as far as the event says */
export const gitHubReportOf = (report: Report, commit: string | undefined): GitHubReport => ({
  statuses: report.services.map(statusOf),
  comment: commentBody(report, commit),
});
