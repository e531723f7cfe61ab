/** The API is in trouble, and the deployment is not well: what nobody saw is not taken for good, and no deadline hangs on AWS. */
import { api, deployed, eager, narrowLoadBalancer, sound, withoutRoot } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const failingInTrouble = {
  'blackout-is-no-stability': {
    scenario: {
      title: 'all is healthy, then AWS answers nothing for two minutes, after which the tasks begin to fail',
      services: [api({ desired: 2, next: { ...sound, later: [{ at: 216, answers: 500 }] } })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
      api: { faults: [{ fault: 'server-error', from: 90, until: 212 }] },
    },
    inputs: { 'wait-until': 'healthy', 'stable-for': '2m' },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
  },
  'load-balancer-reads-narrow-and-unhealthy': {
    scenario: {
      title:
        'the application has no route at /, and of ten reads of targets a second others in the account ask for twice as many',
      services: [api({ desired: 3, next: withoutRoot })],
      actions: deployed,
      api: narrowLoadBalancer,
    },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'hanging-at-the-deadline': {
    scenario: {
      title: 'AWS hangs while the time runs out: the look is cut short, and so is the closing one',
      services: [api({ desired: 2, next: { ...sound, bootSeconds: 900 } })],
      actions: deployed,
      api: { faults: [{ fault: 'hangs', from: 40 }] },
    },
    inputs: { timeout: '28s' },
    expected: { outcome: 'timed-out' },
  },
  'throttled-at-the-deadline': {
    scenario: {
      title: 'AWS throttles while the time runs out, and no interval outlasts it',
      services: [api({ desired: 2, next: { ...sound, bootSeconds: 900 } })],
      actions: deployed,
      api: { faults: [{ fault: 'throttled', from: 40 }] },
    },
    inputs: { timeout: '90s' },
    expected: { outcome: 'timed-out' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
