/** Which load balancers, and which group of a pair, a deployment's tasks register with. */
import { describe, expect, test } from '@jest/globals';
import type { LoadBalancer, ManagedResource, Observation, ServiceRevision, Target } from '../../../src/model/observation.ts';
import {
  areRevisionsRead,
  canBeReached,
  lacksLattice,
  loadBalancersOfRevision,
  missingResource,
  tellsManagedResources,
} from '../../../src/model/strategy/load-balancers.ts';
import type { OwnLoadBalancer } from '../../../src/model/strategy/strategy.ts';
import {
  blind,
  deployment,
  groupArn as blue,
  observation,
  older,
  ours,
  readFailure,
  service,
  serviceDeployment,
  target,
  targetGroup,
  task,
  taskDefinition,
  type Changes,
} from '../../build.ts';

const green = blue.replace('api-tg', 'api-green');
const lattice = 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-0123456789abcdef0';
const port = { containerName: 'app', containerPort: 3000 };
const alone: LoadBalancer = { ...port, targetGroupArn: blue };
const pair: LoadBalancer = { ...alone, alternateTargetGroupArn: green };

const revision = (changes: Partial<ServiceRevision>): ServiceRevision => ({
  deploymentId: ours,
  taskDefinition: taskDefinition().arn,
  loadBalancers: [],
  gatewayConnectorCount: 0,
  ...changes,
});
const seen = (of: Partial<ServiceRevision>, changes: Changes = {}): Observation =>
  observation(0, { revisions: new Map([[ours, revision(of)]]), ...changes });
const found = (of: Partial<ServiceRevision>, changes?: Changes): readonly OwnLoadBalancer[] | undefined =>
  loadBalancersOfRevision(seen(of, changes), ours);

describe('the load balancers of a deployment', () => {
  const express = { service: service({ resourceManagementType: 'ECS' }) };
  test('are those of its revision', () => {
    expect(found({ loadBalancers: [alone] })).toStrictEqual([alone]);
    expect(found({})).toStrictEqual([]);
  });
  test('are those of its revision also in a look that does not show the service', () => {
    const revisions = new Map([[ours, revision({ loadBalancers: [alone] })]]);
    expect(loadBalancersOfRevision({ ...blind(0), revisions }, ours)).toStrictEqual([alone]);
  });
  test('are not known before its revision is', () => {
    expect(loadBalancersOfRevision(observation(0), ours)).toBeUndefined();
  });
  test('of an Express service are known once ECS has told their groups', () => {
    expect(found({ loadBalancers: [alone] }, express)).toBeUndefined();
    expect(found({ managedLoadBalancers: [] }, express)).toBeUndefined();
    expect(found({ managedLoadBalancers: [alone, port] }, express)).toBeUndefined();
    expect(found({ managedLoadBalancers: [alone] }, express)).toStrictEqual([alone]);
  });
  test('of a gateway are known likewise, and come after the others', () => {
    expect(found({ loadBalancers: [alone], gatewayConnectorCount: 1 })).toBeUndefined();
    const joined = { ...port, targetGroupArn: green };
    expect(found({ loadBalancers: [alone], gatewayConnectorCount: 1, managedLoadBalancers: [joined] })).toStrictEqual([
      alone,
      joined,
    ]);
  });
  test('of VPC Lattice are known once there are as many as the deployment counts', () => {
    const counted = { service: service({ deployments: [deployment({ vpcLatticeCount: 1 })] }) };
    const joined = { ...port, targetGroupArn: lattice };
    expect(found({ loadBalancers: [alone] }, counted)).toBeUndefined();
    expect(found({ loadBalancers: [joined] }, counted)).toStrictEqual([joined]);
    expect(lacksLattice(observation(0, counted), ours)).toBe(true);
    expect(lacksLattice(observation(0, counted), older)).toBe(false);
    expect(lacksLattice(seen({ loadBalancers: [joined] }), ours)).toBe(false);
  });
});

