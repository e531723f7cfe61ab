/**
 * The catalogue of causes. Its order is the differential diagnosis: a container's reason is trusted before a stopped
 * reason, then the log, target health, events, and exit codes last.
 */
import { appBindsWrongInterface } from './causes/application/app-binds-wrong-interface.ts';
import { appErrorAfterHealthy } from './causes/application/app-error-after-healthy.ts';
import { appUnresponsiveUnderLoad } from './causes/application/app-unresponsive-under-load.ts';
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
import { slowStartupGracePeriod } from './causes/health-check/slow-startup-grace-period.ts';
import { imageLayersUnsupported } from './causes/image/image-layers-unsupported.ts';
import { imageNotFound } from './causes/image/image-not-found.ts';
import { imagePlatformMismatch } from './causes/image/image-platform-mismatch.ts';
import { imagePullDiskFull } from './causes/image/image-pull-disk-full.ts';
import { imagePullFailedUnspecified } from './causes/image/image-pull-failed-unspecified.ts';
import { imageRateLimited } from './causes/image/image-rate-limited.ts';
import { imageRegistryAuth } from './causes/image/image-registry-auth.ts';
import { imageRegistryUnreachable } from './causes/image/image-registry-unreachable.ts';
import { outOfMemory } from './causes/memory/out-of-memory.ts';
import { eniProvisioningFailed } from './causes/network/eni-provisioning-failed.ts';
import { networkPathBlocked } from './causes/network/network-path-blocked.ts';
import { securityGroupBlocked } from './causes/network/security-group-blocked.ts';
import { targetAzNotEnabled } from './causes/target-registration/target-az-not-enabled.ts';
import { targetGroupMissing } from './causes/target-registration/target-group-missing.ts';
import { targetGroupUnused } from './causes/target-registration/target-group-unused.ts';
import { targetHealthChecksDisabled } from './causes/target-registration/target-health-checks-disabled.ts';
import { targetInvalidState } from './causes/target-registration/target-invalid-state.ts';
import { targetIpUnusable } from './causes/target-registration/target-ip-unusable.ts';
import { targetNotFound } from './causes/target-registration/target-not-found.ts';
import type { Cause } from '../model/finding.ts';

/** Faults, the most telling first: the first that shows is the root cause. */
export const faults: readonly Cause[] = [
  // Killed by the runtime: beats every other sign, whatever the exit code.
  outOfMemory,
  // What kept tasks from starting: the reasons that ECS gives for it name their cause.
  imagePlatformMismatch,
  imagePullDiskFull,
  imageRateLimited,
  imageRegistryAuth,
  imageRegistryUnreachable,
  imageNotFound,
  imageLayersUnsupported,
  eniProvisioningFailed,
  containerHealthCheckCommandBroken,
  commandInvalid,
  entrypointNotExecutable,
  appModuleMissing,
  entrypointNotFound,
  portAlreadyInUse,
  computeStrategyMismatch,
  networkPathBlocked,
  // Targets that can never become healthy as things are configured.
  targetGroupMissing,
  targetAzNotEnabled,
  targetGroupUnused,
  targetInvalidState,
  targetIpUnusable,
  targetHealthChecksDisabled,
  targetNotFound,
  // Answers to the health check whose code says what is wrong.
  healthCheckHostHeaderRejected,
  healthCheckProtocolMismatch,
  healthCheckPathNotFound,
  healthCheckRedirect,
  healthCheckAuthRequired,
  healthCheckMatcherMismatch,
  // What the application says of its own end, or of its troubles.
  segfault,
  appConfigMissing,
  dependencyAuthFailed,
  appUnresponsiveUnderLoad,
  dependencyUnreachable,
  appBindsWrongInterface,
  // Failed checks that need a second sign to be explained, and those that stay without one.
  healthCheckPortMismatch,
  healthCheckDependencySlow,
  slowStartupGracePeriod,
  securityGroupBlocked,
  healthCheckAppError,
  healthCheckTimeout,
  containerHealthCheckFailed,
  appErrorAfterHealthy,
  // No place for tasks: said in events that may be of the past.
  capacityCpu,
  capacityMemory,
  capacityGpu,
  capacityEni,
  capacityHostPortConflict,
  capacityMissingAttribute,
  capacityNoContainerInstances,
  capacityFargateUnavailable,
  capacityProviderLaunchFailed,
  quotaExceeded,
  subnetAzUnsupported,
];

/** What says honestly that no cause is known; asked only where no fault shows. */
export const lastResorts: readonly Cause[] = [
  // Nothing named a cause: what is known, and what to fetch next.
  appCrashUnspecified,
  imagePullFailedUnspecified,
  healthCheckFailedUnspecified,
  containerExitedUnspecified,
  // Stops that blame nobody, where nothing else explains the failure.
];

/** That ECS gave up: an outcome and never a cause; asked only where nothing above shows. */
export const outcomeCauses: readonly Cause[] = [];

/** Configuration that will bite; told on healthy deployments too, and never the root cause. */
export const configuration: readonly Cause[] = [];

export const catalogue: readonly Cause[] = [...faults, ...lastResorts, ...outcomeCauses, ...configuration];
