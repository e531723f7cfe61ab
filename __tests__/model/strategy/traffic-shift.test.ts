/** Whether a blue/green, linear or canary deployment holds its ground, and whether production traffic goes to it alone. */
import { describe, expect, test } from '@jest/globals';
import type { KnownDeployment } from '../../../src/model/deployment.ts';
import type { ActiveHook, RevisionSummary, ServiceDeployment, ServiceRevision } from '../../../src/model/observation.ts';
import {
  isHeld,
  isShifted,
  isWordRead,
  missingFrom,
  saysShifted,
  usesServiceConnect,
  serviceDeploymentIn,
  wordIn,
} from '../../../src/model/strategy/traffic-shift.ts';
import {
  at,
  blind,
  deployment,
  groupArn,
  observation,
  older,
  olderDeployment,
  ours,
  readFailure,
  service,
  serviceDeployment,
  target,
  task,
  type Changes,
} from '../../build.ts';

const ruleArn = 'arn:rule';
const otherArn = groupArn.replace('api-tg', 'other-tg');
const loadBalancer = { targetGroupArn: groupArn, containerName: 'app', containerPort: 3000, productionListenerRule: ruleArn };
const revision = (changes: Partial<ServiceRevision> = {}): Changes => ({
  revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [loadBalancer], gatewayConnectorCount: 0, ...changes }]]),
});
const ruleless = { targetGroupArn: otherArn, containerName: 'app', containerPort: 3000 };
const resting = deployment({ id: older, status: 'RESTING' });
const bare = revision({ loadBalancers: [] });
const forwarding = (arn: string): Changes => ({
  rules: new Map([[ruleArn, { arn: ruleArn, targetGroups: [{ arn, weight: 1 }] }]]),
});
const settled: Changes = { ...revision(), ...forwarding(groupArn) };

const shares = (productionWeight?: number): RevisionSummary => ({
  deploymentId: ours,
  requestedTaskCount: 1,
  runningTaskCount: 1,
  pendingTaskCount: 0,
  ...(productionWeight === undefined ? {} : { productionWeight }),
});
const told = (lifecycleStage: string, changes: Partial<ServiceDeployment> = {}): ServiceDeployment =>
  serviceDeployment('IN_PROGRESS', { lifecycleStage, ...changes });
const baking = told('BAKE_TIME', { target: shares(100) });
const known: KnownDeployment = { id: ours, serviceDeployment: baking };

test('what ECS says is read where neither its list nor its description failed', () => {
  const failing = (operation: string) =>
    observation(0, { ...settled, serviceDeployments: [baking], readFailures: [readFailure(operation, 'throttled')] });
  const whole = observation(0, { ...settled, serviceDeployments: [told('SCALE_UP', { arn: 'arn:other' }), baking] });
  expect([isWordRead(whole), wordIn(whole, known), serviceDeploymentIn(whole, known)]).toEqual([true, baking, baking]);
  for (const operation of ['ListServiceDeployments', 'DescribeServiceDeployments']) {
    const unread = failing(operation);
    expect([isWordRead(unread), wordIn(unread, known)]).toEqual([false, undefined]);
  }
  const half = failing('DescribeServiceRevisions');
  expect([isWordRead(half), wordIn(half, known), serviceDeploymentIn(half, known)]).toEqual([true, baking, undefined]);
  expect(serviceDeploymentIn(failing('DescribeTasks'), known)).toBe(baking);
  expect(wordIn(observation(0), known)).toBeUndefined();
  expect(wordIn(whole, { id: ours })).toBeUndefined();
});

test('ECS says that traffic is shifted behind the shift, and once it is done', () => {
  expect(saysShifted(baking)).toBe(true);
  expect(saysShifted(serviceDeployment('SUCCESSFUL'))).toBe(true);
  expect(saysShifted(told('PRODUCTION_TRAFFIC_SHIFT'))).toBe(false);
  expect(saysShifted(serviceDeployment('IN_PROGRESS'))).toBe(false);
  expect(saysShifted(undefined)).toBe(false);
});

