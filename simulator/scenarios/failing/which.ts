/** The deployment that was to be verified is replaced, never comes, or has no tasks. */
import { api, brisk, deployed, sound, withoutRoot } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const superseded: ScenarioTest = {
  scenario: {
    title: 'somebody deploys revision 3 before revision 2 is healthy',
    services: [{ ...api({ desired: 3 }), revisions: { 1: sound, 2: withoutRoot, 3: sound } }],
    actions: [...deployed, { at: 50, deploy: 3 }],
  },
  expected: { outcome: 'superseded' },
};

const noneStarts: ScenarioTest = {
  scenario: { title: 'a background step waits for a deployment, and nobody deploys', services: [api({ desired: 3 })] },
  inputs: { deployment: 'new' },
  expected: { outcome: 'no-deployment' },
};

const replaced = (title: string, at: number): ScenarioTest => ({
  scenario: {
    title,
    services: [{ ...api({ desired: 2 }), revisions: { 1: sound, 2: sound, 3: sound } }],
    targetGroups: { 'api-tg': brisk },
    actions: [...deployed, { at, deploy: 3 }],
  },
  startsAt: 900,
  inputs: { 'task-definition': 'api:2' },
  expected: { outcome: 'superseded' },
});

/** Reads of the service stay behind while somebody deploys revision 3: only the list of service deployments shows it. */
const unseen = (
  title: string,
  {
    deployAt,
    until,
    ...rest
  }: { readonly deployAt: number; readonly until: number } & Omit<ScenarioTest, 'scenario' | 'expected'>,
): ScenarioTest => ({
  scenario: {
    title,
    services: [{ ...api({ desired: 2 }), revisions: { 1: sound, 2: sound, 3: sound } }],
    targetGroups: { 'api-tg': { deregistrationDelaySeconds: 900 } },
    actions: [...deployed, { at: deployAt, deploy: 3 }],
    api: { stale: [{ operation: 'DescribeServices', from: deployAt, until, showing: deployAt - 1 }] },
  },
  expected: { outcome: 'superseded' },
  ...rest,
});

const replacedMidway = replaced('the expected deployment was replaced before it was complete, and has left deployments[]', 40);

const noTasks: ScenarioTest = {
  scenario: { title: 'the service is set to run no tasks', services: [api({ desired: 0 })], actions: deployed },
  expected: { outcome: 'no-tasks', cause: 'desired-count-zero' },
};

export const otherDeployments = {
  superseded: { ...superseded, golden: true },
  'superseded-passing': { ...superseded, inputs: { 'on-superseded': 'pass' }, passes: true },
  'none-starts': noneStarts,
  'none-starts-passing': { ...noneStarts, inputs: { deployment: 'new', 'on-no-deployment': 'pass' }, passes: true },
  'race-lost': {
    scenario: {
      title: 'the deployer was faster than the gate that waits for a new deployment, and the first look shows it',
      services: [api({ desired: 3 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    inputs: { deployment: 'new', 'start-within': '2m' },
    expected: { outcome: 'no-deployment' },
  },
  'another-task-definition': {
    scenario: {
      title: 'revision 2 is asked for, and revision 1 goes on running',
      services: [api({ desired: 3 })],
    },
    inputs: { 'task-definition': 'api:2' },
    expected: { outcome: 'no-deployment' },
  },
  'replaced-before-the-gate': replacedMidway,
  'replaced-when-complete-before-the-gate': replaced(
    'the expected deployment was complete, was replaced, and has left deployments[]',
    400,
  ),
  'replaced-before-the-gate-none-expected': {
    ...replacedMidway,
    inputs: { ...replacedMidway.inputs, 'on-no-deployment': 'pass' },
  },
  'replaced-before-the-gate-passing': {
    ...replacedMidway,
    inputs: { ...replacedMidway.inputs, 'on-superseded': 'pass' },
    passes: true,
  },
  'replaced-unseen-before-the-gate': unseen(
    'the expected deployment was stopped for a newer one just before the gate, which deployments[] does not show yet',
    { deployAt: 15, until: 60, inputs: { 'task-definition': 'api:2' } },
  ),
  'replaced-unseen-when-healthy': unseen(
    'the deployment was stopped for a newer one, which deployments[] does not show yet, just before it was healthy for long enough',
    { deployAt: 106, until: 200, inputs: { 'wait-until': 'healthy' } },
  ),
  'no-tasks': noTasks,
  'no-tasks-allowed': { ...noTasks, expected: { outcome: 'no-tasks' }, inputs: { 'allow-no-tasks': 'true' }, passes: true },
} as const satisfies { readonly [name: string]: ScenarioTest };
