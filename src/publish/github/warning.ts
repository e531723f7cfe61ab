/** What is said where GitHub could not be told: the verdict stands, and whoever reads it can mend it. */
import { beginning } from '../../model/text.ts';
import type { Failure, FailureKind } from './failure.ts';

export interface Surface {
  /** The input that asked for it. */
  readonly input: 'commit-status' | 'pr-comment';
  /** As it stands under `permissions:` in a workflow. */
  readonly permission: `${string}: write`;
}

/** https://docs.github.com/rest/commits/statuses#create-a-commit-status */
export const commitStatus: Surface = { input: 'commit-status', permission: 'statuses: write' };
/** https://docs.github.com/rest/issues/comments#create-an-issue-comment */
export const prComment: Surface = { input: 'pr-comment', permission: 'pull-requests: write' };

const what: Readonly<Record<FailureKind, (surface: Surface) => string>> = {
  refused: ({ permission }) =>
    `GitHub refused it. The token needs the permission \`${permission}\`; a run for a fork or for Dependabot is only given one that reads`,
  invalid: () => 'GitHub did not accept it',
  limited: () => 'GitHub limits how often it may be asked, and for longer than is waited for',
  failing: () => 'GitHub did not answer as it should, several times',
};

const mostCharacters = 300;

/** One sentence or two, and GitHub's own words. */
export function warningOf(surface: Surface, { kind, words }: Failure): string {
  const said = words.length > mostCharacters ? `${beginning(words, mostCharacters)}…` : words;
  return `\`${surface.input}\`: ${what[kind](surface)} (${said}). The verdict stands.`;
}
