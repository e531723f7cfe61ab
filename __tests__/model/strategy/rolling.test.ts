import { describe, expect, it } from '@jest/globals';
import { defined } from '../../../src/model/defined.ts';
import { rolling } from '../../../src/model/strategy/rolling.ts';
import type { WaitUntil } from '../../../src/model/criteria.ts';
import type { LoadBalancer, ServiceRevision } from '../../../src/model/observation.ts';
import {
  blind,
  groupArn,
  ours,
  observation,
  older,
  olderDeployment,
  deployment,
  service,
  serviceDeployment,
  target,
  task,
  timeline,
  type Changes,
} from '../../build.ts';

it.each([
  [1, 100, 200, 1],
  [3, 50, 100, 1],
  [50, 100, 102, 1],
  [4, 0, 100, 4],
  [1, 100, 100, 0],
])('of %d tasks at %d/%d percent %d may start at once', (desiredCount, minimumHealthyPercent, maximumPercent, expected) => {
  expect(rolling.startableAtOnce(service({ desiredCount, minimumHealthyPercent, maximumPercent }))).toBe(expected);
});

describe('its load balancers', () => {
  const other: LoadBalancer = {
    targetGroupArn: groupArn.replace('api-tg', 'other-tg'),
    containerName: 'app',
    containerPort: 3000,
  };
  const ofService = service().loadBalancers;
  const none = service({ loadBalancers: [] });
  const read = (changes: Partial<ServiceRevision>): Changes => ({
    revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0, ...changes }]]),
  });
  const rows: readonly (readonly [what: string, seen: Changes, expected: readonly LoadBalancer[] | undefined])[] = [
    ['are those of its revision', read({ loadBalancers: [other] }), [other]],
    ['are those of the service where its revision was not read', {}, ofService],
    ['are those of the service where its revision shows none', read({}), ofService],
    ['are none where neither shows any', { ...read({}), service: none }, []],
    ['are not known where the revision alone could tell', { service: none }, undefined],
    ['are none where it has no revision', { service: none, withoutRevision: [ours] }, []],
    [
      'are not known of an Express service before its revision tells',
      { service: service({ resourceManagementType: 'ECS' }) },
      undefined,
    ],
    [
      'are not known while those of VPC Lattice are missing',
      { service: service({ deployments: [deployment({ vpcLatticeCount: 1 })] }) },
      undefined,
    ],
    ['are not known while those of a gateway are missing', read({ gatewayConnectorCount: 1 }), undefined],
  ];
  it.each(rows)('%s', (_what, seen, expected) => {
    expect(rolling.loadBalancersOf(observation(0, seen), ours)).toStrictEqual(expected);
  });
  it('are not known before the service is', () => {
    expect(rolling.loadBalancersOf(blind(0), ours)).toBeUndefined();
  });
});

