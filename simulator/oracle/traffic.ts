/** Where production traffic goes, beyond `wait-until: healthy`. */
import type { ListenerRuleState } from '../world/world.ts';
import { deploymentsOf } from './deployment.ts';
import { canEndWell, isTrafficAllowed } from './code-deploy.ts';
import { entryOf, hasTaskSets, wantedOf } from './entries.ts';
import { isProgressive, ownGroupsOf, targetsIn, type OwnGroup } from './own-groups.ts';
import { isAnswered } from './answered.ts';
import { ruleOperation } from './readable.ts';
import { listedOf, type Sight } from './sight.ts';
import { isShifted, isShiftingOrShifted } from './stage.ts';
import { shown } from './view.ts';

/** The rules that are asked about by now: of a rolling update, which goes where traffic goes, from the beginning. */
export function ruleArnsDue(sight: Sight): readonly string[] {
  const { inputs, word, service, deployment } = sight;
  // Where it is not told how far ECS is, the list of all may say that it has ended well.
  const isOnItsWay = word === undefined ? listedOf(sight)?.status === 'SUCCESSFUL' : isShiftingOrShifted(word);
  const isDue = !isProgressive(service.setting) || isOnItsWay;
  if (inputs.waitUntil === 'healthy' || !isDue) return [];
  return ownGroupsOf(service, deployment).flatMap(({ ruleArn }) => ruleArn ?? []);
}

type Answer = ListenerRuleState | 'missing' | 'unanswered';

const answersOf = (sight: Sight): readonly Answer[] =>
  ruleArnsDue(sight).map((arn) => {
    const { watched, view } = sight;
    const operation = ruleOperation(arn);
    if (!isAnswered(watched, view, operation, arn)) return 'unanswered';
    return watched.simulation.world.ruleAt(arn, shown(watched, operation, view.stateAboutMs('rules', arn))) ?? 'missing';
  });

/** The groups that get any share of the requests. */
const servingOf = (answer: Answer): readonly string[] =>
  typeof answer === 'string'
    ? []
    : answer.forwards.filter(({ weight }) => weight > 0).map(({ targetGroupArn }) => targetGroupArn);

/** ECS says that it is shifted, asks for no less, and every rule forwards to own groups alone. */
export function trafficIsOwn(sight: Sight): boolean {
  const { word, service, deployment } = sight;
  const { setting } = service;
  if (word === undefined || !isShifted(word)) return false;
  const own = ownGroupsOf(service, deployment).map(({ arn }) => arn);
  // ECS manages no traffic: its word is all there is.
  if (own.length === 0 && setting.serviceConnect === undefined) return true;
  const isTold = setting.strategy?.shows?.weights !== false;
  const isAskedFor = isTold ? word.progressive?.weights.production === 100 : own.length > 0;
  return isAskedFor && rulesServeOwn(sight);
}

/** Every rule that is asked about forwards to own groups alone. */
export function rulesServeOwn(sight: Sight): boolean {
  const own = ownGroupsOf(sight.service, sight.deployment).map(({ arn }) => arn);
  const serving = answersOf(sight).map(servingOf);
  return serving.every((arns) => arns.length > 0 && arns.every((arn) => own.includes(arn)));
}

/** Targets of an older deployment in the groups of this one; those that drain get no new requests. */
export function hasOldTargets({ watched, view, service, deployment }: Sight): boolean {
  const older = deploymentsOf(service)
    .filter(({ createdAt }) => createdAt < deployment.createdAt)
    .map(({ deploymentId }) => deploymentId);
  return ownGroupsOf(service, deployment)
    .flatMap(({ arn }) => targetsIn(watched, view, arn))
    .some(({ taskId = '', state }) => {
      const owner = view.tasks.get(taskId);
      // Of a task that has stopped, an old answer may still show the target.
      if (owner === undefined || owner.lastStatus === 'STOPPED') return false;
      return older.includes(owner.deploymentId) && !state.endsWith('draining');
    });
}

/** Targets there that may get requests, of which nobody told whose they are. */
export const hasTargetsOfNobody = ({ watched, view, service, deployment }: Sight): boolean =>
  ownGroupsOf(service, deployment)
    .flatMap(({ arn }) => targetsIn(watched, view, arn))
    .some(({ taskId = '', state }) => !view.tasks.has(taskId) && !state.endsWith('draining'));

/** Some of it goes where no task of the deployment is healthy, although ECS or CodeDeploy says that it is shifted. */
export function goesAstray(sight: Sight): boolean {
  const { word, view } = sight;
  // As long as no task was ever told, nobody knows whether there are any where it goes.
  if (view.tasksTold === undefined && !goesElsewhere(sight)) return false;
  if (hasTaskSets(sight.service.setting))
    return isAllowed(sight) && ownGroupsOf(sight.service, sight.deployment).some(lacksServer(sight));
  const isAllIts = isProgressive(sight.service.setting) ? word !== undefined && isShifted(word) : isReplaced(sight);
  if (!isAllIts || wantedOf(sight.service, sight.deployment) === 0) return false;
  const lacks = lacksServer(sight);
  return answersOf(sight).some((answer) => servingOf(answer).some((arn) => lacks({ arn })));
}

/** ECS calls the rolling update complete, and none of the older tasks is left. */
const isReplaced = (sight: Sight): boolean =>
  entryOf(sight.service, sight.deployment)?.rolloutState === 'COMPLETED' && !hasOldTargets(sight);

/** No task of the deployment is healthy there. */
const lacksServer =
  ({ watched, view, deployment }: Sight) =>
  ({ arn }: OwnGroup): boolean =>
    !targetsIn(watched, view, arn).some(
      ({ taskId = '', state }) => state === 'healthy' && view.tasks.get(taskId)?.deploymentId === deployment.deploymentId,
    );

/** CodeDeploy has said that all of it goes to the task set. */
function isAllowed({ inputs, service, deployment, told, toldTarget }: Sight): boolean {
  if (inputs.waitUntil === 'healthy' || wantedOf(service, deployment) === 0) return false;
  if (told === undefined || toldTarget === undefined || !canEndWell(told)) return false;
  return isTrafficAllowed(service, deployment, toldTarget);
}

/** None of the rules sends anything to own groups: how the targets in these are does not matter then. */
export function goesElsewhere(sight: Sight): boolean {
  const own = ownGroupsOf(sight.service, sight.deployment).map(({ arn }) => arn);
  const serving = answersOf(sight).map(servingOf);
  return serving.length > 0 && serving.every((arns) => !arns.some((arn) => own.includes(arn)));
}

export const isRuleTold = (sight: Sight): boolean => !answersOf(sight).includes('unanswered');

export const lacksRule = (sight: Sight): boolean => answersOf(sight).includes('missing');
