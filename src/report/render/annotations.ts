/**
 * What stands beside the run and on the commit: one error for each failing service, its root cause in the title.
 *
 * GitHub keeps ten of each level for a step and cuts a message at 4,096 characters.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
import type { Annotation, Report, ServiceReport } from '../../model/report.ts';
import { truncate, plain } from './escape.ts';
import { alternativesInWords } from './remedies.ts';
import { capitalized, outcomeInWords, withFullStop } from './labels.ts';

const mostAnnotations = 10;
const mostMessageCharacters = 4000;
const mostTitleCharacters = 200;

function errorOf({ key, outcome, cause, findings, story, pauses = [] }: ServiceReport): Annotation {
  const rootCause = findings.find((finding) => finding.cause === cause);
  const title = `${key}: ${rootCause?.title ?? outcomeInWords(outcome)}`;
  const lines = [
    withFullStop(capitalized(story)),
    ...(rootCause
      ? [withFullStop(rootCause.remedy.text), ...rootCause.remedy.paste[0].code.split('\n'), ...alternativesInWords(rootCause)]
      : []),
    ...pauses.flatMap(({ continueCommand, rollBackCommand }) => [
      'Continue:',
      ...continueCommand.split('\n'),
      'Roll back:',
      ...rollBackCommand.split('\n'),
    ]),
  ].map(plain);
  return {
    level: 'error',
    title: truncate(plain(title), mostTitleCharacters),
    message: truncate(lines.join('\n'), mostMessageCharacters),
  };
}

export function annotationsOf(report: Report): readonly Annotation[] {
  if (report.passes) return [];
  const failing = report.services.filter(({ passes }) => !passes);
  if (failing.length === 0) {
    return [
      {
        level: 'error',
        title: `ECS health gate: ${outcomeInWords(report.outcome)}`,
        message: truncate(plain(report.headline), mostMessageCharacters),
      },
    ];
  }
  // Undecided services did not fail: another one ended the step.
  const decided = failing.filter(({ outcome }) => outcome !== 'undecided');
  return (decided.length > 0 ? decided : failing).slice(0, mostAnnotations).map(errorOf);
}
