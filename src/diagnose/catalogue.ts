/**
 * The catalogue of causes. Its order is the differential diagnosis: a container's reason is trusted before a stopped
 * reason, then the log, target health, events, and exit codes last.
 */
import { causes } from './cause-index.ts';
import type { Cause } from './define-cause.ts';

const named = (ids: readonly (keyof typeof causes)[]): readonly Cause[] => ids.map((id) => causes[id]);

/** Faults, the most telling first: the first that shows is the root cause. */
export const faults = named([
  // Killed by the runtime: beats every other sign, whatever the exit code.
  'out-of-memory',
  // What kept tasks from starting: the reasons that ECS gives for it name their cause.
  'image-platform-mismatch',
  'image-pull-disk-full',
  'image-rate-limited',
  'secret-access-denied',
  'secret-key-missing',
  'secret-malformed',
  'secrets-network-unreachable',
  'image-registry-auth',
  'image-registry-unreachable',
  'image-not-found',
  'image-layers-unsupported',
  'logs-network-unreachable',
  'log-driver-access-denied',
  'log-group-missing',
  'efs-mount-failed',
  'eni-provisioning-failed',
  'iam-role-not-assumable',
  'iam-elb-permission-missing',
  'container-health-check-command-broken',
  'command-invalid',
  'entrypoint-not-executable',
  'app-module-missing',
  'entrypoint-not-found',
  'port-already-in-use',
  'docker-daemon-timeout',
  'compute-strategy-mismatch',
  'container-create-failed',
  'container-start-failed',
  'network-path-blocked',
  // Targets that can never become healthy, and traffic that can never reach them, as things are configured.
  'managed-resource-failed',
  'target-group-missing',
  'listener-rule-missing',
  'bluegreen-networking-config',
  'lifecycle-hook-failed',
  'pause-hook-timed-out',
  'code-deploy-hook-failed',
  'code-deploy-not-continued',
  'code-deploy-role-insufficient',
  'code-deploy-service-invalid',
  'code-deploy-listener-elsewhere',
  'code-deploy-traffic-elsewhere',
  'production-traffic-elsewhere',
  'target-az-not-enabled',
  'target-group-unused',
  'target-invalid-state',
  'target-ip-unusable',
  'target-health-checks-disabled',
  'target-not-found',
  // Answers to the health check whose code says what is wrong.
  'health-check-host-header-rejected',
  'health-check-protocol-mismatch',
  'health-check-path-not-found',
  'health-check-redirect',
  'health-check-auth-required',
  'health-check-matcher-mismatch',
  // What the application says of its own end, or of its troubles.
  'segfault',
  'volume-permission-denied',
  'app-config-missing',
  'dependency-auth-failed',
  'app-unresponsive-under-load',
  'dependency-unreachable',
  'app-binds-wrong-interface',
  // Failed checks that a second sign explains.
  'health-check-port-mismatch',
  'health-check-dependency-slow',
  'slow-startup-grace-period',
  'security-group-blocked',
  'health-check-app-error',
  'app-error-after-healthy',
]);

/** Of the faults, those of the configuration as it stands: an audit finds them without a deployment. */
export const standingFaults = named([
  'managed-resource-failed',
  'target-group-missing',
  'listener-rule-missing',
  'production-traffic-elsewhere',
  'target-az-not-enabled',
  'target-group-unused',
  'target-ip-unusable',
  'target-health-checks-disabled',
]);

/** Failed checks of which no more is known than that they fail; asked only where no fault shows. */
export const symptoms = named(['health-check-timeout', 'container-health-check-failed']);

/**
 * What keeps ECS from moving on, said in events that may be of the past, or what weakens the deployment and makes no check fail:
 * after everything else, but told beside it.
 */
export const circumstances = named([
  'revisions-share-target-group',
  // No place for tasks: said in events that may be of the past.
  'agent-disconnected',
  'capacity-cpu',
  'capacity-memory',
  'capacity-gpu',
  'capacity-eni',
  'capacity-host-port-conflict',
  'capacity-missing-attribute',
  'capacity-no-container-instances',
  'capacity-fargate-unavailable',
  'capacity-provider-launch-failed',
  'quota-exceeded',
  'subnet-az-unsupported',
  'managed-resource-not-ready',
  'desired-count-zero',
  'task-set-scale-zero',
  'deployment-config-deadlock',
  'task-protection-blocks-scale-in',
  'ecs-api-throttled',
  'aws-internal-error',
]);

/** What says honestly that no cause is known; asked only where no fault shows. */
export const lastResorts = named([
  // Nothing named a cause: what is known, and what to fetch next.
  'app-crash-unspecified',
  'image-pull-failed-unspecified',
  'secrets-retrieval-failed-unspecified',
  'lattice-health-check-failed',
  'health-check-failed-unspecified',
  'container-exited-unspecified',
  'task-failed-to-start-unspecified',
  // Stops that blame nobody, where nothing else explains the failure.
  'spot-interruption',
  'host-terminated',
]);

/** That ECS gave up: an outcome and never a cause; asked only where nothing above shows. */
export const outcomeCauses = named([
  'deployment-outcome-alarm',
  'code-deploy-alarm',
  'code-deploy-not-healthy-in-time',
  'code-deploy-stopped',
  'code-deploy-update-refused',
  'deployment-outcome-start-impaired',
  'deployment-outcome-circuit-breaker',
  'rollback-candidate-missing',
  'deployment-outcome-rollback',
  'code-deploy-rolled-back',
]);

/**
 * What an audit alone tells: with which rules ECS would refuse the next deployment, which one that is under way may still
 * change; and choices that somebody made, of which no deployment has to be reminded.
 */
export const auditedAlone = named([
  'rule-lacks-target-group',
  'production-weights-split',
  'deployment-alarms-absent',
  'bake-time-absent',
]);

/** Configuration that will bite; told on healthy deployments too, and never the root cause. */
export const configuration = named([
  'health-check-matcher-accepts-errors',
  'pair-health-checks-differ',
  'health-check-path-default',
  'health-check-timeout-not-below-interval',
  'grace-period-below-boot-time',
  'deregistration-delay-dominates',
  'rollout-without-room',
  'circuit-breaker-absent',
]);

export const catalogue: readonly Cause[] = [
  ...faults,
  ...symptoms,
  ...circumstances,
  ...lastResorts,
  ...outcomeCauses,
  ...auditedAlone,
  ...configuration,
];
