/** What goes wrong without the deployment being to blame, or without it being lost. */
import type { Interruption } from '../../scenario.ts';
import { api, brisk, crashing, deployed, eager, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

/** With old targets gone after 30 s, the new tasks are healthy from about second 50 on and the deployment is complete at about 150. */
const duringTheWait = 100;
const whileStable = 165;

const stopped = (interrupt: Interruption, at: number): ScenarioTest => ({
  scenario: {
    title: `${interrupt} takes two of three new tasks ${at === duringTheWait ? 'during the wait' : 'within stable-for'}`,
    services: [api({ desired: 3 })],
    targetGroups: { 'api-tg': brisk },
    actions: [...deployed, { at, interrupt, tasks: 2 }],
  },
  inputs: at === whileStable ? { 'stable-for': '3m' } : {},
  expected: { outcome: 'healthy' },
});

const scaled = (from: number, to: number, at: number): ScenarioTest => ({
  scenario: {
    title: `the service is scaled from ${from} to ${to} ${at === duringTheWait ? 'during the wait' : 'within stable-for'}`,
    services: [api({ desired: from })],
    targetGroups: { 'api-tg': brisk },
    actions: [...deployed, { at, scale: to }],
  },
  inputs: at === whileStable ? { 'stable-for': '3m' } : {},
  expected: { outcome: 'healthy' },
});

export const disturbances = {
  'one-flaky-task': {
    scenario: {
      title: 'the first new task exits at once and is replaced; then all is well',
      services: [api({ desired: 3, next: { ...sound, tasks: { 1: { later: [{ afterSeconds: 4, exits: 1 }] } } } })],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'crashes-before-the-gate': {
    scenario: {
      title: 'the first three tasks crashed before the gate began; the deployment is complete and healthy by then',
      services: [api({ desired: 3, next: { ...sound, tasks: { 1: crashing, 2: crashing, 3: crashing } } })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    startsAt: 600,
    expected: { outcome: 'healthy' },
  },
  'healthy-soon-after-grace-50': {
    scenario: {
      title: '50 tasks turn healthy 10 s after their grace period ends',
      services: [api({ desired: 50, graceSeconds: 60, next: { ...sound, bootSeconds: 68 } })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'spot-during-the-wait': stopped('spot', duringTheWait),
  'spot-while-stable': stopped('spot', whileStable),
  'maintenance-during-the-wait': stopped('maintenance', duringTheWait),
  'maintenance-while-stable': stopped('maintenance', whileStable),
  'az-rebalancing-during-the-wait': stopped('az-rebalancing', duringTheWait),
  'az-rebalancing-while-stable': stopped('az-rebalancing', whileStable),
  'stopped-by-a-person': stopped('user', duringTheWait),
  'scale-in-during-the-wait': scaled(4, 3, duringTheWait),
  'scale-in-while-stable': scaled(4, 3, whileStable),
  'scale-out-during-the-wait': scaled(3, 4, duringTheWait),
  'scale-out-while-stable': scaled(3, 4, whileStable),
  'old-targets-unhealthy': {
    scenario: {
      title: 'the old tasks are unhealthy in the same target group, then drain; the new ones are well',
      services: [{ ...api({ desired: 3 }), revisions: { 1: { ...sound, later: [{ at: -20, answers: 500 }] }, 2: sound } }],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'foreign-targets-unhealthy': {
    scenario: {
      title: 'two targets that are no tasks of this service are unhealthy in its target group',
      services: [api({ desired: 3 })],
      targetGroups: {
        'api-tg': {
          foreign: [
            { id: '10.0.9.8', port: 3000, answers: 500 },
            { id: '10.0.9.9', port: 8080, answers: 'refuse' },
          ],
        },
      },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'addresses-used-again': {
    scenario: {
      title: 'there are so few addresses that new tasks take those of tasks just gone, whose targets still drain',
      services: [api({ desired: 3, minimumHealthyPercent: 0, maximumPercent: 100, addresses: 4 })],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
