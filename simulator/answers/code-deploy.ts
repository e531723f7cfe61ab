/** GetDeployment, BatchGetDeploymentTargets and GetDeploymentConfig. */
import type { DeploymentInfo, LoadBalancerInfo, TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';
import * as errors from '../api/errors.ts';
import {
  ALL_AT_ONCE,
  allConfigurations,
  applicationOf,
  configurationOf,
  deploymentGroupOf,
  type TrafficConfiguration,
} from '../code-deploy-defaults.ts';
import type { ServiceSetting } from '../scenario-defaults.ts';
import type { CodeDeployDeploymentState, ServiceState, World } from '../world/world.ts';
import { dated, type Answerer } from './answerer.ts';
import { codeDeployTarget } from './code-deploy-target.ts';
import { ruleNamed } from './lookup.ts';

interface Found {
  readonly service: ServiceState;
  readonly deployment: CodeDeployDeploymentState;
}

/** Throws where CodeDeploy knows no such deployment. */
function deploymentOf(world: World, id: string, atMs: number): Found {
  for (const { cluster, name } of world.setting.services) {
    const service = world.serviceAt(cluster, name, atMs);
    const deployment = service?.codeDeployDeployments.find((one) => one.id === id);
    if (service !== undefined && deployment !== undefined) return { service, deployment };
  }
  throw errors.codeDeployDeploymentNotFound(id);
}

export const getDeployment: Answerer<'GetDeployment'> = (world, { deploymentId = '' }, atMs) => {
  const { service, deployment } = deploymentOf(world, deploymentId, atMs);
  return { deploymentInfo: deploymentInfo(world, service.setting, deployment) };
};

function deploymentInfo(world: World, setting: ServiceSetting, one: CodeDeployDeploymentState): DeploymentInfo {
  const { autoRollback = [] } = setting.codeDeploy ?? {};
  return {
    applicationName: applicationOf(setting),
    deploymentGroupName: deploymentGroupOf(setting),
    // A rollback shifts all at once, whatever the group's own configuration is (seen so).
    deploymentConfigName: (one.rollsBack === undefined ? configurationOf(setting) : ALL_AT_ONCE).name,
    deploymentId: one.id,
    status: one.status as NonNullable<DeploymentInfo['status']>,
    ...(one.error === undefined
      ? {}
      : { errorInformation: { ...one.error, code: one.error.code as NonNullable<DeploymentInfo['errorInformation']>['code'] } }),
    createTime: new Date(one.createdAt),
    ...dated('startTime', one.startedAt),
    ...dated('completeTime', one.completedAt),
    creator: one.creator as NonNullable<DeploymentInfo['creator']>,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: { enabled: autoRollback.length > 0, events: [...autoRollback] },
    updateOutdatedInstancesOnly: false,
    ...rollbackInfo(one),
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    instanceTerminationWaitTimeStarted: one.isTerminationWaitStarted,
    blueGreenDeploymentConfiguration: blueGreen(setting),
    loadBalancerInfo: loadBalancerInfo(world, setting),
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    computePlatform: 'ECS',
  };
}

/** Either of the two names the other (both texts seen so). */
function rollbackInfo({ id, rolledBackBy, rollsBack }: CodeDeployDeploymentState): Pick<DeploymentInfo, 'rollbackInfo'> {
  if (rollsBack !== undefined) {
    const rollbackMessage = `Deployment ${id} is triggered to roll back deployment ${rollsBack}.`;
    return { rollbackInfo: { rollbackTriggeringDeploymentId: rollsBack, rollbackMessage } };
  }
  if (rolledBackBy === undefined) return {};
  const rollbackMessage = `Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${rolledBackBy}.`;
  return { rollbackInfo: { rollbackDeploymentId: rolledBackBy, rollbackMessage } };
}

function blueGreen({ codeDeploy = {} }: ServiceSetting): NonNullable<DeploymentInfo['blueGreenDeploymentConfiguration']> {
  const { ready, keepAlive, terminationWaitMinutes = 5 } = codeDeploy;
  return {
    terminateBlueInstancesOnDeploymentSuccess:
      keepAlive === true
        ? { action: 'KEEP_ALIVE' }
        : { action: 'TERMINATE', terminationWaitTimeInMinutes: terminationWaitMinutes },
    deploymentReadyOption: {
      actionOnTimeout: ready?.action ?? 'CONTINUE_DEPLOYMENT',
      waitTimeInMinutes: ready?.waitMinutes ?? 0,
    },
  };
}

const loadBalancerInfo = (world: World, { loadBalancers }: ServiceSetting): LoadBalancerInfo => ({
  targetGroupPairInfoList: loadBalancers.flatMap(({ targetGroup, pair }) => {
    if (pair === undefined) return [];
    const routeOf = (rule: string): { listenerArns: string[] } => ({ listenerArns: [ruleNamed(world, rule).arn] });
    return [
      {
        targetGroups: [{ name: targetGroup }, { name: pair.alternate }],
        prodTrafficRoute: routeOf(pair.productionRule),
        ...(pair.testRule === undefined ? {} : { testTrafficRoute: routeOf(pair.testRule) }),
      },
    ];
  }),
});

export const batchGetDeploymentTargets: Answerer<'BatchGetDeploymentTargets'> = (world, input, atMs) => {
  const { deploymentId = '', targetIds = [] } = input;
  const { service, deployment } = deploymentOf(world, deploymentId, atMs);
  const target = codeDeployTarget(service, deployment);
  if (target === undefined) throw errors.codeDeployNotStarted(deploymentId);
  if (targetIds.length > 1) throw errors.tooManyCodeDeployTargets();
  const stranger = targetIds.find((id) => id !== target.targetId);
  if (stranger !== undefined) throw errors.codeDeployTargetNotFound(stranger, deploymentId);
  return { deploymentTargets: [{ deploymentTargetType: 'ECSTarget', ecsTarget: target }] };
};

export const getDeploymentConfig: Answerer<'GetDeploymentConfig'> = (world, { deploymentConfigName = '' }) => {
  const services = world.setting.services.filter(({ kind }) => kind === 'code-deploy');
  const found = allConfigurations(services).find(({ name }) => name === deploymentConfigName);
  if (found === undefined) throw errors.deploymentConfigNotFound(deploymentConfigName);
  return {
    deploymentConfigInfo: {
      deploymentConfigName: found.name,
      computePlatform: 'ECS',
      trafficRoutingConfig: trafficRouting(found),
    },
  };
};

/** Intervals are minutes. */
function trafficRouting({ shift }: TrafficConfiguration): TrafficRoutingConfig {
  if (shift.type === 'all-at-once') return { type: 'AllAtOnce' };
  const { percent, minutes } = shift;
  return shift.type === 'canary'
    ? { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: percent, canaryInterval: minutes } }
    : { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: percent, linearInterval: minutes } };
}
