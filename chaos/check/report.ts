/** Whether there is a report, for each surface, that says what it must. */
import { gitHubReportOf, publicationOf } from '../../src/report/render/publication.ts';
import type { Report } from '../../src/model/report.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { Finding } from './finding.ts';

/** By which input an outcome passes besides `healthy`. */
const PASSING: { readonly [outcome: string]: readonly [input: string, value: string] } = {
  superseded: ['on-superseded', 'pass'],
  'no-tasks': ['allow-no-tasks', 'true'],
  'no-deployment': ['on-no-deployment', 'pass'],
  paused: ['on-pause', 'pass'],
};

const isPassed = ({ inputs = {} }: ScenarioTest, outcome: string): boolean => {
  const [input, value] = PASSING[outcome] ?? [];
  return outcome === 'healthy' || outcome === 'audit-passed' || (input !== undefined && inputs[input] === value);
};

/** `said`: the outcome of each service. */
export function reportFindings(report: Report, scenarioTest: ScenarioTest, said: readonly string[]): readonly Finding[] {
  const { summary, log, annotations, outputs, file } = publicationOf(report, { report: 'report.json', recording: '' });
  const { statuses, comment } = gitHubReportOf(report, undefined);
  const texts = [summary, comment, file.text, ...[log, annotations, outputs, statuses].map((one) => JSON.stringify(one))];
  const passes = said.every((outcome) => isPassed(scenarioTest, outcome));
  const findings: readonly (Finding | false)[] = [
    report.passes !== passes && { kind: 'exit code', text: `${said.join(', ')} ${report.passes ? 'passes' : 'fails'}` },
    !said.includes(report.outcome) && { kind: 'outcome', text: `${report.outcome} of ${said.join(', ')}` },
    (summary === '' || report.headline === '') && { kind: 'no words', text: 'the summary or the headline is empty' },
    ...texts.map((text) => brokenText(text)),
  ];
  return findings.filter((one) => one !== false);
}

/** What shows that something was put into words that is not there. */
function brokenText(text: string): Finding | false {
  const found = /\bundefined\b|\bNaN\b|\[object |\bInvalid Date\b|\bInfinity\b/.exec(text);
  return found !== null && { kind: 'broken text', text: text.slice(Math.max(0, found.index - 60), found.index + 60) };
}
