import { describe, expect, test } from '@jest/globals';
import { commitOf, pullRequestsOf, type Event } from '../../../src/publish/github/event.ts';
import { commit, mergeCommit, runOn as event } from './world.ts';

const here = { url: 'https://api.github.com/repos/O/R' };

describe('the commit that a run is about', () => {
  const rows: readonly [sentence: string, event: Event, expected: string | undefined][] = [
    [
      'a pull request: its head, not the merge commit',
      event('pull_request', { pull_request: { head: { sha: commit } } }),
      commit,
    ],
    ['the same from a fork, run on the base', event('pull_request_target', { pull_request: { head: { sha: commit } } }), commit],
    ['a review', event('pull_request_review', { pull_request: { head: { sha: commit } } }), commit],
    ['after another workflow', event('workflow_run', { workflow_run: { head_sha: commit } }), commit],
    ['a check run', event('check_run', { check_run: { head_sha: commit } }), commit],
    ['a check suite', event('check_suite', { check_suite: { head_sha: commit } }), commit],
    ['a merge queue', event('merge_group', { merge_group: { head_sha: commit } }), commit],
    ['a deployment', event('deployment', { deployment: { sha: commit } }), commit],
    ['a deployment’s status', event('deployment_status', { deployment: { sha: commit }, deployment_status: {} }), commit],
    ['a status', event('status', { sha: commit }), commit],
    ['a push', event('push', { after: mergeCommit }), mergeCommit],
    ['by hand', event('workflow_dispatch', { inputs: { sha: commit } }), mergeCommit],
    ['by the clock', event('schedule', { schedule: '0 0 * * *' }), mergeCommit],
    ['by another system', event('repository_dispatch', { client_payload: { sha: commit } }), mergeCommit],
    ['a release', event('release', { release: {} }), mergeCommit],
    ['a payload that is missing', event('push', {}), mergeCommit],
    ['a comment: the default branch is not what is meant', event('issue_comment', { issue: { number: 5 } }), undefined],
    ['a head that is no commit', event('pull_request', { pull_request: { head: { sha: '../x' } } }), mergeCommit],
    ['nothing that is a commit', event('push', {}, 'main'), undefined],
  ];
  test.each(rows)('%s', (_sentence, one, expected) => {
    expect(commitOf(one)).toBe(expected);
  });
});

describe('the pull requests that an event names', () => {
  const named = (number: number, repo: unknown, sha = commit): object => ({ number, head: { sha }, base: { repo } });
  const rows: readonly [sentence: string, event: Event, expected: readonly number[]][] = [
    ['a pull request', event('pull_request', { pull_request: { number: 7 } }), [7]],
    ['a comment on one', event('issue_comment', { issue: { number: 7, pull_request: {} } }), [7]],
    ['a comment on an issue', event('issue_comment', { issue: { number: 7 } }), []],
    ['after another workflow', event('workflow_run', { workflow_run: { pull_requests: [named(7, here)] } }), [7]],
    [
      'not one that has moved on since, nor another repository’s',
      event('workflow_run', {
        workflow_run: { pull_requests: [named(8, here, mergeCommit), named(9, { url: 'https://api.github.com/repos/fork/r' })] },
      }),
      [],
    ],
    ['a push', event('push', {}), []],
    ['a payload of another make', event('pull_request', { pull_request: [] }), []],
  ];
  test.each(rows)('%s', (_sentence, one, expected) => {
    expect(pullRequestsOf(one, commit)).toStrictEqual(expected);
  });
});
