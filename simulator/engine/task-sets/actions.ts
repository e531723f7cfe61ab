/** What people do to a service with task sets, themselves or through CodeDeploy. */
import { swapped } from '../../load-balancer/pairs.ts';
import type { LoadBalancerSetting } from '../../load-balancer-defaults.ts';
import { loadBalancersOfRevision } from '../../scenario-defaults.ts';
import type { Action } from '../../scenario.ts';
import { createDeployment } from '../code-deploy/begin.ts';
import { abandonDeployment } from '../code-deploy/ending.ts';
import { amendRecord } from '../code-deploy/record.ts';
import { texts } from '../code-deploy/texts.ts';
import { touch } from '../engine.ts';
import type { CodeDeployCourse, Engine, LiveDeployment, LiveService } from '../state.ts';
import { createTaskSet, deleteTaskSet, makePrimary, scaleTaskSet } from './task-set.ts';

type CreateTaskSet = Extract<Action, { readonly createTaskSet: number }>;

/** Whether it was one of these. */
export function actOnTaskSets(engine: Engine, service: LiveService, action: Action): boolean {
  if ('deploy' in action) deploy(engine, service, action.deploy);
  else if ('redeploy' in action) deploy(engine, service, service.revision);
  else if ('scale' in action) scale(engine, service, action.scale);
  else if ('rollBack' in action || 'stopDeployment' in action || 'alarm' in action) stop(engine, service, action);
  else if ('resume' in action) resume(service, action.resume);
  else if ('codeDeployStatus' in action) showStatus(engine, service, action.codeDeployStatus);
  else if ('createTaskSet' in action) create(engine, service, action);
  else if ('scaleTaskSet' in action) scaleTaskSet(engine, service, setOf(service, action.scaleTaskSet), action.scalePercent);
  else if ('makePrimary' in action) makePrimary(engine, service, setOf(service, action.makePrimary));
  else if ('deleteTaskSet' in action) deleteTaskSet(engine, service, setOf(service, action.deleteTaskSet));
  else return false;
  return true;
}

/** CreateService: with CODE_DEPLOY the first task set is made without CodeDeploy, with EXTERNAL there is none yet. */
export function createServiceOfTaskSets(engine: Engine, service: LiveService, revision: number): void {
  const { kind, codeDeploy } = service.setting;
  touch(engine, service);
  if (kind === 'external') return;
  const { firstExternalId: externalId } = codeDeploy?.shows ?? {};
  const groups = loadBalancersOfRevision(service.setting, revision);
  const made = { scalePercent: 100, ...(externalId === undefined ? {} : { externalId }) };
  makePrimary(engine, service, createTaskSet(engine, service, revision, groups, made));
}

function deploy(engine: Engine, service: LiveService, revision: number): void {
  if (service.setting.kind === 'external')
    throw new Error('UpdateService changes no task definition of a service with the deployment controller EXTERNAL.');
  createDeployment(engine, service, revision);
}

function scale(engine: Engine, service: LiveService, desired: number): void {
  service.desired = desired;
  touch(engine, service);
}

function underWay({ codeDeploy }: LiveService): CodeDeployCourse {
  if (codeDeploy === undefined) throw new Error('DeploymentAlreadyCompletedException: no deployment of CodeDeploy is under way.');
  return codeDeploy;
}

function stop(engine: Engine, service: LiveService, action: Action): void {
  const course = underWay(service);
  if ('alarm' in action) {
    const { alarms } = service.setting.codeDeploy ?? {};
    if (alarms === undefined) throw new Error('No alarm of the deployment group is configured.');
    abandonDeployment(engine, course, { by: 'alarm', code: 'ALARM_ACTIVE', text: texts.alarms(alarms) });
    return;
  }
  abandonDeployment(engine, course, { by: 'person', code: 'MANUAL_STOP', text: texts.stopped }, 'rollBack' in action);
}

/** ContinueDeployment of READY_WAIT: refused where nothing waits for it. */
function resume(service: LiveService, answer: 'CONTINUE' | 'ROLLBACK'): void {
  const course = underWay(service);
  if (!course.awaitsTraffic || answer !== 'CONTINUE') throw new Error('DeploymentIsNotInReadyStateException: it is not Ready.');
  course.awaitsTraffic = false;
}

function showStatus(engine: Engine, service: LiveService, status: string): void {
  const [newest] = service.codeDeployDeployments;
  if (newest?.completedAt !== undefined) throw new Error(`${newest.id} has ended by then.`);
  if (newest !== undefined) amendRecord(engine, { service, id: newest.id }, { status });
}

function create(engine: Engine, service: LiveService, action: CreateTaskSet): void {
  const { createTaskSet: revision, scalePercent, targetGroup, externalId } = action;
  if (service.setting.kind !== 'external') throw new Error('CodeDeploy alone makes task sets of a service of kind code-deploy.');
  const groups = groupsOf(service, revision).map((entry) => (targetGroup === undefined ? entry : { ...entry, targetGroup }));
  createTaskSet(engine, service, revision, groups, { scalePercent, ...(externalId === undefined ? {} : { externalId }) });
}

/** The group of the pair that the newest set does not use. */
function groupsOf(service: LiveService, revision: number): readonly LoadBalancerSetting[] {
  const used = service.deployments.at(-1)?.loadBalancers[0]?.targetGroup;
  return loadBalancersOfRevision(service.setting, revision).map((entry) => (entry.targetGroup === used ? swapped(entry) : entry));
}

function setOf(service: LiveService, revision: number): LiveDeployment {
  const set = service.deployments.findLast((one) => one.revision === revision);
  if (set === undefined) throw new Error(`TaskSetNotFoundException: revision ${revision} has none.`);
  return set;
}
