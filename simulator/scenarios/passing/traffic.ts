/** Where ECS has no rule to move, or moves none: rolling updates, and services without a load balancer. */
import { api, brisk, deployed, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const untilShifted = { 'wait-until': 'traffic-shifted' } as const;

const rolling = (title: string, deregistrationDelaySeconds: number): ScenarioTest => ({
  scenario: {
    title,
    services: [api({ desired: 3 })],
    targetGroups: { 'api-tg': { deregistrationDelaySeconds } },
    actions: deployed,
  },
  inputs: untilShifted,
  expected: { outcome: 'healthy' },
});

const headless = api({ desired: 2, loadBalancers: [], strategy: { type: 'BLUE_GREEN' }, bakeMinutes: 5 });
const connected = api({
  desired: 2,
  loadBalancers: [],
  serviceConnect: true,
  strategy: { type: 'CANARY', stepBakeMinutes: 2 },
  bakeMinutes: 2,
  next: { ...sound, check: { intervalSeconds: 10 } },
});

export const traffics = {
  'rolling-until-traffic-shifted': rolling('the old tasks drain for a quarter of an hour, which nobody need wait for', 900),
  'rolling-until-traffic-shifted-in-batches': {
    scenario: {
      title: 'the old tasks of four batches leave one after the other',
      services: [api({ desired: 8, minimumHealthyPercent: 75, maximumPercent: 100 })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    inputs: untilShifted,
    expected: { outcome: 'healthy' },
  },
  headless: {
    scenario: {
      title: 'blue/green without a load balancer: ECS manages no traffic, and its word is all there is',
      services: [headless],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'headless-until-traffic-shifted': {
    scenario: { title: 'the same, without waiting for the bake', services: [headless], actions: deployed },
    inputs: untilShifted,
    expected: { outcome: 'healthy' },
  },
  'service-connect-alone': {
    scenario: {
      title: 'a canary whose traffic Service Connect carries: only weights tell of it',
      services: [connected],
      actions: deployed,
    },
    inputs: untilShifted,
    expected: { outcome: 'healthy' },
  },
  'service-connect-to-its-end': {
    scenario: { title: 'the same, to its end', services: [connected], actions: deployed },
    expected: { outcome: 'healthy' },
  },
  'daemon-desired-changing': {
    scenario: {
      title: 'instances come and go while a DAEMON service is deployed',
      services: [
        api({
          scheduling: 'DAEMON',
          capacity: [
            { at: -90_000, room: 3 },
            { at: 60, room: 4 },
            { at: 240, room: 2 },
          ],
        }),
      ],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
