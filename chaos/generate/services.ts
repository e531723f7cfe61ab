/** A service of each kind that can be deployed, with its target groups, by the name of its strategy. */
import { defined } from '../../src/model/defined.ts';
import fc, { type Arbitrary } from 'fast-check';
import type {
  BreakerSpec,
  CapacityStep,
  ManagedResourceSpec,
  Revision,
  Scenario,
  ServiceSpec,
  TargetGroupSpec,
} from '../../simulator/scenario.ts';
import type { Balancer } from '../../simulator/world/aws-names.ts';
import { oldRevision, revision } from './apps.ts';
import { codeDeploy, strategyOf } from './strategies.ts';
import { behind, targetGroup, withoutMembers } from './target-groups.ts';
import { among, inPercent, sparse, weighted } from './weights.ts';

export const strategyNames = [
  'ROLLING',
  'DAEMON',
  'BLUE_GREEN',
  'LINEAR',
  'CANARY',
  'CODE_DEPLOY',
  'EXTERNAL',
  'EXPRESS',
  'GATEWAY',
  'LATTICE',
  'CLASSIC',
] as const;

export type StrategyName = (typeof strategyNames)[number];

export interface Deployable {
  readonly strategy: StrategyName;
  readonly service: ServiceSpec;
  readonly targetGroups: NonNullable<Scenario['targetGroups']>;
}

type Spec = Partial<ServiceSpec>;

const revisions: Arbitrary<ServiceSpec['revisions']> = fc
  .tuple(oldRevision, revision, revision)
  .map(([first, second, third]): { readonly [number: number]: Revision } => ({ 1: first, 2: second, 3: third }));

const breaker = sparse<BreakerSpec>({
  rollback: fc.boolean(),
  threshold: inPercent(50, fc.record({ type: among('COUNT', 'BOUNDED_PERCENT', 'UNBOUNDED_PERCENT'), value: among(1, 3, 50) })),
  resetOnHealthyTask: inPercent(20, fc.boolean()),
});

const room: Arbitrary<readonly CapacityStep[]> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), inPercent(50, fc.record({ at: fc.integer({ min: 30, max: 1200 }), room: among(4, 20) })))
  .map(([first, more]) => [{ at: -90_000, room: first }, ...(more === undefined ? [] : [more])]);

const usual = sparse<Spec>({
  desired: weighted(
    [36, among(2)],
    [36, among(1)],
    [36, fc.integer({ min: 3, max: 5 })],
    [12, among(0, 8, 12)],
    [1, among(40, 110)],
  ),
  launch: inPercent(25, among('ec2', 'fargate-provider', 'ec2-provider')),
  tasksPerInstance: inPercent(10, among(1, 2)),
  network: inPercent(8, among('bridge')),
  addresses: inPercent(5, among(4, 12)),
  breaker: inPercent(40, breaker),
  alarms: inPercent(15, fc.record({ rollback: fc.boolean() })),
  bakeMinutes: inPercent(30, among(1, 5)),
  graceSeconds: inPercent(35, among(0, 30, 120)),
  keepsUnhealthy: inPercent(6, fc.constant(true)),
  failedEntryStaysSeconds: inPercent(8, among(0, 20)),
  capacity: inPercent(8, room),
});

const percents: Arbitrary<Spec> = weighted<Spec>(
  [3, fc.constant({})],
  [2, among<Spec>({ minimumHealthyPercent: 50 }, { minimumHealthyPercent: 0, maximumPercent: 100 }, { maximumPercent: 150 })],
);

/** EC2 alone has instances, so dynamic ports, and bridge networks. */
const possible = ({ network, launch, ...spec }: Spec): Spec => ({
  ...spec,
  ...(network === 'bridge' ? { network, launch: 'ec2' as const } : launch === undefined ? {} : { launch }),
});

interface Parts {
  readonly spec: Spec;
  readonly groups: readonly TargetGroupSpec[];
  readonly revisions: ServiceSpec['revisions'];
}

/** The usual, and what this strategy makes of it. */
const parts = (own: Arbitrary<Spec>): Arbitrary<Parts> =>
  fc
    .record({ spec: fc.tuple(usual, own), groups: fc.tuple(targetGroup, targetGroup), revisions })
    .map(({ spec: [common, special], ...rest }) => ({ ...rest, spec: possible({ ...common, ...special }) }));