describe('a port that is told by its name', () => {
  const named: LoadBalancer = { targetGroupArn: lattice, portName: 'http' };
  const withPort = (changes: object): Observation['taskDefinitions'] => [
    taskDefinition({
      containers: [
        {
          name: 'sidecar',
          image: 'x',
          essential: false,
          portMappings: [{ name: 'admin', containerPort: 9000, protocol: 'tcp' }],
        },
        { name: 'web', image: 'x', essential: true, portMappings: [{ name: 'http', protocol: 'tcp', ...changes }] },
      ],
    }),
  ];
  test('is that of the container that has it', () => {
    const web = { ...named, containerName: 'web', containerPort: 8080 };
    expect(found({ loadBalancers: [named] }, { taskDefinitions: withPort({ containerPort: 8080 }) })).toStrictEqual([web]);
    const before = withPort({ containerPort: 80 }).map((one) => ({ ...one, arn: 'arn:before' }));
    const after = withPort({ containerPort: 8080 });
    expect(found({ loadBalancers: [named] }, { taskDefinitions: [...before, ...after] })).toStrictEqual([web]);
    const managed = { gatewayConnectorCount: 1, managedLoadBalancers: [named] };
    expect(found(managed, { taskDefinitions: withPort({ containerPort: 8080 }) })).toStrictEqual([web]);
  });
  test.each([
    ['has no number', withPort({})],
    ['has another name', withPort({ name: 'grpc', containerPort: 8080 })],
  ])('is not known where it %s', (_what, taskDefinitions) => {
    expect(found({ loadBalancers: [named] }, { taskDefinitions })).toStrictEqual([named]);
  });
  test.each([
    ['was not read', { taskDefinitions: [] }],
    ['is another one than was read', { taskDefinitions: [taskDefinition({ arn: 'arn:other' })] }],
  ])('leaves open where tasks are registered where the task definition %s', (_what, changes) => {
    expect(found({ loadBalancers: [named] }, changes)).toStrictEqual([{ ...named, registration: 'unread' }]);
    expect(found({ loadBalancers: [alone] }, changes)).toStrictEqual([alone]);
    expect(found({ loadBalancers: [{ targetGroupArn: blue }] }, changes)).toStrictEqual([{ targetGroupArn: blue }]);
    expect(found({ loadBalancers: [{ ...alone, portName: 'http' }] }, changes)).toStrictEqual([{ ...alone, portName: 'http' }]);
  });
  test('is not looked for where a container and its port are told', () => {
    const nameless = withPort({ containerPort: 8080 }).map((one) => ({
      ...one,
      containers: one.containers.map((container) => ({ ...container, portMappings: [{ containerPort: 8080, protocol: 'tcp' }] })),
    }));
    expect(found({ loadBalancers: [alone] }, { taskDefinitions: nameless })).toStrictEqual([alone]);
  });
});

