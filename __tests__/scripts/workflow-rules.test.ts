/** The workflows of this repository, and each rule by a workflow that breaks it. */
import { describe, expect, it, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dependabotFaults, differentPins, workflowFaults } from '../../scripts/workflow-rules.ts';

const folder = new URL('../../.github/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const workflows = readdirSync(new URL('workflows/', folder)).map((name) => [name, read(`workflows/${name}`)] as const);

const checkout = `actions/checkout@${'a'.repeat(40)} # v7.0.1`;
const node = `actions/setup-node@${'b'.repeat(40)} # v7.1.0`;
const sound = `name: CI
on:
  push:
    branches: [main]
permissions: {}
concurrency:
  group: ci
  cancel-in-progress: true
jobs:
  test:
    name: Test
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
      issues: write # Tells.
    steps:
      - uses: ${checkout}
        with:
          persist-credentials: false
      - uses: ${node}
        with:
          cache: npm
      - uses: ./
      - run: npm ci
`;

test.each(workflows)('%s', (_name, text) => {
  expect(workflowFaults(text)).toStrictEqual([]);
});

it('is the same commit of an action in all of them', () => {
  expect(differentPins(workflows.map(([, text]) => text))).toStrictEqual([]);
  expect(differentPins([`uses: a/b/c@1`, `uses: a/b@1`, `uses: a/d@1`, `uses: a/b@2`])).toStrictEqual([
    'a/b is used as 1 and as 2',
  ]);
});

describe('a workflow', () => {
  it('may be so', () => {
    expect(workflowFaults(sound)).toStrictEqual([]);
  });

  test.each<[sentence: string, before: string, now: string, fault: string]>([
    [
      'a tag, which moves',
      checkout,
      'actions/checkout@v7',
      'an action is not pinned by its commit, with its version beside it: actions/checkout@v7',
    ],
    ['a commit of nobody knows which version', ' # v7.0.1', '', 'with its version beside it'],
    ['a commit of a version that moves', ' # v7.0.1', ' # v7', 'with its version beside it'],
    [
      'a token on the disk',
      'persist-credentials: false',
      'fetch-depth: 0',
      'test: a checkout keeps the token, and does not say so',
    ],
    ['permissions of all jobs', 'permissions: {}', 'permissions: { contents: read }', 'its own permissions are not {}'],
    ['the default permissions', 'permissions: {}\n', '', 'its own permissions are not {}'],
    [
      'a job without permissions',
      '    permissions:\n      contents: read\n      issues: write # Tells.\n',
      '',
      'test: it does not say its permissions',
    ],
    ['a permission that nothing explains', ' # Tells.', '', 'test: nothing says what issues is for'],
    ['a job that may hang', '    timeout-minutes: 5\n', '', 'test: it has no timeout'],
    ['a job without a name', '    name: Test\n', '', 'test: it has no name'],
    ['a workflow without a name', 'name: CI\n', '', 'it has no name'],
    ['runs that pile up', 'concurrency:\n  group: ci\n  cancel-in-progress: true\n', '', 'it does not say what becomes of a run'],
    [
      'an expression in a command',
      'npm ci',
      'echo ${{ github.event.issue.title }}',
      'test: an expression becomes a part of a command',
    ],
    ['a package of the moment', 'npm ci', 'npm install --no-save left-pad', 'test: it installs what no lock file names'],
    [
      'a pull request of a stranger with a token of ours',
      'push:\n    branches: [main]',
      'pull_request_target:',
      'it runs for pull_request_target',
    ],
    [
      'a cache in a release',
      'branches: [main]',
      'tags: [v1]',
      'test: a release is made of what another run may have put into a cache',
    ],
  ])('may not have %s', (_sentence, before, now, fault) => {
    const broken = sound.replace(before, now);
    expect(broken).not.toBe(sound);
    expect(workflowFaults(broken).join('\n')).toContain(fault);
  });
});

describe('Dependabot', () => {
  it('is told all', () => {
    expect(dependabotFaults(read('dependabot.yml'))).toStrictEqual([]);
  });
  it('may not propose each version at once, or leave out the actions', () => {
    expect(dependabotFaults('updates: [{ package-ecosystem: npm, cooldown: { default-days: 6 } }]')).toStrictEqual([
      'github-actions is not kept up to date',
      'npm: a new version is not left to others for a week',
      'npm: each version is a pull request of its own',
    ]);
  });
});