const assembled = (
  strategy: StrategyName,
  name: string,
  { spec, revisions: all }: Parts,
  targetGroups: Deployable['targetGroups'],
  rest: Spec = {},
): Deployable => ({ strategy, targetGroups, service: { ...(name === 'api' ? {} : { name }), ...spec, ...rest, revisions: all } });

/** No load balancer, one, or two of them. */
const single = (
  name: string,
  strategy: StrategyName,
  own: Arbitrary<Spec>,
  balancers: Arbitrary<Balancer>,
  counts: Arbitrary<number>,
  rest: Spec = {},
): Arbitrary<Deployable> =>
  fc.tuple(parts(own), balancers, counts).map(([all, balancer, count]) => {
    const names = [`${name}-tg`, `${name}-office`].slice(0, count);
    const targetGroups = Object.fromEntries(names.map((group, place) => [group, behind(balancer, all.groups[place] ?? {})]));
    const loadBalancers = names.map((group) => ({ targetGroup: group }));
    return assembled(strategy, name, all, targetGroups, { ...rest, loadBalancers });
  });

/** The new revision registers its tasks in another target group than the old one, or in one more. */
const elsewhere = (one: Arbitrary<Deployable>): Arbitrary<Deployable> =>
  fc.tuple(one, fc.boolean()).map(([{ service, targetGroups, ...rest }, isMore]) => {
    const [first] = Object.entries(targetGroups);
    if (first === undefined) return { service, targetGroups, ...rest };
    const other = `${first[0]}-next`;
    const loadBalancers = [...(isMore ? (service.loadBalancers ?? []) : []), { targetGroup: other }];
    const revisions = Object.fromEntries(
      Object.entries(service.revisions).map(([number, all]) => [number, number === '2' ? { ...all, loadBalancers } : all]),
    );
    return { ...rest, service: { ...service, revisions }, targetGroups: { ...targetGroups, [other]: first[1] } };
  });

/** A pair of target groups, nearly always alike. */
const paired = (
  name: string,
  strategy: StrategyName,
  own: Arbitrary<Spec>,
  balancers: Arbitrary<Balancer>,
  rest: Spec = {},
): Arbitrary<Deployable> =>
  fc
    .tuple(parts(own), balancers, inPercent(40, fc.constant(true)), inPercent(8, fc.constant(true)))
    .map(([all, balancer, hasTest, differ]) => {
      const [first = {}, second = first] = all.groups.map((group) => withoutMembers(behind(balancer, group), 'listener'));
      const [blue, green] = [`${name}-blue`, `${name}-green`] as const;
      const entry = {
        targetGroup: blue,
        alternate: green,
        productionRule: `${name}-production`,
        ...(hasTest === true ? { testRule: `${name}-test` } : {}),
      };
      return assembled(
        strategy,
        name,
        all,
        { [blue]: first, [green]: differ === true ? alike(second, first) : first },
        { ...rest, loadBalancers: [entry] },
      );
    });

/**
 * No rule can forward to targets of two types. What the checks ask and accept is the same too: which group is whose shows only once
 * tasks are registered, and what is expected of its checks is judged before.
 */
const alike = (group: TargetGroupSpec, { targetType, path, matcher }: TargetGroupSpec): TargetGroupSpec => ({
  ...withoutMembers(group, 'targetType', 'path', 'matcher'),
  ...defined({ targetType, path, matcher }),
});

const balancer = weighted<Balancer>([6, fc.constant('ALB')], [1, fc.constant('NLB')]);
const alb = fc.constant<Balancer>('ALB');
const oneOrTwo = weighted([6, fc.constant(1)], [2, fc.constant(0)], [1, fc.constant(2)]);

const progressive = (name: string, type: 'BLUE_GREEN' | 'LINEAR' | 'CANARY'): Arbitrary<Deployable> => {
  const own = sparse<Spec>({ strategy: strategyOf(type), serviceConnect: inPercent(6, fc.constant(true as const)) });
  const headless = fc.record({ strategy: strategyOf(type), serviceConnect: fc.constant(true as const) });
  return weighted(
    [9, paired(name, type, own, weighted([14, alb], [1, fc.constant<Balancer>('NLB')]))],
    [1, single(name, type, headless, alb, fc.constant(0))],
    [1, single(name, type, own, alb, fc.constant(0))],
  );
};

