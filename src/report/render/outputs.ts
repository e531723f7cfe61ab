/** The step's outputs, by name, as `action.yml` lists them. */
import type { DeploymentReport, Report, ServiceReport } from '../../model/report.ts';
import { plain } from './escape.ts';
import { jsonOf } from './json.ts';

/** GitHub keeps 1 MB of outputs for each job, counted in UTF-16: findings beyond this are in the report file alone. */
const mostFindingsCharacters = 200_000;

/** One service: its value; several: JSON keyed `cluster/service`. */
function valueOf(services: readonly ServiceReport[], value: (service: ServiceReport) => string | undefined): string {
  const [first, ...others] = services;
  if (!first) return '';
  if (others.length === 0) return value(first) ?? '';
  return JSON.stringify(Object.fromEntries(services.map((service) => [service.key, value(service) ?? ''])));
}

function findingsOf(services: readonly ServiceReport[]): string {
  const all = services.flatMap(({ key, findings }) =>
    findings.map(({ cause, severity, title, evidence, remedy, alternatives, docs }) => ({
      service: key,
      cause,
      severity,
      title,
      evidence,
      remedy,
      alternatives,
      docs,
    })),
  );
  for (let most = all.length; most > 0; most = Math.floor(most / 2)) {
    const text = jsonOf(all.slice(0, most));
    if (text.length <= mostFindingsCharacters) return text;
  }
  return '[]';
}

const taskDefinition = (deployment: DeploymentReport | undefined): string | undefined => deployment?.taskDefinition;

/** @param files where the report and the recording were written; empty where they were not */
export const outputsOf = (
  report: Report,
  files: { readonly report: string; readonly recording: string },
): Readonly<Record<string, string>> => ({
  outcome: report.outcome,
  cause: report.cause ?? '',
  headline: plain(report.headline),
  findings: findingsOf(report.services),
  report: files.report,
  recording: files.recording,
  deployment: valueOf(report.services, ({ verified }) => verified?.id),
  'task-definition': valueOf(report.services, ({ verified }) => taskDefinition(verified)),
  'live-task-definition': valueOf(report.services, ({ live }) => taskDefinition(live)),
  'duration-seconds': String(report.durationSeconds),
});