describe('of a pair its own group', () => {
  type Resolved = Required<ServiceRevision>['resolved'];
  const groups = { targetGroups: [targetGroup(), targetGroup({ arn: green, name: 'api-green' })] };
  const registered = (inBlue: readonly Target[], inGreen: readonly Target[]): Changes => ({
    ...groups,
    targets: new Map([
      [blue, inBlue],
      [green, inGreen],
    ]),
  });
  const own = [target(1)];
  const tellsBlue: Resolved = [{ targetGroupArn: blue }];
  const tellsGreen: Resolved = [{ targetGroupArn: green }];
  const rows: readonly [what: string, resolved: Resolved, changes: Changes, expected: 'blue' | 'green', registration: string][] =
    [
      ['is where its tasks are registered', [], registered(own, []), 'blue', 'registered'],
      ['is the other where they are there', [], registered([], own), 'green', 'registered'],
      ['is where they are, and where ECS says', tellsBlue, registered(own, []), 'blue', 'registered'],
      [
        'is where they are, whatever was read of the other',
        [],
        { ...groups, targets: new Map([[blue, own]]) },
        'blue',
        'registered',
      ],
      [
        'is where ECS says, beside what it says of other load balancers',
        [{ targetGroupArn: 'arn:third' }, ...tellsBlue],
        registered([], []),
        'blue',
        'unregistered',
      ],
      [
        'is the first while all of its tasks there are being replaced',
        [],
        registered([target(1, 'draining')], []),
        'blue',
        'unregistered',
      ],
      [
        'is expected to be the second while tasks leave both',
        [],
        registered([target(1, 'draining')], [target(1, 'draining')]),
        'green',
        'unregistered',
      ],
      ['is not known where they are in both', [], registered(own, own), 'green', 'contradictory'],
      ['is not known where they are elsewhere than ECS says', tellsGreen, registered(own, []), 'blue', 'contradictory'],
      ['is not known where ECS names neither', [{ targetGroupArn: 'arn:third' }], registered(own, []), 'blue', 'contradictory'],
      ['is where ECS says before any is registered', tellsBlue, registered([], []), 'blue', 'unregistered'],
      ['is where ECS says, whatever could be read', tellsBlue, { targets: new Map() }, 'blue', 'unregistered'],
      ['is expected to be the second before anything tells', [], registered([], []), 'green', 'unregistered'],
      ['is not known while the first was not read', [], { ...groups, targets: new Map([[green, []]]) }, 'green', 'unread'],
      ['is not known while the second was not read', [], { ...groups, targets: new Map([[blue, []]]) }, 'green', 'unread'],
      ['is not that which they are leaving', [], registered([target(1, 'draining')], own), 'green', 'registered'],
      [
        'is not that of older tasks',
        [],
        { ...registered([target(9)], own), tasks: [task(1), task(9, { deploymentId: older })] },
        'green',
        'registered',
      ],
    ];
  test.each(rows)('%s', (_what, resolved, changes, expected, registration) => {
    const [targetGroupArn, otherTargetGroupArn] = expected === 'blue' ? [blue, green] : [green, blue];
    expect(found({ loadBalancers: [pair], ...(resolved.length > 0 ? { resolved } : {}) }, changes)).toStrictEqual([
      { ...pair, targetGroupArn, otherTargetGroupArn, registration },
    ]);
  });
  test('is not chosen where there is none beside an alternate one', () => {
    const half = { ...port, alternateTargetGroupArn: green };
    expect(found({ loadBalancers: [half] }, registered([], []))).toStrictEqual([half]);
  });
  describe('without any task is that which all production traffic goes to once ECS has called it successful', () => {
    const ruleArn = 'arn:rule';
    const sending = (share: number): Changes => ({
      ...registered([], []),
      rules: new Map([
        [
          ruleArn,
          {
            arn: ruleArn,
            targetGroups: [
              { arn: blue, weight: share },
              { arn: green, weight: 100 - share },
            ],
          },
        ],
      ]),
    });
    const successful = { serviceDeployments: [serviceDeployment('SUCCESSFUL')] };
    const before = serviceDeployment('SUCCESSFUL', { arn: 'arn:before', deploymentId: older });
    const ruled = { ...pair, productionListenerRule: ruleArn };
    const rows: readonly [what: string, entry: LoadBalancer, changes: Changes, expected: string][] = [
      ['so it is', ruled, { ...sending(100), ...successful }, blue],
      ['beside others', ruled, { ...sending(100), serviceDeployments: [before, ...successful.serviceDeployments] }, blue],
      ['not where a part goes elsewhere', ruled, { ...sending(99), ...successful }, green],
      ['not where it all goes to the second', ruled, { ...sending(0), ...successful }, green],
      ['not where the rule was not read', ruled, { ...registered([], []), ...successful }, green],
      ['not where no rule is named', pair, { ...sending(100), ...successful }, green],
      ['not before it is', ruled, { ...sending(100), serviceDeployments: [serviceDeployment('IN_PROGRESS')] }, green],
      ['not where another is', ruled, { ...sending(100), serviceDeployments: [before] }, green],
      ['not where nothing is told of it', ruled, sending(100), green],
    ];
    test.each(rows)('%s', (_what, entry, changes, expected) => {
      expect(found({ loadBalancers: [entry] }, changes)).toMatchObject([
        { targetGroupArn: expected, registration: 'unregistered' },
      ]);
    });
  });
  test('is not told anew of what ECS chose by itself', () => {
    const of = { managedLoadBalancers: [pair], gatewayConnectorCount: 1, resolved: tellsGreen };
    expect(found(of, registered(own, []))).toMatchObject([{ targetGroupArn: blue, registration: 'registered' }]);
  });
  test('is not known where tasks were not read', () => {
    const { tasks, ...untold } = seen({ loadBalancers: [pair] }, registered(own, []));
    expect(tasks).toHaveLength(1);
    expect(loadBalancersOfRevision(untold, ours)).toMatchObject([{ registration: 'unread' }]);
  });
});