/** Tasks are registered in target groups, and rules send traffic, that are there. */
const managed: Arbitrary<readonly ManagedResourceSpec[] | undefined> = inPercent(
  25,
  fc.uniqueArray(
    sparse<ManagedResourceSpec>({
      resource: among('rule', 'load-balancer', 'certificate', 'listener', 'target-group'),
      at: fc.integer({ min: -30, max: 400 }),
      status: among('PROVISIONING', 'FAILED', 'UPDATING'),
      until: inPercent(50, fc.integer({ min: 400, max: 700 })),
    }).filter(({ resource, status }) => status !== 'PROVISIONING' || (resource !== 'target-group' && resource !== 'rule')),
    { minLength: 1, maxLength: 2, selector: ({ resource }) => resource },
  ),
);

const gatewayManaged = managed.map((all) => all?.slice(0, 1).map((one) => ({ ...one, resource: 'gateway-connection' as const })));

const codeDeployBalancer = (spec: ServiceSpec): Balancer =>
  spec.codeDeploy?.shift === undefined || spec.codeDeploy.shift.type === 'all-at-once' ? 'NLB' : 'ALB';

/** Behind a Network Load Balancer CodeDeploy shifts all at once. */
const byCodeDeploy = (name: string): Arbitrary<Deployable> =>
  fc
    .tuple(paired(name, 'CODE_DEPLOY', fc.record({ codeDeploy }), alb, { kind: 'code-deploy' }), inPercent(7, fc.constant(true)))
    .map(([one, isNetwork]) => {
      if (isNetwork !== true) return one;
      const balancerOf = codeDeployBalancer(one.service);
      return {
        ...one,
        targetGroups: Object.fromEntries(
          Object.entries(one.targetGroups).map(([group, spec]) => [group, behind(balancerOf, spec)]),
        ),
      };
    });

const lattice = (name: string): Arbitrary<Deployable> => {
  const none = fc.constant<Spec>({});
  const shifted = weighted(
    [1, fc.record({ strategy: strategyOf('BLUE_GREEN') })],
    [1, fc.record({ strategy: strategyOf('CANARY') })],
    [1, fc.record({ strategy: strategyOf('LINEAR') })],
  );
  const behindLattice = fc.constant<Balancer>('LATTICE');
  return weighted(
    [1, single(name, 'LATTICE', none, behindLattice, fc.constant(1), { kind: 'lattice' })],
    [1, paired(name, 'LATTICE', shifted, behindLattice, { kind: 'lattice' })],
  );
};

const daemon = fc
  .tuple(percents, fc.integer({ min: 1, max: 3 }))
  .map(([spec, count]): Spec => ({ ...spec, scheduling: 'DAEMON', launch: 'ec2', capacity: [{ at: -90_000, room: count }] }));

/** The service of a name, of any strategy. */
export const deployable = (name: string): Arbitrary<Deployable> =>
  weighted(
    [19, single(name, 'ROLLING', percents, balancer, oneOrTwo)],
    [1, elsewhere(single(name, 'ROLLING', percents, balancer, fc.constant(1)))],
    [2, single(name, 'DAEMON', daemon, balancer, oneOrTwo)],
    [10, progressive(name, 'BLUE_GREEN')],
    [7, progressive(name, 'LINEAR')],
    [7, progressive(name, 'CANARY')],
    [14, byCodeDeploy(name)],
    [10, paired(name, 'EXTERNAL', fc.constant({}), alb, { kind: 'external' })],
    [
      5,
      paired(name, 'EXPRESS', sparse<Spec>({ managed, strategy: inPercent(70, strategyOf('CANARY')) }), alb, { kind: 'express' }),
    ],
    [
      4,
      paired(name, 'GATEWAY', sparse<Spec>({ managed: gatewayManaged, strategy: inPercent(40, strategyOf('BLUE_GREEN')) }), alb, {
        kind: 'gateway',
      }),
    ],
    [7, lattice(name)],
    [1, single(name, 'CLASSIC', fc.constant({}), alb, fc.constant(1), { kind: 'classic' })],
  );
