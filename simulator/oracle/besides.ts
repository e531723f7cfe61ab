/** What must hold beside the health of the tasks. */
import { unknownValuesAt } from '../api/unknown-values.ts';
import type { ServiceDeploymentState } from '../world/world.ts';
import { isAnswered } from './answered.ts';
import { codeDeployIdOf } from './code-deploy.ts';
import { entriesOf, entryOf, hasTaskSets, type Entry } from './entries.ts';
import { isProvided, isProvisionTold } from './managed.ts';
import { isProgressive, ownGroupsOf } from './own-groups.ts';
import type { Sight } from './sight.ts';
import { isBeforeShift, isKnownStage, isShifted } from './stage.ts';
import { isTaskSetComplete, isTaskSetTold, taskSetHolds } from './task-sets.ts';
import { hasOldTargets, hasTargetsOfNobody, isRuleTold, rulesServeOwn, trafficIsOwn } from './traffic.ts';

/** Whether all holds that starts and stops the clock; undefined: not all of it was told, and what was does not say no. */
export function holdsAsTold(sight: Sight, wasBehindShift: boolean): boolean | undefined {
  if (!isToldBesides(sight)) return undefined;
  const mattersWhose =
    isProgressive(sight.service.setting) || hasTaskSets(sight.service.setting)
      ? sight.inputs.waitUntil !== 'healthy'
      : sight.inputs.waitUntil === 'traffic-shifted';
  const isRestTold = isProvisionTold(sight) && (!mattersWhose || areTargetsOfOthersTold(sight));
  return holdsBesides(sight, wasBehindShift) && (isRestTold || undefined);
}

/** A task that another deployment is said to run, and that was not told, may have a target that nobody told the owner of. */
const areTargetsOfOthersTold = (sight: Sight): boolean =>
  !hasTargetsOfNobody(sight) ||
  entriesOf(sight.service)
    .filter(({ id, status }) => id !== sight.deployment.deploymentId && status !== 'DRAINING')
    .every(({ id, runningCount }) => {
      const told = [...sight.view.tasks.values()].filter(
        ({ deploymentId, lastStatus }) => deploymentId === id && lastStatus === 'RUNNING',
      );
      return told.length >= runningCount;
    });

/** All that starts and stops the clock: ECS's own word that the deployment is complete is not among it. */
function holdsBesides(sight: Sight, wasBehindShift: boolean): boolean {
  const { inputs, service } = sight;
  if (!isProvided(sight) || hasUnknownValue(sight)) return false;
  if (hasTaskSets(service.setting)) return taskSetHolds(sight) && (inputs.waitUntil === 'healthy' || !hasOldTargets(sight));
  if (isBeingEnded(sight)) return false;
  // An answer that is older than the deployment shows another one in its place.
  if (!isProgressive(service.setting))
    return (
      entryOf(service, sight.deployment)?.status === 'PRIMARY' &&
      rulesServeOwn(sight) &&
      (inputs.waitUntil !== 'traffic-shifted' || !hasOldTargets(sight))
    );
  if (!canEndWell(sight, wasBehindShift)) return false;
  return inputs.waitUntil === 'healthy' || (trafficIsOwn(sight) && !hasOldTargets(sight));
}

/** What nobody knows is never taken for good, whatever it is that has such a value. */
const hasUnknownValue = ({ watched, view }: Sight): boolean =>
  (watched.simulation.scenario.api?.unknownValues ?? []).some(
    ({ operation }) => unknownValuesAt(watched.simulation.scenario, operation, view.atMs).length > 0,
  );

/** Of a rolling update another list tells it, in brief, and nobody need have read it. */
export function recordOf({ watched, view, service, word, listed }: Sight): ServiceDeploymentState | undefined {
  if (isProgressive(service.setting)) return word;
  return isAnswered(watched, view, 'DescribeServiceDeployments') ? listed : briefOf(listed);
}

/** Not what ended it: of that the list tells nothing. */
export const briefOf = (listed: ServiceDeploymentState | undefined): ServiceDeploymentState | undefined =>
  listed && {
    ...listed,
    breaker: { ...listed.breaker, status: 'MONITORING' },
    alarms: { ...listed.alarms, triggered: false },
  };