describe('a deployment can be reached', () => {
  const made = (status: string, carriesTraffic = true): ManagedResource => ({
    kind: 'listener rule',
    status,
    ...(carriesTraffic ? { carriesTraffic } : {}),
  });
  const rows: readonly [what: string, managedResources: readonly ManagedResource[], can: boolean][] = [
    ['once all that carries its traffic is there', [made('ACTIVE'), made('ACTIVE')], true],
    ['not while ECS makes one', [made('ACTIVE'), made('PROVISIONING')], false],
    ['whatever becomes of what carries none', [made('FAILED', false)], true],
  ];
  test.each(rows)('%s', (_what, managedResources, can) => {
    expect(canBeReached(seen({ managedResources }), ours)).toBe(can);
  });
  test('where ECS made nothing for it, or nothing is known of that', () => {
    expect(canBeReached(seen({}), ours)).toBe(true);
    expect(canBeReached(observation(0), ours)).toBe(true);
  });
});

describe('of what ECS makes for requests', () => {
  const made = (...statuses: readonly string[]): Partial<ServiceRevision> => ({
    managedResources: statuses.map((status) => ({ kind: 'listener rule', status, carriesTraffic: true })),
  });
  const unread = { readFailures: [readFailure('DescribeServiceRevisions', 'throttled')] };
  const missing = (of: Partial<ServiceRevision>, changes?: Changes): string | undefined =>
    missingResource(seen(of, changes), ours);
  test('the first that is not there is missing, with its status', () => {
    expect(missing(made('ACTIVE', 'PROVISIONING', 'FAILED'))).toBe(
      'the listener rule that ECS makes for its requests is PROVISIONING',
    );
    expect(missing(made(''))).toBe('the listener rule that ECS makes for its requests is in no state');
    expect(missing(made('ACTIVE'))).toBeUndefined();
    expect(missing({})).toBeUndefined();
  });
  test('nothing is told by an observation that did not read the revisions, unless there is nothing', () => {
    expect(missing(made('ACTIVE'), unread)).toBe('how what ECS makes for its requests stands could not be read');
    expect(missing({}, unread)).toBeUndefined();
    const tells = (of: Partial<ServiceRevision>, changes?: Changes): boolean => tellsManagedResources(seen(of, changes), ours);
    expect([tells(made('ACTIVE')), tells(made('ACTIVE'), unread), tells({}, unread)]).toEqual([true, false, true]);
  });
  test('another call that failed takes nothing from it', () => {
    const other = readFailure('DescribeTasks', 'throttled');
    expect(areRevisionsRead(seen({}, { readFailures: [other] }))).toBe(true);
    expect(areRevisionsRead(seen({}, { readFailures: [other, ...unread.readFailures] }))).toBe(false);
  });
});
