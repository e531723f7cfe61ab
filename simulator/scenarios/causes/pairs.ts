/**
 * Causes of which one deployment shows both, the one that is to lead first. Where nothing else is said, both signs are put
 * together as they are; where they would hide each other, what lets both be seen stands here.
 */
import type { CapacityStep, Shortage } from '../../scenario.ts';
import { eager, pair, pairOf, sound } from '../fixtures.ts';
import { deploymentOf, type Sign } from './sign.ts';
import { signs, type SignedCause } from './signs.ts';
import type { GateRun } from '../scenario-test.ts';

export interface Pair {
  readonly upper: SignedCause;
  readonly lower: SignedCause;
  readonly run: GateRun;
}

const both = (upper: SignedCause, lower: SignedCause, changed: Partial<Sign> = {}, changedLower: Partial<Sign> = {}): Pair => ({
  upper,
  lower,
  run: deploymentOf({ ...signs[upper], ...changed }, { ...signs[lower], ...changedLower }),
});

const ended = (line: string, exits = 1): Partial<Sign> => ({
  app: { later: [{ afterSeconds: 4, exits }], logs: [{ afterSeconds: 3, line }] },
});

/** In words of a shell, which a container may say beside others: where the runtime finds no program, one task is enough. */
const shellFindsNothing = ended('sh: 1: ./migrate.sh: not found', 127);

/** The nearest instance lacks first the one thing, then the other. */
const lacking = (upper: SignedCause, lower: SignedCause, then: Shortage, first: Shortage, room = 1): Pair => {
  const capacity: readonly CapacityStep[] = [
    { at: -90_000, room: 1, lacks: first },
    { at: 45, room, lacks: then },
  ];
  const service = { launch: 'ec2', tasksPerInstance: 2, capacity } as const;
  return both(upper, lower, { service }, { service });
};

const BETWEEN_STEPS = 215;
const canary: Partial<Sign> = {
  service: { loadBalancers: [pair], strategy: { type: 'CANARY', stepPercent: 10, stepBakeMinutes: 2 }, bakeMinutes: 5 },
  groups: pairOf(eager),
  actions: [{ at: BETWEEN_STEPS, setRule: 'api-production', forwards: undefined }],
  inputs: { 'wait-until': 'completed' },
};

/** It has been a while until two tasks have failed and been replaced. */
const patient = { 'failed-tasks-threshold': '20' } as const;