describe('it is where it is wanted', () => {
  const of = (changes: Parameters<typeof deployment>[0]): Changes => ({
    service: service({ deployments: [deployment({ rolloutState: 'COMPLETED', ...changes })] }),
  });
  const left: Changes = {
    ...of({}),
    tasks: [task(1), task(9, { deploymentId: older })],
    targets: new Map([[groupArn, [target(1), target(9)]]]),
  };
  const making: Changes = {
    revisions: new Map([
      [
        ours,
        {
          deploymentId: ours,
          loadBalancers: service().loadBalancers,
          gatewayConnectorCount: 0,
          managedResources: [{ kind: 'listener rule', status: 'PROVISIONING', carriesTraffic: true }],
        },
      ],
    ]),
  };
  const own = (status: string): Changes => ({ ...of({}), serviceDeployments: [serviceDeployment(status)] });
  // One task of the older deployment is counted and not known, and one target.
  const ofNobody: Changes = {
    service: service({ deployments: [deployment({ rolloutState: 'COMPLETED' }), olderDeployment()] }),
    targets: new Map([[groupArn, [target(1), target(8)]]]),
  };
  type Answers = readonly [healthy: boolean, shifted: boolean | undefined, isComplete: boolean | undefined];
  const [yes, no]: readonly Answers[] = [
    [true, true, true],
    [false, false, false],
  ] as const;
  const rows: readonly (readonly [what: string, seen: Changes, answers: Answers | undefined])[] = [
    ['once it is PRIMARY, and complete once ECS says so', of({}), yes],
    ['before ECS calls it complete', of({ rolloutState: 'IN_PROGRESS' }), [true, true, false]],
    ['not while it is not PRIMARY', of({ status: 'ACTIVE' }), no],
    ['not in a state that nobody knows', of({ rolloutState: 'RESTING' }), no],
    ['not where it is not listed', { service: service({ deployments: [olderDeployment()] }) }, no],
    ['while its service deployment goes well', own('SUCCESSFUL'), yes],
    ['before its service deployment has begun', own('PENDING'), yes],
    ['not once it is to be stopped', own('STOP_REQUESTED'), no],
    ['not where ECS still makes what carries its requests', { ...of({}), ...making }, [false, false, true]],
    ['without all traffic while targets of the older one are left', left, [true, false, false]],
    ['without a word on traffic while targets of nobody are', ofNobody, [true, undefined, undefined]],
  ];
  it.each(rows)('%s', (_what, seen, answers) => {
    const observed = observation(0, seen);
    const verified = { id: ours, ...defined({ serviceDeployment: seen.serviceDeployments?.[0] }) };
    expect([
      rolling.isWhereWanted('healthy', verified, observed),
      rolling.isWhereWanted('traffic-shifted', verified, observed),
      rolling.isComplete(verified, observed),
    ]).toEqual(answers);
  });
  it('where completion is waited for, whatever is left: ECS stops that before it calls the deployment complete', () => {
    expect(rolling.isWhereWanted('completed', { id: ours }, observation(0, left))).toBe(true);
  });
  it('not by a look that does not show the service', () => {
    expect(rolling.isWhereWanted('healthy', { id: ours }, blind(0))).toBe(false);
    expect(rolling.isComplete({ id: ours }, blind(0))).toBe(false);
  });
  const ruleArn = 'arn:rule';
  const ruled = service({ loadBalancers: service().loadBalancers.map((one) => ({ ...one, productionListenerRule: ruleArn })) });
  const forwarding = (arn: string): Changes => ({
    service: ruled,
    rules: new Map([[ruleArn, { arn: ruleArn, targetGroups: [{ arn, weight: 1 }] }]]),
  });
  it.each([
    ['where its rule sends traffic to its group', forwarding(groupArn), true],
    ['not where its rule sends it elsewhere', forwarding('arn:other'), false],
    ['of which a look tells nothing that did not read its rule', { service: ruled, rules: new Map() }, undefined],
  ])('%s', (_what, seen, expected) => {
    expect(rolling.isWhereWanted('traffic-shifted', { id: ours }, observation(0, seen))).toBe(expected);
    expect(rolling.isWhereWanted('healthy', { id: ours }, observation(0, seen))).toBe(true);
  });
});

it('reads rules where traffic is waited for, asks nothing of CodeDeploy, and has no plan or share of its own', () => {
  expect(['healthy', 'traffic-shifted', 'completed'].map((one) => rolling.readsRules(one as WaitUntil, { id: ours }))).toEqual([
    false,
    true,
    true,
  ]);
  expect(rolling.codeDeployId('completed', { id: ours })).toBeUndefined();
  expect(rolling.plan({ id: ours }, observation(0))).toBeUndefined();
  expect(rolling.productionShare({ id: ours }, observation(0))).toBeUndefined();
  expect(rolling.isInUse({ id: ours }, observation(0))).toBe(true);
  expect(rolling).toMatchObject({ hasCircuitBreaker: true, shiftsTraffic: false, hasServiceDeployments: true });
});

it('says that ECS is not done, once all tasks are healthy', () => {
  const progress = (isHealthy: boolean, rolloutState = 'IN_PROGRESS') =>
    rolling.progress(
      { id: ours },
      observation(0, { service: service({ deployments: [deployment({ rolloutState })] }) }),
      isHealthy,
    );
  expect(progress(true)).toBe('ECS: IN_PROGRESS');
  expect(progress(false)).toBeUndefined();
  expect(progress(true, 'COMPLETED')).toBeUndefined();
  expect(rolling.progress({ id: ours }, blind(0), true)).toBeUndefined();
});

