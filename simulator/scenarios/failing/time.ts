/** The time is up, or the job is cancelled. */
import { api, brisk, deployed, eager, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const ranOut = {
  'time-up-still-moving': {
    scenario: {
      title: 'the time is up while 10 tasks are still being replaced one by one',
      services: [api({ desired: 10, maximumPercent: 110 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    inputs: { timeout: '8m' },
    expected: { outcome: 'timed-out' },
  },
  'time-up-stuck': {
    scenario: {
      title: 'the new task warms up for longer than the time allows, within its grace period',
      services: [api({ desired: 1, graceSeconds: 3600, next: { ...sound, bootSeconds: 3000 } })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
    },
    inputs: { timeout: '10m' },
    expected: { outcome: 'timed-out', cause: 'health-check-failed-unspecified' },
  },
  'cancelled-mid-way': {
    scenario: { title: 'the job is cancelled mid-way', services: [api({ desired: 3 })], actions: deployed },
    cancelAt: 70,
    expected: { outcome: 'cancelled' },
  },
  'cancelled-while-the-api-hangs': {
    scenario: {
      title: 'the job is cancelled while a look waits for an answer',
      services: [api({ desired: 3 })],
      actions: deployed,
      api: { faults: [{ fault: 'hangs', from: 60 }] },
    },
    cancelAt: 70,
    expected: { outcome: 'cancelled' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
