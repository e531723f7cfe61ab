/**
 * The words of AWS of which the gate has a list of its own, and how it is asked whether one is on it: by the function that
 * judges or tells by it. A word that is not is never taken for good.
 */
import type { Deployment, Observation } from '../../src/model/observation.ts';
import { untilInWords } from '../../src/model/strategy/code-deploy-pause.ts';
import { codeDeployProgress } from '../../src/model/strategy/code-deploy-progress.ts';
import { strategies, strategyOf } from '../../src/model/strategy/index.ts';
import { unknownState } from '../../src/model/strategy/known-states.ts';
import { expiryInWords } from '../../src/model/strategy/pause-words.ts';
import { progressOf } from '../../src/model/strategy/progressive-progress.ts';
import { isKnown } from '../../src/model/target-states.ts';

type Knows = (word: string) => boolean;

const at = Date.UTC(2026, 0, 1);
const serviceDeployment = { arn: '', deploymentId: '', createdAt: at, status: 'IN_PROGRESS', triggeredAlarmNames: [] };
const codeDeploy = { id: 'd-1', application: '', deploymentGroup: '', status: '' };
const entry: Deployment = {
  id: '',
  status: 'PRIMARY',
  taskDefinition: '',
  desiredCount: 1,
  runningCount: 1,
  pendingCount: 0,
  failedTasks: 0,
  capacityProviders: [],
  vpcLatticeCount: 0,
  createdAt: at,
  updatedAt: at,
  taskSet: { scalePercent: 100, loadBalancers: [], externalId: codeDeploy.id },
};
const observation = { at } as Observation;

/** What the gate says beside a word that it has not on its list. */
const isUnheardOf = (said: string | undefined): boolean => said?.includes('not known here') === true;

const ofServiceDeployment: Knows = (status) =>
  !isUnheardOf(progressOf({ id: '', serviceDeployment: { ...serviceDeployment, status } }, observation));

export const knownWords: Readonly<Record<string, Knows>> = {
  'codedeploy.DeploymentInfo.status': (status) =>
    !isUnheardOf(codeDeployProgress({ id: '', entry }, { ...observation, codeDeploy: { ...codeDeploy, status } })),
  'codedeploy.DeploymentReadyOption.actionOnTimeout': (action) => !isUnheardOf(untilInWords(at, action)),
  'ecs.Deployment.rolloutState': (rolloutState) => unknownState({ ...entry, rolloutState }) === undefined,
  'ecs.DeploymentConfiguration.strategy': (strategy) => !('refused' in strategyOf({ controller: 'ECS', strategy }, strategies)),
  'ecs.DeploymentController.type': (controller) => !('refused' in strategyOf({ controller, strategy: 'ROLLING' }, strategies)),
  'ecs.DeploymentLifecycleHookDetail.timeoutAction': (timeoutAction) =>
    !isUnheardOf(expiryInWords({ id: '', targetType: 'PAUSE', status: 'AWAITING_ACTION', expiresAt: at, timeoutAction })),
  'ecs.ServiceDeployment.lifecycleStage': (lifecycleStage) =>
    !isUnheardOf(progressOf({ id: '', serviceDeployment: { ...serviceDeployment, lifecycleStage } }, observation)),
  'ecs.ServiceDeployment.status': ofServiceDeployment,
  'ecs.ServiceDeploymentBrief.status': ofServiceDeployment,
  'elasticloadbalancing.TargetHealth.State': isKnown,
  // Lattice has the same words in capitals.
  'vpc-lattice.TargetSummary.status': (status) => isKnown(status.toLowerCase()),
};
