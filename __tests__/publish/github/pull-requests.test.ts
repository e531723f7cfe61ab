import { describe, expect, test } from '@jest/globals';
import { findPullRequests } from '../../../src/publish/github/pull-requests.ts';
import { loopback, type Plan, type Pull } from './loopback.ts';
import { failureOf } from '../../../src/publish/github/failure.ts';
import { commit, mergeCommit, openClientOf, patient, pretendClock, runOn } from './world.ts';

const pull = (number: number, changes: Partial<Pull> = {}): Pull => ({
  number,
  head: commit,
  state: 'open',
  merged: false,
  commits: [commit],
  ...changes,
});
const pulls = (...all: readonly Pull[]): Plan => ({ pulls: all });

interface Row {
  readonly sentence: string;
  readonly plan: Plan;
  readonly payload?: object;
  readonly expected: readonly number[] | { readonly kind: string };
  /** How often GitHub was asked. */
  readonly requests: number;
}

const rows: readonly Row[] = [
  { sentence: 'the event names it', plan: {}, payload: { pull_request: { number: 7 } }, expected: [7], requests: 0 },
  { sentence: 'a push to an open one', plan: pulls(pull(7)), expected: [7], requests: 1 },
  {
    sentence: 'a workflow_run for a fork, which names none',
    plan: pulls(pull(7)),
    payload: { workflow_run: { pull_requests: [] } },
    expected: [7],
    requests: 1,
  },
  {
    sentence: 'one that has moved on since is left alone',
    plan: pulls(pull(7, { head: mergeCommit })),
    expected: [],
    requests: 1,
  },
  {
    sentence: 'the merge that reached the main branch',
    plan: pulls(pull(7, { state: 'closed', merged: true, head: mergeCommit })),
    expected: [7],
    requests: 1,
  },
  { sentence: 'closed without a merge: nobody reads it', plan: pulls(pull(7, { state: 'closed' })), expected: [], requests: 1 },
  {
    sentence: 'an open one comes before a merged one',
    plan: pulls(pull(6, { state: 'closed', merged: true }), pull(7)),
    expected: [7],
    requests: 1,
  },
  { sentence: 'two with the same head', plan: pulls(pull(7), pull(8)), expected: [7, 8], requests: 1 },
  { sentence: 'none', plan: {}, expected: [], requests: 1 },
  {
    sentence: 'on the second page',
    plan: pulls(...Array.from({ length: 100 }, (_, index) => pull(100 + index, { state: 'closed' })), pull(7)),
    expected: [7],
    requests: 2,
  },
  {
    sentence: 'a commit that this repository does not know',
    plan: { troubles: [{ at: /^GET/, status: 422, body: { message: 'No commit found for SHA' } }] },
    expected: [],
    requests: 1,
  },
  { sentence: 'a missing permission', plan: { permissions: [] }, expected: { kind: 'refused' }, requests: 1 },
];

describe('the pull requests that a run is about', () => {
  test.each(rows)('$sentence', async ({ plan, payload = {}, expected, requests }) => {
    const github = await loopback(plan);
    const client = openClientOf(github, pretendClock())(patient);
    const found = await findPullRequests(client, runOn('push', payload, commit), commit).catch(failureOf);
    await github.close();
    expect('kind' in found ? { kind: found.kind } : found).toStrictEqual(expected);
    expect(github.requests).toHaveLength(requests);
    expect(github.faults).toStrictEqual([]);
  });
});
