/** Every cause by its id. Generated from the files of `causes/` by `npm run docs`. */
import { appBindsWrongInterface } from './causes/application/app-binds-wrong-interface.ts';
import { appErrorAfterHealthy } from './causes/application/app-error-after-healthy.ts';
import { appUnresponsiveUnderLoad } from './causes/application/app-unresponsive-under-load.ts';
import { awsInternalError } from './causes/aws/aws-internal-error.ts';
import { ecsApiThrottled } from './causes/aws/ecs-api-throttled.ts';
import { bluegreenNetworkingConfig } from './causes/blue-green/bluegreen-networking-config.ts';
import { lifecycleHookFailed } from './causes/blue-green/lifecycle-hook-failed.ts';
import { listenerRuleMissing } from './causes/blue-green/listener-rule-missing.ts';
import { pauseHookTimedOut } from './causes/blue-green/pause-hook-timed-out.ts';
import { productionTrafficElsewhere } from './causes/blue-green/production-traffic-elsewhere.ts';
import { revisionsShareTargetGroup } from './causes/blue-green/revisions-share-target-group.ts';
import { capacityCpu } from './causes/capacity/capacity-cpu.ts';
import { capacityEni } from './causes/capacity/capacity-eni.ts';
import { capacityFargateUnavailable } from './causes/capacity/capacity-fargate-unavailable.ts';
import { capacityGpu } from './causes/capacity/capacity-gpu.ts';
import { capacityHostPortConflict } from './causes/capacity/capacity-host-port-conflict.ts';
import { capacityMemory } from './causes/capacity/capacity-memory.ts';
import { capacityMissingAttribute } from './causes/capacity/capacity-missing-attribute.ts';
import { capacityNoContainerInstances } from './causes/capacity/capacity-no-container-instances.ts';
import { capacityProviderLaunchFailed } from './causes/capacity/capacity-provider-launch-failed.ts';
import { computeStrategyMismatch } from './causes/capacity/compute-strategy-mismatch.ts';
import { quotaExceeded } from './causes/capacity/quota-exceeded.ts';
import { subnetAzUnsupported } from './causes/capacity/subnet-az-unsupported.ts';
import { codeDeployAlarm } from './causes/code-deploy/code-deploy-alarm.ts';
import { codeDeployHookFailed } from './causes/code-deploy/code-deploy-hook-failed.ts';
import { codeDeployListenerElsewhere } from './causes/code-deploy/code-deploy-listener-elsewhere.ts';
import { codeDeployNotContinued } from './causes/code-deploy/code-deploy-not-continued.ts';
import { codeDeployNotHealthyInTime } from './causes/code-deploy/code-deploy-not-healthy-in-time.ts';
import { codeDeployRoleInsufficient } from './causes/code-deploy/code-deploy-role-insufficient.ts';
import { codeDeployRolledBack } from './causes/code-deploy/code-deploy-rolled-back.ts';
import { codeDeployServiceInvalid } from './causes/code-deploy/code-deploy-service-invalid.ts';
import { codeDeployStopped } from './causes/code-deploy/code-deploy-stopped.ts';
import { codeDeployTrafficElsewhere } from './causes/code-deploy/code-deploy-traffic-elsewhere.ts';
import { codeDeployUpdateRefused } from './causes/code-deploy/code-deploy-update-refused.ts';
import { bakeTimeAbsent } from './causes/configuration-risk/bake-time-absent.ts';
import { circuitBreakerAbsent } from './causes/configuration-risk/circuit-breaker-absent.ts';
import { deploymentAlarmsAbsent } from './causes/configuration-risk/deployment-alarms-absent.ts';
import { deregistrationDelayDominates } from './causes/configuration-risk/deregistration-delay-dominates.ts';
import { gracePeriodBelowBootTime } from './causes/configuration-risk/grace-period-below-boot-time.ts';
import { healthCheckMatcherAcceptsErrors } from './causes/configuration-risk/health-check-matcher-accepts-errors.ts';
import { healthCheckPathDefault } from './causes/configuration-risk/health-check-path-default.ts';
import { healthCheckTimeoutNotBelowInterval } from './causes/configuration-risk/health-check-timeout-not-below-interval.ts';
import { pairHealthChecksDiffer } from './causes/configuration-risk/pair-health-checks-differ.ts';
import { productionWeightsSplit } from './causes/configuration-risk/production-weights-split.ts';
import { rolloutWithoutRoom } from './causes/configuration-risk/rollout-without-room.ts';
import { ruleLacksTargetGroup } from './causes/configuration-risk/rule-lacks-target-group.ts';
import { containerHealthCheckCommandBroken } from './causes/container-health/container-health-check-command-broken.ts';
import { containerHealthCheckFailed } from './causes/container-health/container-health-check-failed.ts';
import { appConfigMissing } from './causes/crash/app-config-missing.ts';
import { appCrashUnspecified } from './causes/crash/app-crash-unspecified.ts';
import { appModuleMissing } from './causes/crash/app-module-missing.ts';
import { commandInvalid } from './causes/crash/command-invalid.ts';
import { containerExitedUnspecified } from './causes/crash/container-exited-unspecified.ts';
import { entrypointNotExecutable } from './causes/crash/entrypoint-not-executable.ts';
import { entrypointNotFound } from './causes/crash/entrypoint-not-found.ts';
import { portAlreadyInUse } from './causes/crash/port-already-in-use.ts';
import { segfault } from './causes/crash/segfault.ts';
import { dependencyAuthFailed } from './causes/dependency/dependency-auth-failed.ts';
import { dependencyUnreachable } from './causes/dependency/dependency-unreachable.ts';
import { healthCheckAppError } from './causes/health-check/health-check-app-error.ts';
import { healthCheckAuthRequired } from './causes/health-check/health-check-auth-required.ts';
import { healthCheckDependencySlow } from './causes/health-check/health-check-dependency-slow.ts';
import { healthCheckFailedUnspecified } from './causes/health-check/health-check-failed-unspecified.ts';
import { healthCheckHostHeaderRejected } from './causes/health-check/health-check-host-header-rejected.ts';
import { healthCheckMatcherMismatch } from './causes/health-check/health-check-matcher-mismatch.ts';
import { healthCheckPathNotFound } from './causes/health-check/health-check-path-not-found.ts';
import { healthCheckPortMismatch } from './causes/health-check/health-check-port-mismatch.ts';
import { healthCheckProtocolMismatch } from './causes/health-check/health-check-protocol-mismatch.ts';
import { healthCheckRedirect } from './causes/health-check/health-check-redirect.ts';
import { healthCheckTimeout } from './causes/health-check/health-check-timeout.ts';
import { latticeHealthCheckFailed } from './causes/health-check/lattice-health-check-failed.ts';
import { slowStartupGracePeriod } from './causes/health-check/slow-startup-grace-period.ts';
import { agentDisconnected } from './causes/host/agent-disconnected.ts';
import { hostTerminated } from './causes/host/host-terminated.ts';
import { spotInterruption } from './causes/host/spot-interruption.ts';
import { iamElbPermissionMissing } from './causes/iam/iam-elb-permission-missing.ts';
import { iamRoleNotAssumable } from './causes/iam/iam-role-not-assumable.ts';
import { imageLayersUnsupported } from './causes/image/image-layers-unsupported.ts';
import { imageNotFound } from './causes/image/image-not-found.ts';
import { imagePlatformMismatch } from './causes/image/image-platform-mismatch.ts';
import { imagePullDiskFull } from './causes/image/image-pull-disk-full.ts';
import { imagePullFailedUnspecified } from './causes/image/image-pull-failed-unspecified.ts';
import { imageRateLimited } from './causes/image/image-rate-limited.ts';
import { imageRegistryAuth } from './causes/image/image-registry-auth.ts';
import { imageRegistryUnreachable } from './causes/image/image-registry-unreachable.ts';
import { logDriverAccessDenied } from './causes/logs/log-driver-access-denied.ts';
import { logGroupMissing } from './causes/logs/log-group-missing.ts';
import { logsNetworkUnreachable } from './causes/logs/logs-network-unreachable.ts';
import { managedResourceFailed } from './causes/managed-resources/managed-resource-failed.ts';
import { managedResourceNotReady } from './causes/managed-resources/managed-resource-not-ready.ts';
import { outOfMemory } from './causes/memory/out-of-memory.ts';
import { eniProvisioningFailed } from './causes/network/eni-provisioning-failed.ts';
import { networkPathBlocked } from './causes/network/network-path-blocked.ts';
import { securityGroupBlocked } from './causes/network/security-group-blocked.ts';
import { deploymentOutcomeAlarm } from './causes/outcome/deployment-outcome-alarm.ts';
import { deploymentOutcomeCircuitBreaker } from './causes/outcome/deployment-outcome-circuit-breaker.ts';
import { deploymentOutcomeRollback } from './causes/outcome/deployment-outcome-rollback.ts';
import { deploymentOutcomeStartImpaired } from './causes/outcome/deployment-outcome-start-impaired.ts';
import { rollbackCandidateMissing } from './causes/outcome/rollback-candidate-missing.ts';
import { containerCreateFailed } from './causes/runtime/container-create-failed.ts';
import { containerStartFailed } from './causes/runtime/container-start-failed.ts';
import { dockerDaemonTimeout } from './causes/runtime/docker-daemon-timeout.ts';
import { taskFailedToStartUnspecified } from './causes/runtime/task-failed-to-start-unspecified.ts';
import { secretAccessDenied } from './causes/secret/secret-access-denied.ts';
import { secretKeyMissing } from './causes/secret/secret-key-missing.ts';
import { secretMalformed } from './causes/secret/secret-malformed.ts';
import { secretsNetworkUnreachable } from './causes/secret/secrets-network-unreachable.ts';
import { secretsRetrievalFailedUnspecified } from './causes/secret/secrets-retrieval-failed-unspecified.ts';
import { deploymentConfigDeadlock } from './causes/service-settings/deployment-config-deadlock.ts';
import { desiredCountZero } from './causes/service-settings/desired-count-zero.ts';
import { taskProtectionBlocksScaleIn } from './causes/service-settings/task-protection-blocks-scale-in.ts';
import { taskSetScaleZero } from './causes/service-settings/task-set-scale-zero.ts';
import { efsMountFailed } from './causes/storage/efs-mount-failed.ts';
import { volumePermissionDenied } from './causes/storage/volume-permission-denied.ts';
import { targetAzNotEnabled } from './causes/target-registration/target-az-not-enabled.ts';
import { targetGroupMissing } from './causes/target-registration/target-group-missing.ts';
import { targetGroupUnused } from './causes/target-registration/target-group-unused.ts';
import { targetHealthChecksDisabled } from './causes/target-registration/target-health-checks-disabled.ts';
import { targetInvalidState } from './causes/target-registration/target-invalid-state.ts';
import { targetIpUnusable } from './causes/target-registration/target-ip-unusable.ts';
import { targetNotFound } from './causes/target-registration/target-not-found.ts';