describe('it may take', () => {
  const parts = { start: 180, gracePeriod: 20, healthCheck: 100, drain: 30 };
  const timeOf = (waitUntil: WaitUntil, changes = {}) => rolling.rolloutTime(service(changes), { id: ours }, waitUntil, parts);
  it('one batch after the other, with the drain and the bake where completion is waited for', () => {
    const batches = { desiredCount: 50, minimumHealthyPercent: 100, maximumPercent: 120, bakeTimeSeconds: 60 };
    expect(timeOf('healthy', batches)).toStrictEqual({
      seconds: 1.5 * 5 * 300,
      waitingSeconds: 0,
      sum: '1.5 × 5 × (start 180 s + grace period 20 s + health check 100 s + drain 0 s) + bake time 0 s',
    });
    expect(timeOf('completed', batches)).toStrictEqual({
      seconds: 1.5 * 5 * 330 + 60,
      waitingSeconds: 60,
      sum: '1.5 × 5 × (start 180 s + grace period 20 s + health check 100 s + drain 30 s) + bake time 60 s',
    });
  });
  it('a batch at least, and one task at a time where none may start', () => {
    expect(timeOf('healthy', { desiredCount: 0 }).seconds).toBe(1.5 * 300);
    expect(timeOf('healthy', { desiredCount: 3, maximumPercent: 100 }).seconds).toBe(1.5 * 3 * 300);
  });
});

describe('what is still to do is told', () => {
  const { rolloutState, rolloutStateReason, ...untold } = deployment();
  if (rolloutState !== 'IN_PROGRESS') throw new Error('a deployment in progress is to be told of');
  const unexplained = { ...untold, rolloutState: 'IN_PROGRESS' };
  const left: Changes = {
    tasks: [task(1), task(9, { deploymentId: older })],
    targets: new Map([[groupArn, [target(1), target(9)]]]),
  };
  const of = (...deployments: readonly ReturnType<typeof deployment>[]): Changes => ({ service: service({ deployments }) });
  const notComplete = 'ECS does not call the deployment complete';
  const explained = `${notComplete} (${rolloutStateReason ?? ''})`;
  const rows: readonly (readonly [what: string, waitUntil: 'healthy' | 'completed', seen: Changes, says: string])[] = [
    [
      'by a service deployment that does not go well',
      'completed',
      { serviceDeployments: [serviceDeployment('STOP_REQUESTED')] },
      'its service deployment is STOP_REQUESTED',
    ],
    [
      'of a status that nobody knows',
      'completed',
      of(deployment({ status: 'RESTING' })),
      'its status is RESTING, which is not known here',
    ],
    [
      'of a rolloutState that nobody knows',
      'completed',
      of(deployment({ rolloutState: 'RESTING' })),
      'its rolloutState is RESTING, which is not known here',
    ],
    [
      'by what ECS makes for its requests',
      'healthy',
      {
        revisions: new Map([
          [
            ours,
            {
              deploymentId: ours,
              loadBalancers: [],
              gatewayConnectorCount: 0,
              managedResources: [{ kind: 'listener rule', status: 'PROVISIONING', carriesTraffic: true }],
            },
          ],
        ]),
      },
      'the listener rule that ECS makes for its requests is PROVISIONING',
    ],
    ['of targets that are left', 'completed', left, 'targets of an older deployment are still registered in its target groups'],
    ['of no target where only health is waited for', 'healthy', left, explained],
    ['by the reason that ECS gives', 'completed', {}, explained],
    ['by its rolloutState where there is no reason', 'completed', of(unexplained), `${notComplete} (IN_PROGRESS)`],
    ['where neither is told', 'completed', of(untold), `${notComplete} (not listed)`],
  ];
  it.each(rows)('%s', (_what, waitUntil, seen, says) => {
    const observed = observation(0, seen);
    const { deployment: verified } = timeline([observed]);
    expect(verified && rolling.stillToDo(waitUntil, verified, observed)).toBe(says);
  });
  it('of a deployment that is not listed', () => {
    const { deployment: verified } = timeline([observation(0)]);
    const gone = observation(5, of(olderDeployment()));
    expect(verified && rolling.stillToDo('completed', verified, gone)).toBe(`${notComplete} (not listed)`);
  });
});
