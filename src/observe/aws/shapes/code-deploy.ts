/** CodeDeploy: what is read of its answers. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html */
import type {
  BatchGetDeploymentTargetsOutput,
  BlueGreenDeploymentConfiguration,
  DeploymentInfo,
  ECSTarget,
  GetDeploymentConfigOutput,
  GetDeploymentOutput,
  LifecycleEvent,
  LoadBalancerInfo,
} from '@aws-sdk/client-codedeploy';
import { count, date, fields, flag, list, must, name, percent, text, type Shapes } from '../shape.ts';

const deployment = fields<DeploymentInfo>({
  applicationName: name,
  deploymentGroupName: name,
  deploymentConfigName: name,
  status: must(name),
  creator: name,
  createTime: date,
  completeTime: date,
  errorInformation: fields({ code: name, message: text }),
  rollbackInfo: fields({ rollbackDeploymentId: name, rollbackTriggeringDeploymentId: name }),
  blueGreenDeploymentConfiguration: fields<BlueGreenDeploymentConfiguration>({
    deploymentReadyOption: fields({ actionOnTimeout: name, waitTimeInMinutes: count }),
    terminateBlueInstancesOnDeploymentSuccess: fields({ action: name, terminationWaitTimeInMinutes: count }),
  }),
  loadBalancerInfo: fields<LoadBalancerInfo>({
    targetGroupPairInfoList: list(fields({ testTrafficRoute: fields({ listenerArns: list(name) }) })),
  }),
  instanceTerminationWaitTimeStarted: flag,
});

const lifecycleEvent = fields<LifecycleEvent>({
  lifecycleEventName: must(name),
  status: must(name),
  startTime: date,
  endTime: date,
  diagnostics: fields({ errorCode: name, message: text }),
});

const ecsTarget = fields<ECSTarget>({
  status: must(name),
  lifecycleEvents: list(lifecycleEvent),
  // The API misspells it.
  taskSetsInfo: list(fields({ identifer: name, trafficWeight: percent, taskSetLabel: name })),
});

export const shapesOfCodeDeploy: Shapes<'GetDeployment' | 'BatchGetDeploymentTargets' | 'GetDeploymentConfig'> = {
  GetDeployment: fields<GetDeploymentOutput>({ deploymentInfo: must(deployment) }),
  BatchGetDeploymentTargets: fields<BatchGetDeploymentTargetsOutput>({
    deploymentTargets: must(list(fields({ ecsTarget }))),
  }),
  GetDeploymentConfig: fields<GetDeploymentConfigOutput>({
    deploymentConfigInfo: must(
      fields({
        trafficRoutingConfig: fields({
          timeBasedCanary: fields({ canaryPercentage: percent, canaryInterval: count }),
          timeBasedLinear: fields({ linearPercentage: percent, linearInterval: count }),
        }),
      }),
    ),
  }),
};
