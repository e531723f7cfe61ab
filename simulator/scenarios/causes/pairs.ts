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

export const pairs: readonly Pair[] = [
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
  both('target-group-missing', 'listener-rule-missing', {
    ...canary,
    actions: [
      { at: BETWEEN_STEPS, setRule: 'api-production', forwards: undefined },
      { at: BETWEEN_STEPS + 1, deleteTargetGroup: 'api-blue' },
    ],
  }, { actions: [] }),
  both('listener-rule-missing', 'bluegreen-networking-config', canary, { actions: [], groups: {}, rules: {} }),
  both(
    'production-traffic-elsewhere',
    'target-az-not-enabled',
    {
      groups: { ...pairOf({ ...eager, zones: ['a'] }), 'web-tg': eager },
      actions: [{ at: 60, setRule: 'api-production', forwards: { 'web-tg': 100, 'api-blue': 0, 'api-green': 0 } }],
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
    { service: { ...signs['target-invalid-state'].service, tasksPerInstance: 1 }, actions: [{ at: 60, interrupt: 'instance-stopped' }] },
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
    app: { answers: 'refuse', logs: [{ afterSeconds: 2.5, line: 'INFO:     Uvicorn running on http://127.0.0.1:8080 (Press CTRL+C to quit)' }] },
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
  both(
    'container-health-check-failed',
    'agent-disconnected',
    { inputs: { 'failed-tasks-threshold': '1' } },
    { service: { launch: 'ec2', tasksPerInstance: 3, capacity: [{ at: -90_000, room: 1, lacks: 'agent' }] } },
  ),
  lacking('agent-disconnected', 'capacity-cpu', 'agent', 'cpu'),
  lacking('capacity-cpu', 'capacity-memory', 'cpu', 'memory'),
  lacking('capacity-memory', 'capacity-gpu', 'memory', 'gpu'),
  lacking('capacity-gpu', 'capacity-eni', 'gpu', 'network-interface'),
  lacking('capacity-eni', 'capacity-host-port-conflict', 'network-interface', 'port'),
  lacking('capacity-host-port-conflict', 'capacity-missing-attribute', 'port', 'attribute'),
  lacking('capacity-missing-attribute', 'capacity-no-container-instances', 'memory', 'attribute', 0),
  both(
    'quota-exceeded',
    'subnet-az-unsupported',
    {
      service: {
        capacity: [
          { at: -90_000, room: 2, lacks: 'zone' },
          { at: 45, room: 2, lacks: 'quota' },
        ],
      },
    },
  ),
  both('subnet-az-unsupported', 'managed-resource-not-ready'),
  both('managed-resource-not-ready', 'desired-count-zero'),
  both('deployment-config-deadlock', 'task-protection-blocks-scale-in'),
  both('task-protection-blocks-scale-in', 'ecs-api-throttled'),
  both('ecs-api-throttled', 'aws-internal-error'),
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
    { app: { bootSeconds: 10_000 }, service: { graceSeconds: 900 }, actions: [{ at: 60, interrupt: 'maintenance' }], inputs: {} },
    { actions: [{ at: 85, alarm: true }] },
  ),
  both(
    'code-deploy-update-refused',
    'deployment-outcome-start-impaired',
    {},
    { service: {}, app: { cannotStart: { reason: 'Task failed to start', afterSeconds: 20, until: 100 } } },
  ),
  both('deployment-outcome-start-impaired', 'deployment-outcome-circuit-breaker'),
  both('deployment-outcome-circuit-breaker', 'rollback-candidate-missing', { service: { breaker: { rollback: true } } }, { actions: [] }),
];