/** One after the other in the catalogue. */
export const neighbours: readonly Pair[] = [
  both('out-of-memory', 'image-platform-mismatch', {}, ended('exec /usr/local/bin/api: exec format error')),
  both('image-platform-mismatch', 'image-pull-disk-full'),
  both('image-pull-disk-full', 'image-rate-limited'),
  both('image-rate-limited', 'secret-access-denied'),
  both('secret-access-denied', 'secret-key-missing'),
  both('secret-key-missing', 'secret-malformed'),
  both('secret-malformed', 'secrets-network-unreachable'),
  both('secrets-network-unreachable', 'image-registry-auth'),
  both('image-registry-auth', 'image-registry-unreachable'),
  both('image-registry-unreachable', 'image-not-found'),
  both('image-not-found', 'image-layers-unsupported'),
  both('image-layers-unsupported', 'logs-network-unreachable'),
  both('logs-network-unreachable', 'log-driver-access-denied'),
  both('log-driver-access-denied', 'log-group-missing'),
  both('log-group-missing', 'efs-mount-failed'),
  both('efs-mount-failed', 'eni-provisioning-failed'),
  both('eni-provisioning-failed', 'iam-role-not-assumable', { inputs: { 'failed-tasks-threshold': '3', timeout: '5m' } }),
  both('iam-role-not-assumable', 'iam-elb-permission-missing', {}, { app: {} }),
  both('iam-elb-permission-missing', 'container-health-check-command-broken'),
  both('container-health-check-command-broken', 'command-invalid'),
  both('command-invalid', 'entrypoint-not-executable'),
  both('entrypoint-not-executable', 'app-module-missing'),
  both('app-module-missing', 'entrypoint-not-found', {}, shellFindsNothing),
  both('entrypoint-not-found', 'port-already-in-use', shellFindsNothing),
  both('port-already-in-use', 'docker-daemon-timeout'),
  both('docker-daemon-timeout', 'compute-strategy-mismatch'),
  both('compute-strategy-mismatch', 'container-create-failed'),
  both('container-create-failed', 'container-start-failed'),
  both('container-start-failed', 'network-path-blocked'),
  both('network-path-blocked', 'managed-resource-failed'),
  // Between the two steps of a canary: ECS looks at the rules again before the second.
  both(
    'target-group-missing',
    'listener-rule-missing',
    {
      ...canary,
      actions: [
        { at: BETWEEN_STEPS, setRule: 'api-production', forwards: undefined },
        { at: BETWEEN_STEPS + 1, deleteTargetGroup: 'api-blue' },
      ],
    },
    { actions: [] },
  ),
  both('listener-rule-missing', 'bluegreen-networking-config', canary, { actions: [], groups: {}, rules: {} }),
  // In the bake a third task of either revision finds a place on an instance of the zone that is not enabled.
  both(
    'production-traffic-elsewhere',
    'target-az-not-enabled',
    {
      service: { ...signs['production-traffic-elsewhere'].service, launch: 'ec2', tasksPerInstance: 4 },
      groups: pairOf({ ...eager, zones: ['a'] }),
      actions: [{ at: 200, scale: 3 }, ...(signs['production-traffic-elsewhere'].actions ?? [])],
    },
    { groups: {} },
  ),
  both(
    'target-az-not-enabled',
    'target-group-unused',
    { service: { loadBalancers: [{ targetGroup: 'api-tg' }, { targetGroup: 'office-tg' }] } },
    { groups: { 'office-tg': { ...eager, listener: false } } },
  ),
  both(
    'target-group-unused',
    'target-invalid-state',
    {},
    {
      service: { ...signs['target-invalid-state'].service, tasksPerInstance: 1 },
      actions: [{ at: 60, interrupt: 'instance-stopped' }],
    },
  ),
  both('target-health-checks-disabled', 'target-not-found'),
  both('target-not-found', 'health-check-host-header-rejected', { service: { graceSeconds: 900 } }),
  both('health-check-host-header-rejected', 'health-check-protocol-mismatch'),
  both('health-check-protocol-mismatch', 'health-check-path-not-found'),
  both('health-check-path-not-found', 'health-check-redirect'),
  both('health-check-redirect', 'health-check-auth-required'),
  both('health-check-auth-required', 'health-check-matcher-mismatch'),
  both('health-check-matcher-mismatch', 'segfault'),
  both('segfault', 'volume-permission-denied'),
  both('volume-permission-denied', 'app-config-missing'),
  both('app-config-missing', 'dependency-auth-failed'),
  both('dependency-auth-failed', 'app-unresponsive-under-load'),
  both('app-unresponsive-under-load', 'dependency-unreachable'),
  both('dependency-unreachable', 'app-binds-wrong-interface'),
  both('app-binds-wrong-interface', 'health-check-port-mismatch', {
    app: {
      answers: 'refuse',
      logs: [{ afterSeconds: 2.5, line: 'INFO:     Uvicorn running on http://127.0.0.1:8080 (Press CTRL+C to quit)' }],
    },
  }),
  both('health-check-port-mismatch', 'health-check-dependency-slow'),
  both('health-check-dependency-slow', 'slow-startup-grace-period'),
  both('slow-startup-grace-period', 'security-group-blocked'),
  both('security-group-blocked', 'health-check-app-error'),
  both(
    'health-check-app-error',
    'app-error-after-healthy',
    { app: { ...sound, later: [{ at: 90, answers: 500 }] }, inputs: patient },
    { actions: [{ at: 125, alarm: true }] },
  ),
  both(
    'app-error-after-healthy',
    'health-check-timeout',
    { actions: [{ at: 125, alarm: true }], inputs: patient },
    { app: { ...sound, later: [{ at: 90, answers: 'hang' }] } },
  ),
  both('health-check-timeout', 'container-health-check-failed', { app: { answers: 'hang', containerCheck: 'fails' } }),
  both('container-health-check-failed', 'revisions-share-target-group', { inputs: {} }),
  both('revisions-share-target-group', 'agent-disconnected', {
    service: {
      ...signs['revisions-share-target-group'].service,
      launch: 'ec2',
      tasksPerInstance: 3,
      capacity: [{ at: -90_000, room: 1, lacks: 'agent' }],
    },
  }),
  lacking('agent-disconnected', 'capacity-cpu', 'agent', 'cpu'),
  lacking('capacity-cpu', 'capacity-memory', 'cpu', 'memory'),
  lacking('capacity-memory', 'capacity-gpu', 'memory', 'gpu'),
  lacking('capacity-gpu', 'capacity-eni', 'gpu', 'network-interface'),
  lacking('capacity-eni', 'capacity-host-port-conflict', 'network-interface', 'port'),
  lacking('capacity-host-port-conflict', 'capacity-missing-attribute', 'port', 'attribute'),
  lacking('capacity-missing-attribute', 'capacity-no-container-instances', 'memory', 'attribute', 0),
  both(
    'capacity-provider-launch-failed',
    'quota-exceeded',
    {},
    {
      service: {},
      actions: [{ at: 15, event: 'was unable to place a task. Reason: The tasks provisioning capacity limit was exceeded.' }],
      inputs: {},
    },
  ),
  both('quota-exceeded', 'subnet-az-unsupported', {
    service: {
      capacity: [
        { at: -90_000, room: 2, lacks: 'zone' },
        { at: 45, room: 2, lacks: 'quota' },
      ],
    },
  }),
  both('subnet-az-unsupported', 'managed-resource-not-ready'),
  both('managed-resource-not-ready', 'desired-count-zero'),
  both('deployment-config-deadlock', 'task-protection-blocks-scale-in'),
  both('task-protection-blocks-scale-in', 'ecs-api-throttled'),
  both('ecs-api-throttled', 'aws-internal-error'),
  both('aws-internal-error', 'app-crash-unspecified'),
  both('app-crash-unspecified', 'image-pull-failed-unspecified'),
  both('image-pull-failed-unspecified', 'secrets-retrieval-failed-unspecified'),
  both('secrets-retrieval-failed-unspecified', 'lattice-health-check-failed'),
  both('health-check-failed-unspecified', 'container-exited-unspecified'),
  both('container-exited-unspecified', 'task-failed-to-start-unspecified'),
  both(
    'task-failed-to-start-unspecified',
    'spot-interruption',
    { inputs: { ...patient, timeout: '4m' } },
    { service: {}, app: { ...sound }, actions: [{ at: 60, interrupt: 'spot' }] },
  ),
  both(
    'spot-interruption',
    'host-terminated',
    { actions: [{ at: 75, interrupt: 'spot' }] },
    { actions: [{ at: 76, interrupt: 'maintenance' }] },
  ),
  both(
    'host-terminated',
    'deployment-outcome-alarm',
    {
      // No check has had its first word by then.
      check: { startPeriodSeconds: 300 },
      app: { containerCheck: 'fails' },
      service: { loadBalancers: [] },
      actions: [{ at: 60, interrupt: 'maintenance' }],
      inputs: {},
    },
    { actions: [{ at: 85, alarm: true }] },
  ),
  both(
    'code-deploy-update-refused',
    'deployment-outcome-start-impaired',
    {},
    { service: {}, app: { cannotStart: { reason: 'Task failed to start', afterSeconds: 20, until: 100 } } },
  ),
  both('deployment-outcome-start-impaired', 'deployment-outcome-circuit-breaker'),
  both(
    'deployment-outcome-circuit-breaker',
    'rollback-candidate-missing',
    { service: { breaker: { rollback: true } } },
    { actions: [] },
  ),
  both(
    'rule-lacks-target-group',
    'production-weights-split',
    {
      service: {
        ...signs['rule-lacks-target-group'].service,
        loadBalancers: [pair, { targetGroup: 'office-blue', alternate: 'office-green', productionRule: 'office-production' }],
      },
      groups: {},
      actions: [
        { at: 1500, setRule: 'api-production', forwards: { 'api-green': 100 } },
        { at: 1500, setRule: 'office-production', forwards: { 'office-blue': 50, 'office-green': 50 } },
      ],
    },
    { actions: [], groups: {} },
  ),
  both(
    'production-weights-split',
    'deployment-alarms-absent',
    { service: signs['deployment-alarms-absent'].service },
    { startsAt: 1600 },
  ),
  both(
    'deployment-alarms-absent',
    'bake-time-absent',
    {
      service: { ...signs['deployment-alarms-absent'].service, bakeMinutes: 0 },
    },
    { service: {} },
  ),
  both('bake-time-absent', 'health-check-matcher-accepts-errors', { groups: pairOf({ matcher: '200-499' }) }),
  both('health-check-matcher-accepts-errors', 'pair-health-checks-differ', {
    groups: { 'api-blue': eager, 'api-green': { ...eager, matcher: '200-499' } },
  }),
  both('pair-health-checks-differ', 'health-check-path-default', {
    groups: { 'api-blue': eager, 'api-green': { ...eager, intervalSeconds: 10 } },
    app: sound,
  }),
  both('health-check-path-default', 'health-check-timeout-not-below-interval', {
    groups: signs['health-check-timeout-not-below-interval'].groups,
  }),
  both('health-check-timeout-not-below-interval', 'grace-period-below-boot-time', {
    groups: { 'api-tg': { ...eager, timeoutSeconds: 5, unhealthyThreshold: 10 } },
  }),
  both('grace-period-below-boot-time', 'deregistration-delay-dominates', {
    groups: { 'api-tg': { ...eager, unhealthyThreshold: 10, deregistrationDelaySeconds: 200 } },
  }),
  both('rollout-without-room', 'circuit-breaker-absent'),
];