/** Asked to stop or to roll back, or in a state that nobody knows: it may yet succeed, and then it says so. */
function isBeingEnded(sight: Sight): boolean {
  const status = recordOf(sight)?.status;
  return status !== undefined && !['PENDING', 'IN_PROGRESS', 'SUCCESSFUL'].includes(status);
}

/** Whether AWS answered all that tells it. */
export function isToldBesides(sight: Sight): boolean {
  const { setting } = sight.service;
  if (hasTaskSets(setting)) return isTaskSetTold(sight);
  if (!isProgressive(setting)) return isRuleTold(sight);
  // As long as ECS has not shifted all, the rules need not say that it is not there.
  const isOnTheWay = sight.inputs.waitUntil !== 'healthy' && sight.word !== undefined && !isShifted(sight.word);
  return isWordWhole(sight) && (isOnTheWay || isRuleTold(sight));
}

/** Whether nothing is missing of what ECS says of the deployment, and of what it makes for it. */
const isWordWhole = ({ watched, view, word }: Sight): boolean =>
  word !== undefined &&
  isAnswered(watched, view, 'ListServiceDeployments') &&
  isAnswered(watched, view, 'DescribeServiceRevisions');

/** Status and stage are known and go forward, and ECS does not contradict what is registered. */
function canEndWell(sight: Sight, wasBehindShift: boolean): boolean {
  const { word } = sight;
  if (word === undefined || isContradicted(sight)) return false;
  const wentBack = wasBehindShift && isBeforeShift(word);
  return ['IN_PROGRESS', 'SUCCESSFUL'].includes(word.status) && isKnownStage(word) && !wentBack;
}

/** Its revision says that it uses another group than the one in which its tasks are registered. */
function isContradicted({ service, deployment }: Sight): boolean {
  // Of what it manages itself ECS does not tell it.
  if (service.setting.kind === 'express' || service.setting.kind === 'gateway') return false;
  const own = ownGroupsOf(service, deployment).map(({ arn }) => arn);
  const revision = service.serviceRevisions.find(({ deploymentId }) => deploymentId === deployment.deploymentId);
  return (revision?.resolved ?? []).some(({ targetGroupArn }) => !own.includes(targetGroupArn));
}

/** ECS's own word, where `wait-until` wants it. */
export function isCalledComplete(sight: Sight, entry: Entry | undefined): boolean {
  const { inputs, service, word } = sight;
  if (inputs.waitUntil !== 'completed') return true;
  if (hasTaskSets(service.setting)) return isTaskSetComplete(sight);
  if (!isProgressive(service.setting))
    return entry?.rolloutState === 'COMPLETED' && !hasOldTargets(sight) && areTargetsOfOthersTold(sight);
  return (
    word?.status === 'SUCCESSFUL' &&
    entry?.status === 'PRIMARY' &&
    (hidesRolloutState(sight) || entry.rolloutState === 'COMPLETED')
  );
}

/** Whether that was told; of one that is not PRIMARY it need not be. */
export function tellsCompletion(sight: Sight): boolean {
  const { inputs, service, deployment, codeDeploy } = sight;
  if (entryOf(service, deployment)?.status !== 'PRIMARY') return true;
  if (!hasTaskSets(service.setting)) return !hidesRolloutState(sight) || recordOf(sight) !== undefined;
  return (
    inputs.waitUntil === 'healthy' || codeDeployIdOf(service, deployment) === undefined || codeDeploy.deployment !== undefined
  );
}

/** Whatever is waited for: the controller calls it complete, or, where ECS does not show that of a rollout, its other word does. */
export function saysComplete(sight: Sight): boolean {
  if (hasTaskSets(sight.service.setting)) return isTaskSetComplete(sight);
  if (hidesRolloutState(sight)) return recordOf(sight)?.status === 'SUCCESSFUL';
  return entryOf(sight.service, sight.deployment)?.rolloutState === 'COMPLETED';
}

export const hidesRolloutState = ({ service }: Sight): boolean => service.setting.strategy?.shows?.rolloutState === false;
