/** One service deployment, from the list and in full → ServiceDeployment. */
import type {
  DeploymentLifecycleHookDetail,
  ServiceDeployment as ApiServiceDeployment,
  ServiceDeploymentBrief,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import { defined } from '../../model/defined.ts';
import type { ActiveHook, RevisionSummary, ServiceDeployment } from '../../model/observation.ts';
import { milliseconds } from '../aws/from-sdk.ts';
import { deploymentConfigurationOf } from './deployment-configuration.ts';
import { deploymentIdOf } from './service-revisions.ts';

/** What the list tells. */
export const briefOf = (api: ServiceDeploymentBrief): ServiceDeployment => ({
  arn: api.serviceDeploymentArn ?? '',
  deploymentId: deploymentIdOf(api.targetServiceRevisionArn ?? ''),
  createdAt: milliseconds(api.createdAt) ?? 0,
  status: api.status ?? '',
  triggeredAlarmNames: [],
  ...defined({ finishedAt: milliseconds(api.finishedAt), statusReason: api.statusReason }),
});

const revisionSummaryOf = (api: ServiceRevisionSummary): RevisionSummary => ({
  deploymentId: deploymentIdOf(api.arn ?? ''),
  requestedTaskCount: api.requestedTaskCount ?? 0,
  runningTaskCount: api.runningTaskCount ?? 0,
  pendingTaskCount: api.pendingTaskCount ?? 0,
  ...defined({ testWeight: api.requestedTestTrafficWeight, productionWeight: api.requestedProductionTrafficWeight }),
});

const hookOf = (api: DeploymentLifecycleHookDetail): ActiveHook => ({
  id: api.hookId ?? '',
  targetType: api.targetType ?? '',
  status: api.status ?? '',
  ...defined({ targetArn: api.targetArn, expiresAt: milliseconds(api.expiresAt), timeoutAction: api.timeoutAction }),
});

/** As one call tells it; the list tells less. */
export const serviceDeploymentOf = (api: ApiServiceDeployment): ServiceDeployment => ({
  arn: api.serviceDeploymentArn ?? '',
  deploymentId: deploymentIdOf(api.targetServiceRevision?.arn ?? ''),
  createdAt: milliseconds(api.createdAt) ?? 0,
  status: api.status ?? '',
  triggeredAlarmNames: api.alarms?.triggeredAlarmNames ?? [],
  ...defined({
    finishedAt: milliseconds(api.finishedAt),
    statusReason: api.statusReason,
    alarmStatus: api.alarms?.status,
    lifecycleStage: api.lifecycleStage,
    target: api.targetServiceRevision && revisionSummaryOf(api.targetServiceRevision),
    sources: api.sourceServiceRevisions?.map(revisionSummaryOf),
    hooks: api.lifecycleHookDetails?.map(hookOf),
    configuration: api.deploymentConfiguration && deploymentConfigurationOf(api.deploymentConfiguration),
    rollback:
      api.rollback &&
      defined({
        reason: api.rollback.reason,
        startedAt: milliseconds(api.rollback.startedAt),
        deploymentId: api.rollback.serviceRevisionArn === undefined ? undefined : deploymentIdOf(api.rollback.serviceRevisionArn),
      }),
    circuitBreaker: api.deploymentCircuitBreaker && {
      status: api.deploymentCircuitBreaker.status ?? '',
      failureCount: api.deploymentCircuitBreaker.failureCount ?? 0,
      threshold: api.deploymentCircuitBreaker.threshold ?? 0,
    },
  }),
});