/** One sign that is the other's as well. */
const alike = (upper: SignedCause, lower: SignedCause, changed: Partial<Sign> = {}): Pair => ({
  upper,
  lower,
  run: deploymentOf({ ...signs[upper], ...changed }),
});

const answering = (answers: number | 'hang', line: string): Partial<Sign> => ({
  app: { answers, logs: [{ afterSeconds: 2.5, line }] },
});

/** ECS has given up, minutes before the gate looks. */
const givenUp: Partial<Sign> = { service: { breaker: { rollback: false } }, startsAt: 1500 };

/** There is room for one of the two new tasks. */
const roomForOne = { launch: 'ec2', tasksPerInstance: 3, capacity: [{ at: -90_000, room: 1 }] } as const;
const atOnce: Partial<Sign> = { inputs: { 'failed-tasks-threshold': '1' } };

/** Apart in the catalogue, and proven by the same text, state or end: the truer one must lead. */
export const contests: readonly Pair[] = [
  // One text of ECS's, which tells a kind of fault and the very one.
  both(
    'target-group-missing',
    'bluegreen-networking-config',
    {
      ...canary,
      actions: [
        { at: BETWEEN_STEPS, setRule: 'api-production', forwards: undefined },
        { at: BETWEEN_STEPS + 1, deleteTargetGroup: 'api-blue' },
      ],
    },
    { actions: [], groups: {}, rules: {} },
  ),
  alike('app-error-after-healthy', 'deployment-outcome-alarm'),
  // One state of a target, of which a second sign knows more.
  alike('security-group-blocked', 'health-check-timeout'),
  alike('health-check-dependency-slow', 'health-check-timeout'),
  alike('app-unresponsive-under-load', 'health-check-timeout', answering('hang', '[CRITICAL] WORKER TIMEOUT (pid:17)')),
  alike('health-check-port-mismatch', 'health-check-failed-unspecified'),
  alike('app-binds-wrong-interface', 'health-check-failed-unspecified'),
  alike(
    'dependency-unreachable',
    'health-check-app-error',
    answering(500, 'ERROR: Redis connection failed: Timeout connecting to server'),
  ),
  alike(
    'dependency-auth-failed',
    'health-check-app-error',
    answering(503, 'FATAL:  password authentication failed for user "api"'),
  ),
  alike('container-health-check-command-broken', 'container-health-check-failed'),
  // A container's end, of which its words know more.
  alike('app-module-missing', 'app-crash-unspecified'),
  alike('app-config-missing', 'container-exited-unspecified'),
  alike('entrypoint-not-found', 'container-exited-unspecified', shellFindsNothing),
  alike('out-of-memory', 'container-exited-unspecified'),
  both('out-of-memory', 'health-check-path-not-found'),
  // That ECS gave up, and what made it.
  alike('image-not-found', 'deployment-outcome-circuit-breaker', givenUp),
  alike('health-check-path-not-found', 'deployment-outcome-circuit-breaker', givenUp),
  // What is told beside a fault.
  both('container-health-check-failed', 'capacity-memory', atOnce, { service: roomForOne }),
  both('app-config-missing', 'capacity-memory', atOnce, { service: roomForOne }),
  both('health-check-path-not-found', 'spot-interruption', {}, { service: {}, actions: [{ at: 45, interrupt: 'spot' }] }),
  both(
    'production-traffic-elsewhere',
    'revisions-share-target-group',
    { actions: [] },
    { service: signs['production-traffic-elsewhere'].service ?? {}, inputs: {} },
  ),
  // No check fails for sharing a target group.
  both('health-check-app-error', 'revisions-share-target-group', {}, { inputs: {} }),
  both('health-check-timeout', 'revisions-share-target-group', {}, { inputs: {} }),
];

export const pairs: readonly Pair[] = [...neighbours, ...contests];