describe('a deployment holds its ground', () => {
  const back = { rollback: { reason: 'an alarm' } };
  const hooked = (hook: Partial<ActiveHook>): ServiceDeployment =>
    told('BAKE_TIME', { hooks: [{ id: 'hook-1', targetType: 'AWS_LAMBDA', status: 'IN_PROGRESS', ...hook }] });
  const seen = (changes: Changes) => ({ ...settled, ...changes });
  const of = (changes: Parameters<typeof deployment>[0]): Changes =>
    seen({ service: service({ deployments: [deployment(changes)] }) });
  const rows: readonly [what: string, word: ServiceDeployment, seen: Changes, holds: boolean][] = [
    ['at a stage on its way', told('SCALE_UP'), settled, true],
    ['before it has a stage', serviceDeployment('IN_PROGRESS'), settled, true],
    ['once it is done', serviceDeployment('SUCCESSFUL'), settled, true],
    ['not once ECS goes back on it', told('BAKE_TIME', back), settled, false],
    [
      'not once it is done, at a stage that nobody knows',
      serviceDeployment('SUCCESSFUL', { lifecycleStage: 'TIDYING' }),
      settled,
      false,
    ],
    ['not where it was done and ECS goes back on it', serviceDeployment('SUCCESSFUL', back), settled, false],
    ['not before it has begun', serviceDeployment('PENDING'), settled, false],
    ['not at a stage that nobody knows', told('PRE_EVERYTHING'), settled, false],
    ['while a function has not answered', hooked({}), settled, true],
    ['where a function agreed', hooked({ status: 'SUCCEEDED' }), settled, true],
    ['while it waits for a person', hooked({ targetType: 'PAUSE', status: 'AWAITING_ACTION' }), settled, true],
    ['not where a function refused it', hooked({ status: 'FAILED' }), settled, false],
    ['not where nobody ended its pause', hooked({ targetType: 'PAUSE', status: 'TIMED_OUT' }), settled, false],
    ['not at a hook of a kind that nobody knows', hooked({ targetType: 'ORACLE' }), settled, false],
    ['not in a state that nobody knows', baking, of({ status: 'RESTING' }), false],
    ['not before its revision was read', baking, seen({ revisions: new Map() }), false],
    [
      'not while ECS makes what carries its traffic',
      baking,
      revision({ managedResources: [{ kind: 'listener rule', status: 'PROVISIONING', carriesTraffic: true }] }),
      false,
    ],
    ['whatever the state of another one', baking, seen({ service: service({ deployments: [resting, deployment()] }) }), true],
    [
      'not where its tasks are elsewhere than ECS says',
      baking,
      revision({
        loadBalancers: [loadBalancer, { ...loadBalancer, alternateTargetGroupArn: otherArn }],
        resolved: [{ targetGroupArn: otherArn }],
      }),
      false,
    ],
  ];
  test.each(rows)('%s', (_what, word, changes, holds) => {
    expect(isHeld(known, word, observation(0, changes))).toBe(holds);
  });
  test('not where a stage before the shift comes behind it', () => {
    const isHeldAt = (lifecycleStage: string, wasBehindShift: boolean) =>
      ['IN_PROGRESS', 'SUCCESSFUL'].map((status) => {
        const traffic = { stageSince: at(0), weightSince: at(0), wasBehindShift };
        return isHeld({ ...known, traffic }, serviceDeployment(status, { lifecycleStage }), observation(0, settled));
      });
    expect(isHeldAt('TEST_TRAFFIC_SHIFT', true)).toEqual([false, false]);
    expect(isHeldAt('TEST_TRAFFIC_SHIFT', false)).toEqual([true, true]);
    expect(isHeldAt('BAKE_TIME', true)).toEqual([true, true]);
  });
  test('also in a look that does not show the service', () => {
    const { service: unseen, ...look } = observation(0, settled);
    expect(unseen).toBeDefined();
    expect(isHeld(known, baking, look)).toBe(true);
  });
  test('also where it is listed no more', () => {
    expect(isHeld(known, baking, observation(0, { ...settled, service: service({ deployments: [] }) }))).toBe(true);
  });
});

