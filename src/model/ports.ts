/** What layers hand each other without knowing each other. */

/**
 * What a commit status says. `error`: nothing was found out about the deployment; `failure`: it failed.
 *
 * https://docs.github.com/rest/commits/statuses#create-a-commit-status
 */
export interface CommitStatus {
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** At most 140 characters of plain text. */
  readonly description: string;
}

/** A report as it stands on GitHub. */
export interface GitHubReport {
  /** One for each service, as asked for. */
  readonly statuses: readonly CommitStatus[];
  /** The comment on the pull request, in Markdown. */
  readonly comment: string;
}
