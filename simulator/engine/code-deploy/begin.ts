/** CreateDeployment of CodeDeploy's. */
import type { LiveDeployment, CodeDeployCourse, Engine, LiveService, Shift } from '../state.ts';
import { startSteps } from '../progressive/steps.ts';
import { abandonDeployment } from './ending.ts';
import { deploymentSteps } from './deployment.ts';
import { addRecord } from './record.ts';

export function createDeployment(engine: Engine, service: LiveService, revision: number): void {
  const { name, codeDeploy, revisions } = service.setting;
  if (service.codeDeploy !== undefined)
    throw new Error(`DeploymentLimitExceededException: the deployment group of ${name} already has an active deployment.`);
  if (revisions[revision] === undefined) throw new Error(`The scenario has no revision ${revision} of ${name}.`);
  const source = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (source === undefined) throw new Error(`InvalidECSServiceException: ${name} has no primary task set.`);
  const shift = shiftBetween(source);
  if (shift === undefined) throw new Error(`CodeDeploy needs a pair of target groups: ${name} has none.`);
  const made = { revision, creator: codeDeploy?.creator ?? 'user', sourceTaskSetId: source.id };
  const id = addRecord(engine, service, made);
  const course: CodeDeployCourse = { service, id, revision, source, shift, awaitsTraffic: false };
  service.codeDeploy = course;
  startSteps(engine, course, deploymentSteps(engine, course), abandonDeployment);
}

/** From the group of the task set that is PRIMARY to the other: the pair alternates. */
function shiftBetween({ loadBalancers }: LiveDeployment): Shift | undefined {
  const [entry] = loadBalancers;
  if (entry?.pair === undefined) return undefined;
  const { alternate, productionRule, testRule } = entry.pair;
  return { from: entry.targetGroup, to: alternate, productionRule, ...(testRule === undefined ? {} : { testRule }) };
}