describe('all production traffic goes to it', () => {
  const left: Changes = {
    tasks: [task(1), task(9, { deploymentId: older })],
    targets: new Map([[groupArn, [target(1), target(9)]]]),
  };
  // One task of the older deployment is counted and not known, and one target.
  const ofNobody: Changes = {
    service: service({ deployments: [deployment(), olderDeployment()] }),
    targets: new Map([[groupArn, [target(1), target(8)]]]),
  };
  const connected = revision({ loadBalancers: [], serviceConnect: true });
  const rows: readonly [what: string, word: ServiceDeployment, seen: Changes, is: boolean | undefined][] = [
    ['where ECS and the rule say so', baking, settled, true],
    ['where ECS says so by its stage alone', told('BAKE_TIME'), settled, true],
    ['not before ECS says so', told('PRODUCTION_TRAFFIC_SHIFT', { target: shares(100) }), settled, false],
    ['not where ECS has asked for a part alone', told('BAKE_TIME', { target: shares(99) }), settled, false],
    ['not before its revision was read', baking, forwarding(groupArn), false],
    ['not where the rule sends it elsewhere', baking, { ...settled, ...forwarding(otherArn) }, false],
    [
      'not where the rule of one load balancer is not told',
      baking,
      { ...revision({ loadBalancers: [loadBalancer, ruleless] }), ...forwarding(groupArn) },
      false,
    ],
    ['of which a look tells nothing that did not read the rule', baking, revision(), undefined],
    ['not while targets of the older one are left', baking, { ...settled, ...left }, false],
    ['of which a look tells nothing that shows targets of nobody', baking, { ...settled, ...ofNobody }, undefined],
    ['without a load balancer by the stage', told('BAKE_TIME'), bare, true],
    ['with Service Connect by the weight alone', baking, connected, true],
    ['with Service Connect not where no weight is told', told('BAKE_TIME'), connected, false],
  ];
  test.each(rows)('%s', (_what, word, changes, is) => {
    expect(isShifted(known, word, observation(0, changes))).toBe(is);
  });
  test('without Service Connect, as far as nothing tells of it', () => {
    expect(usesServiceConnect(observation(0), known)).toBe(false);
  });
  test('with Service Connect, as its entry tells it too', () => {
    const entry = deployment({ serviceConnect: true });
    expect(isShifted({ ...known, entry }, told('BAKE_TIME'), observation(0, bare))).toBe(false);
    expect(isShifted({ ...known, entry }, baking, observation(0, bare))).toBe(true);
  });
});

describe('what is missing is told', () => {
  const at99 = 'its service deployment is IN_PROGRESS at SCALE_UP, production traffic 99 %';
  const missing = (word: ServiceDeployment, changes: Changes): string =>
    missingFrom('completed', { ...known, serviceDeployment: word }, observation(0, { serviceDeployments: [word], ...changes }));
  test('by its stage before ECS calls traffic shifted, wherever the rule sends it', () => {
    expect(missing(told('SCALE_UP', { target: shares(99) }), { ...settled, ...forwarding(otherArn) })).toBe(at99);
  });
  test('without a share that is not told, and before its revision was read', () => {
    expect(missing(told('BAKE_TIME'), {})).toBe('its service deployment is IN_PROGRESS at BAKE_TIME');
  });
  test('by a stage that is not known, or to which it went back', () => {
    expect(missing(told('TIDYING'), {})).toBe('its service deployment is IN_PROGRESS at TIDYING, which is not known here');
    const traffic = { stageSince: at(0), weightSince: at(0), wasBehindShift: true };
    const back = told('SCALE_UP');
    expect(
      missingFrom('completed', { ...known, traffic, serviceDeployment: back }, observation(0, { serviceDeployments: [back] })),
    ).toBe('its service deployment is IN_PROGRESS at SCALE_UP again');
  });
  test('by what ECS makes for its requests', () => {
    const managedResources = [{ kind: 'listener rule', status: 'PROVISIONING', carriesTraffic: true }] as const;
    expect(missing(baking, { ...settled, ...revision({ managedResources }) })).toBe(
      'the listener rule that ECS makes for its requests is PROVISIONING',
    );
  });
  test('whatever the state of another one', () => {
    const changes = { ...settled, service: service({ deployments: [resting, deployment()] }) };
    expect(missing(told('SCALE_UP', { target: shares(99) }), changes)).toBe(at99);
  });
  test('by each group in which targets of an older one are left', () => {
    const second = { ...loadBalancer, targetGroupArn: otherArn, productionListenerRule: 'arn:rule-2' };
    const rule = (arn: string, groupArn: string) => [arn, { arn, targetGroups: [{ arn: groupArn, weight: 1 }] }] as const;
    const changes: Changes = {
      ...revision({ loadBalancers: [loadBalancer, second] }),
      rules: new Map([rule(ruleArn, groupArn), rule('arn:rule-2', otherArn)]),
      tasks: [task(1), task(9, { deploymentId: older })],
      targets: new Map([
        [groupArn, [target(1), target(9)]],
        [otherArn, [target(1)]],
      ]),
    };
    expect(missing(baking, changes)).toBe('targets of an older deployment are still registered in api-tg, other-tg');
  });
  test('in a look that does not show the service', () => {
    const look = { ...blind(0), serviceDeployments: [baking] };
    expect(missingFrom('completed', known, look)).toBe(
      'its service deployment is IN_PROGRESS at BAKE_TIME, production traffic 100 %',
    );
  });
});
