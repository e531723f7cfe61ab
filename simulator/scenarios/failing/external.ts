/** Task sets of a controller of one's own that fail, or are not done yet. */
import type { Action, Revision, ServiceSpec } from '../../scenario.ts';
import { brisk, byController, crashing, pairOf, withoutRoot, withThird } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const created: Action = { at: 0, createTaskSet: 2, scalePercent: 100 };
const shifted: Action = { at: 240, setRule: 'api-production', forwards: { 'api-green': 100, 'api-blue': 0 } };
const primary: Action = { at: 250, makePrimary: 2 };
const timedOut: ExpectedOutcome = { outcome: 'timed-out' };

const ending = (
  title: string,
  actions: readonly Action[],
  expected: ExpectedOutcome,
  inputs: NonNullable<ScenarioTest['inputs']> = {},
  service: ServiceSpec = byController(),
): ScenarioTest => ({
  scenario: { title, services: [service], targetGroups: pairOf(brisk), actions },
  inputs,
  expected,
});

const running = (title: string, next: Revision, expected: ExpectedOutcome): ScenarioTest =>
  ending(title, [created], expected, {}, byController({ next }));

export const brokenTaskSets = {
  'external-empty': ending('the task set is scaled to nothing', [{ at: 0, createTaskSet: 2, scalePercent: 0 }], {
    outcome: 'no-tasks',
    cause: 'task-set-scale-zero',
  }),
  'external-unhealthy': running('the load balancer asks for a path that they do not have', withoutRoot, {
    outcome: 'targets-unhealthy',
    cause: 'health-check-path-not-found',
  }),
  'external-crashing': running('the new tasks exit for want of a setting, again and again', crashing, {
    outcome: 'tasks-cycling',
    cause: 'app-config-missing',
  }),
  'external-taken-back': ending(
    'the old task set is PRIMARY again, and the new one goes',
    [created, shifted, primary, { at: 280, makePrimary: 1 }, { at: 290, deleteTaskSet: 2 }],
    { outcome: 'rolled-back' },
  ),
  'external-primary-back': ending(
    'the old task set is PRIMARY again, and the new one stays',
    [created, shifted, primary, { at: 280, makePrimary: 1 }],
    timedOut,
    { timeout: '10m', 'wait-until': 'traffic-shifted' },
  ),
  'external-deleted-before-traffic': ending(
    'the new task set is deleted before it had any traffic',
    [created, { at: 100, deleteTaskSet: 2 }],
    { outcome: 'rolled-back' },
  ),
  'external-old-set-kept': ending('the old task set stays', [created, shifted, primary], timedOut, { timeout: '10m' }),
  'external-never-primary': ending('the new task set never becomes PRIMARY', [created, shifted], timedOut, {
    timeout: '10m',
    'wait-until': 'traffic-shifted',
  }),
  'external-half-primary': ending(
    'the new task set is PRIMARY with half of the tasks',
    [{ at: 0, createTaskSet: 2, scalePercent: 50 }, shifted, primary],
    timedOut,
    { timeout: '10m', 'wait-until': 'traffic-shifted' },
    byController({ desired: 4 }),
  ),
  'external-one-group-for-both': ending(
    'old and new tasks stand in one target group, so that both get traffic',
    [{ ...created, targetGroup: 'api-blue' }, primary],
    timedOut,
    { timeout: '10m', 'wait-until': 'traffic-shifted' },
  ),
  'external-superseded': ending(
    'another task set is made before the first has traffic',
    [created, { at: 60, createTaskSet: 3, scalePercent: 100, targetGroup: 'api-green' }],
    { outcome: 'superseded' },
    {},
    withThird(byController()),
  ),
  'external-primary-but-unused': {
    ...ending('the task set is PRIMARY, but no rule sends anything to its group', [created, primary], {
      outcome: 'targets-unhealthy',
      cause: 'target-group-unused',
    }),
    scenario: {
      title: 'the task set is PRIMARY, but no rule sends anything to its group',
      services: [byController()],
      targetGroups: pairOf(brisk),
      rules: { 'api-production': { forwards: { 'api-blue': 100 } } },
      actions: [created, primary],
    },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
