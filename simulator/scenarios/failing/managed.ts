/** What ECS makes for an Express service or a gateway is not there, or the service behind it fails. */
import type { ApiBehaviour, ManagedResourceSpec, Revision, ServiceSpec } from '../../scenario.ts';
import { api, brisk, deployed, sound, withoutRoot } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const groups = { 'api-tg': brisk, 'api-tg-2': brisk } as const;
const provided = [{ targetGroup: 'api-tg', alternate: 'api-tg-2' }] as const;

const created = (
  title: string,
  spec: Omit<ServiceSpec, 'revisions'>,
  expected: ExpectedOutcome,
  inputs: NonNullable<ScenarioTest['inputs']> = {},
  behaviour: ApiBehaviour = {},
): ScenarioTest => ({
  scenario: {
    title,
    services: [{ ...api({ desired: 2, loadBalancers: provided, ...spec }), steady: false }],
    targetGroups: groups,
    actions: [{ at: 0, create: 1 }],
    api: behaviour,
  },
  inputs,
  expected,
});

const resource = (kind: ManagedResourceSpec['resource'], status: string, reason?: string): ManagedResourceSpec => ({
  resource: kind,
  at: -30,
  status,
  ...(reason === undefined ? {} : { reason }),
});

const expressUpdate = (
  title: string,
  next: Revision,
  expected: ExpectedOutcome,
  spec: Partial<ServiceSpec> = {},
): ScenarioTest => ({
  scenario: {
    title,
    services: [api({ kind: 'express', desired: 2, loadBalancers: provided, next, ...spec })],
    targetGroups: groups,
    actions: deployed,
  },
  expected,
});

export const unprovided = {
  'express-resource-failed': created(
    'the certificate of a new Express service cannot be made',
    {
      kind: 'express',
      managed: [resource('certificate', 'FAILED', 'The limit of certificates of this account is reached.')],
    },
    { outcome: 'deployment-failed', cause: 'managed-resource-failed' },
  ),
  'express-resource-fails-later': expressUpdate(
    'the listener rule of an Express service is broken while its traffic is shifted, and ECS does not mend it',
    sound,
    { outcome: 'deployment-failed', cause: 'managed-resource-failed' },
    { managed: [{ resource: 'rule', at: 200, status: 'FAILED', reason: 'The rule limit of the listener is reached.' }] },
  ),
  'express-without-paths': created(
    'a new Express service shows no way for requests to come in',
    { kind: 'express', loadBalancers: [] },
    { outcome: 'timed-out' },
    { timeout: '12m' },
  ),
  'express-founding-story': expressUpdate(
    'the load balancer of an Express service asks for a path that the tasks do not have',
    withoutRoot,
    { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  ),
  'express-unhealthy-at-five-percent': expressUpdate(
    'the tasks of an Express service stop answering well once production reaches them',
    { ...sound, later: [{ at: 400, answers: 500 }] },
    { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
  ),
  'gateway-connection-failed': created(
    'the connection to the gateway cannot be made',
    { kind: 'gateway', managed: [resource('gateway-connection', 'CREATE_FAILED', 'The listener has no room for another rule.')] },
    { outcome: 'deployment-failed', cause: 'managed-resource-failed' },
  ),
  'gateway-connection-unknown': created(
    'the connection to the gateway has a status that nobody knows',
    { kind: 'gateway', managed: [resource('gateway-connection', 'SUSPENDED')] },
    { outcome: 'timed-out' },
    { timeout: '12m' },
  ),
  'gateway-connection-lost-unread': created(
    'the connection to the gateway is lost, and nobody can read that: what was read of it before is no proof',
    { kind: 'gateway', managed: [{ resource: 'gateway-connection', at: 37, status: 'PROVISIONING' }] },
    { outcome: 'timed-out' },
    { timeout: '12m' },
    { faults: [{ fault: 'server-error', operations: ['DescribeServiceRevisions'], from: 36 }] },
  ),
  'gateway-rule-missing-now-and-then-unread': {
    scenario: {
      title:
        'the rule of a gateway is deleted while the deployment goes on; now and then nobody can read it: what was seen before lasts',
      services: [
        api({
          kind: 'gateway',
          desired: 2,
          loadBalancers: [{ targetGroup: 'api-tg', alternate: 'api-tg-2', productionRule: 'api-production' }],
          next: { bootSeconds: 240 },
        }),
      ],
      targetGroups: groups,
      actions: [...deployed, { at: 1, setRule: 'api-production', forwards: undefined }],
      api: { faults: [{ fault: 'server-error', operations: ['DescribeRules'], from: 50, until: 75 }] },
    },
    expected: { outcome: 'deployment-failed', cause: 'listener-rule-missing' },
  },
  'gateway-without-connection': created(
    'no gateway has taken the service on',
    { kind: 'gateway', loadBalancers: [] },
    { outcome: 'timed-out' },
    { timeout: '12m' },
  ),
} as const satisfies { readonly [name: string]: ScenarioTest };
