/** Task sets of a controller of one's own that go well. */
import type { Action, ServiceSpec } from '../../scenario.ts';
import { brisk, byController, pairOf, sound, withThird } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const created: Action = { at: 0, createTaskSet: 2, scalePercent: 100 };
const shifted: Action = { at: 240, setRule: 'api-production', forwards: { 'api-green': 100, 'api-blue': 0 } };
const primary: Action = { at: 250, makePrimary: 2 };
const oldGone: Action = { at: 400, deleteTaskSet: 1 };

const going = (
  title: string,
  actions: readonly Action[],
  waitUntil = 'completed',
  service: ServiceSpec = byController(),
): ScenarioTest => ({
  scenario: { title, services: [service], targetGroups: pairOf(brisk), actions },
  inputs: { 'wait-until': waitUntil },
  expected: { outcome: 'healthy' },
});

const plain = [created, shifted, primary, oldGone];

export const taskSets = {
  'external-plain': going('a controller of its own brings a task set, moves traffic, and lets the old one go', plain),
  'external-until-traffic-shifted': going(
    'the task set is PRIMARY, the old one stays',
    [created, shifted, primary],
    'traffic-shifted',
  ),
  'external-until-healthy': going('the task set has no part in production yet', [created], 'healthy'),
  'external-half': {
    ...going(
      'the task set is scaled to half of what the service desires',
      [{ at: 0, createTaskSet: 2, scalePercent: 50 }],
      'healthy',
      byController({ desired: 4 }),
    ),
  },
  'external-growing': going(
    'the task set grows from a quarter to all of it',
    [
      { at: 0, createTaskSet: 2, scalePercent: 25 },
      { at: 180, scaleTaskSet: 2, scalePercent: 100 },
      { at: 360, setRule: 'api-production', forwards: { 'api-green': 100, 'api-blue': 0 } },
      { at: 370, makePrimary: 2 },
      { at: 480, deleteTaskSet: 1 },
    ],
    'completed',
    byController({ desired: 4 }),
  ),
  'external-empty-at-first': going('the task set is made empty, and scaled half a minute later', [
    { at: 0, createTaskSet: 2, scalePercent: 0 },
    { at: 40, scaleTaskSet: 2, scalePercent: 100 },
    shifted,
    primary,
    oldGone,
  ]),
  'external-unused-until-the-shift': {
    ...going('nothing checks the targets before the rule names their group', plain),
    scenario: {
      ...going('nothing checks the targets before the rule names their group', plain).scenario,
      rules: { 'api-production': { forwards: { 'api-blue': 100 } } },
    },
  },
  'external-created': {
    ...going(
      'a new service gets its first task set',
      [
        { at: 0, create: 1 },
        { at: 30, createTaskSet: 1, scalePercent: 100, targetGroup: 'api-blue' },
        { at: 60, makePrimary: 1 },
      ],
      'completed',
      { ...byController(), steady: false },
    ),
    startsAt: -60,
    inputs: { deployment: 'new' },
  },
  'external-followed': {
    ...going(
      'another task set is made before the first is healthy, and followed',
      [
        created,
        { at: 60, createTaskSet: 3, scalePercent: 100, targetGroup: 'api-green' },
        { at: 70, deleteTaskSet: 2 },
        shifted,
        { at: 250, makePrimary: 3 },
        oldGone,
      ],
      'completed',
      withThird(byController()),
    ),
    inputs: { 'on-superseded': 'follow' },
  },
  'external-old-targets-unhealthy': going(
    'the old tasks are unhealthy in their group; the new ones are well',
    plain,
    'completed',
    {
      ...byController(),
      revisions: { 1: { ...sound, later: [{ at: -20, answers: 500 }] }, 2: sound },
    },
  ),
} as const satisfies { readonly [name: string]: ScenarioTest };
