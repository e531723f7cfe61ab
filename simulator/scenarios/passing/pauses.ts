/** Deployments that wait for a person, and pass: because somebody lets them go on, or because the gate need not wait. */
import type { Action, HookSpec } from '../../scenario.ts';
import { brisk, deployed, pairOf, shifting } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const paused = (title: string, hook: Omit<HookSpec, 'type'>, actions: readonly Action[] = []): ScenarioTest => ({
  scenario: {
    title,
    services: [shifting({ type: 'BLUE_GREEN', hooks: [{ type: 'pause', ...hook }] })],
    targetGroups: pairOf(brisk),
    actions: [...deployed, ...actions],
  },
  expected: { outcome: 'healthy' },
});

const onceTested: Omit<HookSpec, 'type'> = { stages: ['POST_TEST_TRAFFIC_SHIFT'] };

const passing = (title: string, stage: HookSpec['stages'][number]): ScenarioTest => ({
  ...paused(title, { stages: [stage] }),
  inputs: { 'on-pause': 'pass' },
  expected: { outcome: 'paused' },
  passes: true,
});

export const passedPauses = {
  'pause-continued': paused('somebody lets the deployment go on after five minutes', onceTested, [
    { at: 420, resume: 'CONTINUE' },
  ]),
  'pause-that-ends-by-itself': paused('nobody answers, and the pause is set up to go on then', {
    ...onceTested,
    timeoutMinutes: 4,
    timeoutAction: 'CONTINUE',
  }),
  'pause-not-waited-for': {
    ...paused('the tasks are healthy before the pause is over', onceTested),
    inputs: { 'wait-until': 'healthy' },
  },
  'pause-passed': {
    ...passing('the deployment waits for a person, its tasks are healthy, and that is enough', 'POST_SCALE_UP'),
    golden: true,
  },
  'pause-passed-before-any-task': passing('the deployment waits for a person before any of its tasks runs', 'PRE_SCALE_UP'),
  'pause-passed-after-the-shift': passing(
    'the deployment waits for a person when all traffic is shifted',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
  ),
} as const satisfies { readonly [name: string]: ScenarioTest };
