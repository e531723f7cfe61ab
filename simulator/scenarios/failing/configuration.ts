/** What cannot be verified as it was asked for: refused at the first observation. */
import type { ServiceKind } from '../../scenario.ts';
import { api, brisk, deployed, eager, withoutRoot } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

/** `names`: what can be done instead. */
const refused = (kind: ServiceKind, names?: string): ScenarioTest => ({
  scenario: { title: `the service's kind is ${kind}`, services: [api({ desired: 2, kind })] },
  expected: { outcome: 'misconfigured' },
  ...(names === undefined ? {} : { names }),
});

const holding = (targetType: 'alb' | 'lambda', names: string): ScenarioTest => ({
  scenario: {
    title: `its target group is of type ${targetType}`,
    services: [api({ desired: 1 })],
    targetGroups: { 'api-tg': { ...brisk, targetType } },
    actions: deployed,
  },
  expected: { outcome: 'misconfigured' },
  names,
});

export const misconfigurations = {
  'no-such-cluster': {
    scenario: { title: 'there is no such cluster', services: [api({ desired: 1 })] },
    inputs: { cluster: 'prdo' },
    expected: { 'prdo/api': { outcome: 'misconfigured' } },
  },
  'no-such-service': {
    scenario: { title: 'there is no such service', services: [api({ desired: 1 })] },
    inputs: { service: 'apo' },
    expected: { 'prod/apo': { outcome: 'misconfigured' } },
    names: 'a managed daemon is none',
  },
  'inactive-service': {
    scenario: { title: 'the service has been deleted', services: [api({ desired: 1, status: 'INACTIVE' })] },
    expected: { outcome: 'misconfigured' },
  },
  'other-path': {
    scenario: {
      title: 'the target group checks another path than expected',
      services: [api({ desired: 1 })],
      targetGroups: { 'api-tg': { ...brisk, path: '/' } },
      actions: deployed,
    },
    inputs: { 'health-check-path': '/health' },
    expected: { outcome: 'misconfigured' },
  },
  'other-matcher': {
    scenario: {
      title: 'the target group accepts other codes than expected',
      services: [api({ desired: 1 })],
      targetGroups: { 'api-tg': { ...brisk, matcher: '200-499' } },
      actions: deployed,
    },
    inputs: { 'health-check-matcher': '200,204' },
    expected: { outcome: 'misconfigured' },
  },
  'classic-load-balancer': refused('classic', 'move the service to a target group of an Application or Network Load Balancer'),
  'target-group-of-alb': holding('alb', 'let the service name the target group that this load balancer forwards to'),
  'target-group-of-lambda': holding('lambda', 'let the service name a target group of type ip or instance'),
  'task-sets-beside-deployments': {
    scenario: {
      title: 'the service shows task sets and deployments at once',
      services: [api({ desired: 2, showsTaskSets: true })],
      actions: deployed,
    },
    expected: { outcome: 'misconfigured' },
    names: 'run this step again once the change of its deployment controller is over',
  },
  'one-of-two-misconfigured': {
    scenario: { title: 'of two services one does not exist', services: [api({ desired: 1 })], actions: deployed },
    inputs: { service: 'api, apo' },
    expected: { 'prod/apo': { outcome: 'misconfigured' } },
  },
  'one-of-two-fails-early': {
    scenario: {
      title: 'of two services one fails early; the other goes on to its own verdict',
      services: [
        api({ name: 'api', desired: 2, next: withoutRoot }),
        api({ name: 'web', desired: 2, loadBalancers: [{ targetGroup: 'web-tg', port: 8080 }] }),
      ],
      targetGroups: { 'api-tg': eager },
      actions: [
        { at: 0, service: 'api', deploy: 2 },
        { at: 0, service: 'web', deploy: 2 },
      ],
    },
    inputs: { service: 'api\nweb' },
    expected: {
      'prod/api': { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
      'prod/web': { outcome: 'healthy' },
    },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
