/** Rolling updates that go well, at their own pace. */
import { api, brisk, deployed, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const plain = (desired: number): ScenarioTest => ({
  scenario: { title: `a rolling update of ${desired} tasks goes well`, services: [api({ desired })], actions: deployed },
  expected: { outcome: 'healthy' },
});

/** Revision 2 needs this long until it listens. */
const slow = (bootSeconds: number) => ({ ...sound, bootSeconds });

export const updates = {
  'plain-update-1': { ...plain(1), golden: true },
  'plain-update-3': plain(3),
  'plain-update-50': plain(50),
  'plain-update-without-waiting-for-the-drain': {
    ...plain(3),
    inputs: { 'wait-until': 'healthy' },
  },
  'stable-after-25-minutes': {
    scenario: {
      title: 'the application warms up for 24 minutes, within its grace period',
      services: [api({ desired: 3, graceSeconds: 1800, next: slow(1440) })],
      targetGroups: { 'api-tg': { ...brisk, healthyThreshold: 2 } },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'one-at-a-time-50': {
    scenario: {
      title: '50 tasks at 100/102 percent are replaced one by one',
      services: [api({ desired: 50, minimumHealthyPercent: 100, maximumPercent: 102 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'scaled-out-meanwhile': {
    scenario: {
      title: 'the desired count grows from 3 to 5 during the deployment',
      services: [api({ desired: 3 })],
      actions: [...deployed, { at: 60, scale: 5 }],
    },
    expected: { outcome: 'healthy' },
  },
  'scaled-in-meanwhile': {
    scenario: {
      title: 'the desired count shrinks from 5 to 3 during the deployment',
      services: [api({ desired: 5 })],
      actions: [...deployed, { at: 60, scale: 3 }],
    },
    expected: { outcome: 'healthy' },
  },
  'late-capacity': {
    scenario: {
      title: 'the cluster is full; the instance for the new tasks comes after 6 minutes',
      services: [
        api({
          desired: 2,
          launch: 'ec2',
          capacity: [
            { at: -90_000, room: 1 },
            { at: 360, room: 2 },
          ],
          tasksPerInstance: 2,
        }),
      ],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'late-capacity-by-provider': {
    scenario: {
      title: 'the new tasks wait in PROVISIONING until their capacity provider has an instance after 6 minutes',
      services: [
        api({
          desired: 2,
          launch: 'ec2-provider',
          capacity: [
            { at: -90_000, room: 1 },
            { at: 360, room: 2 },
          ],
          tasksPerInstance: 2,
        }),
      ],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