export const causes = {
  'app-binds-wrong-interface': appBindsWrongInterface,
  'app-error-after-healthy': appErrorAfterHealthy,
  'app-unresponsive-under-load': appUnresponsiveUnderLoad,
  'aws-internal-error': awsInternalError,
  'ecs-api-throttled': ecsApiThrottled,
  'bluegreen-networking-config': bluegreenNetworkingConfig,
  'lifecycle-hook-failed': lifecycleHookFailed,
  'listener-rule-missing': listenerRuleMissing,
  'pause-hook-timed-out': pauseHookTimedOut,
  'production-traffic-elsewhere': productionTrafficElsewhere,
  'revisions-share-target-group': revisionsShareTargetGroup,
  'capacity-cpu': capacityCpu,
  'capacity-eni': capacityEni,
  'capacity-fargate-unavailable': capacityFargateUnavailable,
  'capacity-gpu': capacityGpu,
  'capacity-host-port-conflict': capacityHostPortConflict,
  'capacity-memory': capacityMemory,
  'capacity-missing-attribute': capacityMissingAttribute,
  'capacity-no-container-instances': capacityNoContainerInstances,
  'capacity-provider-launch-failed': capacityProviderLaunchFailed,
  'compute-strategy-mismatch': computeStrategyMismatch,
  'quota-exceeded': quotaExceeded,
  'subnet-az-unsupported': subnetAzUnsupported,
  'code-deploy-alarm': codeDeployAlarm,
  'code-deploy-hook-failed': codeDeployHookFailed,
  'code-deploy-listener-elsewhere': codeDeployListenerElsewhere,
  'code-deploy-not-continued': codeDeployNotContinued,
  'code-deploy-not-healthy-in-time': codeDeployNotHealthyInTime,
  'code-deploy-role-insufficient': codeDeployRoleInsufficient,
  'code-deploy-rolled-back': codeDeployRolledBack,
  'code-deploy-service-invalid': codeDeployServiceInvalid,
  'code-deploy-stopped': codeDeployStopped,
  'code-deploy-traffic-elsewhere': codeDeployTrafficElsewhere,
  'code-deploy-update-refused': codeDeployUpdateRefused,
  'bake-time-absent': bakeTimeAbsent,
  'circuit-breaker-absent': circuitBreakerAbsent,
  'deployment-alarms-absent': deploymentAlarmsAbsent,
  'deregistration-delay-dominates': deregistrationDelayDominates,
  'grace-period-below-boot-time': gracePeriodBelowBootTime,
  'health-check-matcher-accepts-errors': healthCheckMatcherAcceptsErrors,
  'health-check-path-default': healthCheckPathDefault,
  'health-check-timeout-not-below-interval': healthCheckTimeoutNotBelowInterval,
  'pair-health-checks-differ': pairHealthChecksDiffer,
  'production-weights-split': productionWeightsSplit,
  'rollout-without-room': rolloutWithoutRoom,
  'rule-lacks-target-group': ruleLacksTargetGroup,
  'container-health-check-command-broken': containerHealthCheckCommandBroken,
  'container-health-check-failed': containerHealthCheckFailed,
  'app-config-missing': appConfigMissing,
  'app-crash-unspecified': appCrashUnspecified,
  'app-module-missing': appModuleMissing,
  'command-invalid': commandInvalid,
  'container-exited-unspecified': containerExitedUnspecified,
  'entrypoint-not-executable': entrypointNotExecutable,
  'entrypoint-not-found': entrypointNotFound,
  'port-already-in-use': portAlreadyInUse,
  segfault: segfault,
  'dependency-auth-failed': dependencyAuthFailed,
  'dependency-unreachable': dependencyUnreachable,
  'health-check-app-error': healthCheckAppError,
  'health-check-auth-required': healthCheckAuthRequired,
  'health-check-dependency-slow': healthCheckDependencySlow,
  'health-check-failed-unspecified': healthCheckFailedUnspecified,
  'health-check-host-header-rejected': healthCheckHostHeaderRejected,
  'health-check-matcher-mismatch': healthCheckMatcherMismatch,
  'health-check-path-not-found': healthCheckPathNotFound,
  'health-check-port-mismatch': healthCheckPortMismatch,
  'health-check-protocol-mismatch': healthCheckProtocolMismatch,
  'health-check-redirect': healthCheckRedirect,
  'health-check-timeout': healthCheckTimeout,
  'lattice-health-check-failed': latticeHealthCheckFailed,
  'slow-startup-grace-period': slowStartupGracePeriod,
  'agent-disconnected': agentDisconnected,
  'host-terminated': hostTerminated,
  'spot-interruption': spotInterruption,
  'iam-elb-permission-missing': iamElbPermissionMissing,
  'iam-role-not-assumable': iamRoleNotAssumable,
  'image-layers-unsupported': imageLayersUnsupported,
  'image-not-found': imageNotFound,
  'image-platform-mismatch': imagePlatformMismatch,
  'image-pull-disk-full': imagePullDiskFull,
  'image-pull-failed-unspecified': imagePullFailedUnspecified,
  'image-rate-limited': imageRateLimited,
  'image-registry-auth': imageRegistryAuth,
  'image-registry-unreachable': imageRegistryUnreachable,
  'log-driver-access-denied': logDriverAccessDenied,
  'log-group-missing': logGroupMissing,
  'logs-network-unreachable': logsNetworkUnreachable,
  'managed-resource-failed': managedResourceFailed,
  'managed-resource-not-ready': managedResourceNotReady,
  'out-of-memory': outOfMemory,
  'eni-provisioning-failed': eniProvisioningFailed,
  'network-path-blocked': networkPathBlocked,
  'security-group-blocked': securityGroupBlocked,
  'deployment-outcome-alarm': deploymentOutcomeAlarm,
  'deployment-outcome-circuit-breaker': deploymentOutcomeCircuitBreaker,
  'deployment-outcome-rollback': deploymentOutcomeRollback,
  'deployment-outcome-start-impaired': deploymentOutcomeStartImpaired,
  'rollback-candidate-missing': rollbackCandidateMissing,
  'container-create-failed': containerCreateFailed,
  'container-start-failed': containerStartFailed,
  'docker-daemon-timeout': dockerDaemonTimeout,
  'task-failed-to-start-unspecified': taskFailedToStartUnspecified,
  'secret-access-denied': secretAccessDenied,
  'secret-key-missing': secretKeyMissing,
  'secret-malformed': secretMalformed,
  'secrets-network-unreachable': secretsNetworkUnreachable,
  'secrets-retrieval-failed-unspecified': secretsRetrievalFailedUnspecified,
  'deployment-config-deadlock': deploymentConfigDeadlock,
  'desired-count-zero': desiredCountZero,
  'task-protection-blocks-scale-in': taskProtectionBlocksScaleIn,
  'task-set-scale-zero': taskSetScaleZero,
  'efs-mount-failed': efsMountFailed,
  'volume-permission-denied': volumePermissionDenied,
  'target-az-not-enabled': targetAzNotEnabled,
  'target-group-missing': targetGroupMissing,
  'target-group-unused': targetGroupUnused,
  'target-health-checks-disabled': targetHealthChecksDisabled,
  'target-invalid-state': targetInvalidState,
  'target-ip-unusable': targetIpUnusable,
  'target-not-found': targetNotFound,
};
