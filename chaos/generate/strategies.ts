/** How traffic is shifted: by ECS in its three ways, or by CodeDeploy. */
import fc, { type Arbitrary } from 'fast-check';
import type {
  CodeDeployHookSpec,
  CodeDeploySpec,
  CodeDeployVariants,
  HookSpec,
  LifecycleStage,
  ProgressiveVariants,
  StrategySpec,
  TrafficShiftSpec,
} from '../../simulator/scenario.ts';
import { among, inPercent, sparse, weighted } from './weights.ts';

const WITH_PAUSES: readonly LifecycleStage[] = [
  'POST_SCALE_UP',
  'PRE_SCALE_UP',
  'RECONCILE_SERVICE',
  'POST_TEST_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
];
const WITH_FUNCTIONS: readonly LifecycleStage[] = [...WITH_PAUSES, 'TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
const IN_STEPS: readonly LifecycleStage[] = [...WITH_PAUSES, 'PRE_PRODUCTION_TRAFFIC_SHIFT'];

const lambda: Arbitrary<HookSpec> = sparse<HookSpec>({
  type: fc.constant('lambda' as const),
  stages: fc.subarray([...WITH_FUNCTIONS], { minLength: 1, maxLength: 2 }),
  answers: inPercent(40, among('FAILED', 'unparsable', 'not-assumable', 'not-invokable')),
  takesSeconds: inPercent(40, among(1, 30, 100)),
});
const pauseAt = (stages: readonly LifecycleStage[]): Arbitrary<HookSpec> =>
  sparse<HookSpec>({
    type: fc.constant('pause' as const),
    stages: among(...stages).map((stage) => [stage]),
    timeoutMinutes: inPercent(70, among(1, 3, 10)),
    timeoutAction: inPercent(60, among('CONTINUE', 'ROLLBACK')),
  });
/** Before each step there can be a pause where there are steps. */
const hooksOf = (type: StrategySpec['type']) =>
  fc.array(weighted([1, lambda], [1, pauseAt(type === 'BLUE_GREEN' ? WITH_PAUSES : IN_STEPS)]), { minLength: 1, maxLength: 2 });

const shows = sparse<ProgressiveVariants>({
  // Not `wrong`: the oracle cannot tell when the gate has read again what ECS says, as scenarios of their own hold it to.
  resolved: inPercent(40, among('start', 'shift', 'never')),
  weights: inPercent(20, fc.boolean()),
  preProductionStage: inPercent(20, fc.boolean()),
  stageNamed: inPercent(
    14,
    among<NonNullable<ProgressiveVariants['stageNamed']>>(
      { BAKE_TIME: 'WATCHING' },
      { SCALE_UP: 'GROWING' },
      { PRODUCTION_TRAFFIC_SHIFT: 'MOVING' },
      { POST_PRODUCTION_TRAFFIC_SHIFT: 'SOAKING' },
      { CLEAN_UP: 'TIDYING' },
      { CLEAN_UP: 'SCALE_UP' },
    ),
  ),
  saidFirst: inPercent(30, among('COMPLETED', 'together')),
  rolloutState: inPercent(15, fc.boolean()),
  stageStays: inPercent(20, fc.boolean()),
  endedHooks: inPercent(20, fc.boolean()),
  primaryGoesBack: inPercent(20, fc.boolean()),
  stageGoesBack: inPercent(20, fc.boolean()),
});

/** Short steps: what takes hours is played seldom. */
export const strategyOf = (type: StrategySpec['type']): Arbitrary<StrategySpec> =>
  sparse<StrategySpec>({
    type: fc.constant(type),
    stepPercent:
      type === 'BLUE_GREEN' ? fc.constant(undefined) : type === 'LINEAR' ? among(50, 25, 40) : inPercent(50, among(10, 0.5)),
    stepBakeMinutes: type === 'BLUE_GREEN' ? fc.constant(undefined) : inPercent(95, among(1, 0, 3)),
    hooks: inPercent(30, hooksOf(type)),
    roleLacks: inPercent(4, among('read', 'change')),
    shows: inPercent(35, shows),
  });

const shift = weighted<TrafficShiftSpec>(
  [4, fc.constant({ type: 'all-at-once' })],
  [2, fc.record({ type: fc.constant('canary' as const), percent: among(10, 50), minutes: among(1, 5) })],
  [2, fc.record({ type: fc.constant('linear' as const), percent: among(50, 30), minutes: among(1, 2) })],
);

const codeDeployHook = sparse<CodeDeployHookSpec>({
  event: among('AfterInstall', 'BeforeInstall', 'AfterAllowTestTraffic', 'BeforeAllowTraffic', 'AfterAllowTraffic'),
  answers: inPercent(40, among('Failed', 'never')),
  takesSeconds: inPercent(40, among(1, 40)),
});

const codeDeployShows = sparse<CodeDeployVariants>({
  checkedEarly: inPercent(40, fc.boolean()),
  primaryFrom: inPercent(30, among('first-traffic', 'after-shift')),
  terminationStatus: inPercent(20, among('Baking')),
  readyStatus: inPercent(20, among('InProgress')),
  weights: inPercent(15, fc.boolean()),
  labels: inPercent(15, fc.boolean()),
  pendingEvents: inPercent(15, fc.boolean()),
  failedSetStays: inPercent(30, fc.boolean()),
  oldSetEvents: inPercent(15, fc.boolean()),
  firstExternalId: inPercent(10, among('terraform-1')),
});

export const codeDeploy: Arbitrary<CodeDeploySpec> = sparse<CodeDeploySpec>({
  shift,
  ready: inPercent(20, fc.record({ waitMinutes: among(3, 10, 60), action: among('CONTINUE_DEPLOYMENT', 'STOP_DEPLOYMENT') })),
  terminationWaitMinutes: inPercent(70, among(1, 0, 10)),
  keepAlive: inPercent(10, fc.constant(true as const)),
  autoRollback: inPercent(
    50,
    fc.subarray(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] as const),
  ),
  hooks: inPercent(25, fc.array(codeDeployHook, { minLength: 1, maxLength: 2 })),
  alarms: inPercent(25, fc.constant(['api-5xx'])),
  steadyFrom: inPercent(20, among('creation')),
  roleLacks: inPercent(4, among('change')),
  shows: inPercent(40, codeDeployShows),
});
