/** The one line of a commit status. */
import { describeOutcome } from '../../model/outcome.ts';
import type { CommitStatus } from '../../model/ports.ts';
import type { ServiceReport } from '../../model/report.ts';
import { textsWithoutLog } from './log-quotes.ts';

/** GitHub answers 422 beyond it: "description is too long (maximum is 140 characters)". */
export const mostCharacters = 140;

/** `error` where nothing was found out about the deployment, `failure` where it failed. */
export function stateOf({ outcome, passes }: Pick<ServiceReport, 'outcome' | 'passes'>): CommitStatus['state'] {
  if (passes) return 'success';
  return outcome !== 'undecided' && describeOutcome(outcome).blamesDeployment ? 'failure' : 'error';
}

export const statusOf = (service: ServiceReport): CommitStatus => ({
  state: stateOf(service),
  description: description(textsWithoutLog(service)),
});

/** Controls, bidirectional marks, halves of a pair; and, which GitHub refuses here ("doesn't accept 4-byte Unicode"), emoji. */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{10000}-\u{10ffff}]/gu;

/** There is no Markdown in it: the backticks around values would show. */
const oneLine = (text: string): string =>
  text
    .replaceAll('`', '')
    .replace(unwanted, (found) => (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(found) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The first of `texts` that fits whole, else the last as far as it fits: the whole story, or else the cause by its short title.
 *
 * @param texts at least one that is not empty
 */
export function description(texts: readonly string[]): string {
  const lines = texts.map(oneLine).filter((line) => line !== '');
  const whole = lines.find((line) => line.length <= mostCharacters);
  return whole ?? cutAtWord(lines.at(-1) ?? '');
}

function cutAtWord(line: string): string {
  const head = line.slice(0, mostCharacters - 1);
  const space = head.lastIndexOf(' ');
  // A word that is longer than half the line is no reason to lose that half.
  return `${(space > mostCharacters / 2 ? head.slice(0, space) : head).replace(/[\s,;:.]+$/, '')}…`;
}
