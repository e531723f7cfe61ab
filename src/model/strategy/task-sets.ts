/**
 * Task sets: what another controller than ECS makes instead of deployments. It runs the new set beside the old one and names the
 * one that serves PRIMARY. ECS keeps neither service deployments nor revisions of them: a set tells its own load balancers.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html
 */
import type { KnownDeployment } from '../deployment.ts';
import type { Deployment, Observation, Service, TaskSet } from '../observation.ts';
import { daemonStrategy, taskSetsBesideDeployments } from '../refusal.ts';
import type { Rollback } from '../rollback.ts';
import { percentage } from '../text.ts';
import { hasTargetsOfOthers } from './registered-targets.ts';
import type { Strategy, Successor } from './strategy.ts';

/** Whether a deployment controller makes task sets instead of deployments. */
export const hasTaskSets = (controller: string): boolean => controller === 'CODE_DEPLOY' || controller === 'EXTERNAL';

/** An entry of the service's deployments that is a task set. */
export type TaskSetEntry = Deployment & { readonly taskSet: TaskSet };

const isTaskSet = (entry: Deployment): entry is TaskSetEntry => entry.taskSet !== undefined;

/** The deployment's task set; undefined: this observation does not list it. */
export const taskSetIn = ({ service }: Observation, { id }: Pick<KnownDeployment, 'id'>): TaskSetEntry | undefined =>
  service?.deployments.filter(isTaskSet).find((entry) => entry.id === id);

/** `ACTIVE at scale 50 %`. */
export const standingInWords = ({ status, taskSet: { scalePercent } }: TaskSetEntry): string =>
  `${status}${scalePercent === 100 ? '' : ` at scale ${percentage(scalePercent)}`}`;

/** Whether its controller keeps the set: it is neither on its way out nor in a status that nobody knows. */
export const isKept = ({ status }: Deployment): boolean => status === 'PRIMARY' || status === 'ACTIVE';

/** Whether all other sets of the service are on their way out, or gone. */
export const areOthersLeaving = ({ service }: Observation, id: string): boolean =>
  service?.deployments.every((entry) => entry.id === id || entry.status === 'DRAINING') === true;

/** Whether the set serves, and there is no other. */
export const isOnlyOne = ({ service }: Observation, id: string): boolean =>
  service?.deployments.length === 1 && service.deployments.every((entry) => entry.id === id && entry.status === 'PRIMARY');

/** Whether tasks of another set are registered where this one's are: then requests go to both; undefined: they may be. */
export const isShared = (observation: Observation, id: string): boolean | undefined =>
  hasTargetsOfOthers(observation, id, taskSetIn(observation, { id })?.taskSet.loadBalancers ?? []);

export const sharedInWords = 'targets of another task set are still registered in its target group';

/** The newest set that was made after it; undefined: there is none. */
export const newerTaskSet = (
  { id, createdAt = Infinity }: KnownDeployment,
  { service }: Observation,
  isRollback: (entry: Deployment) => boolean = () => false,
): Successor | undefined =>
  service?.deployments
    .filter((entry) => entry.createdAt > createdAt && entry.id !== id && !isRollback(entry))
    .sort((one, other) => other.createdAt - one.createdAt)[0];

/**
 * That the controller went back: its set is draining or gone, and an older one serves. An older PRIMARY alone is what every
 * deployment shows until its traffic is shifted; and one stale answer does not show the set either, from before it was made.
 *
 * @param by who went back
 */
export function rollbackOfTaskSet(
  { id, createdAt, unlistedSince, entry: last }: KnownDeployment,
  observation: Observation | undefined,
  by: string,
): Rollback | undefined {
  const primary = observation?.service?.deployments.find(({ status }) => status === 'PRIMARY');
  if (!observation || !primary || createdAt === undefined || primary.createdAt >= createdAt) return undefined;
  const isDraining = last?.status === 'DRAINING';
  const isGone = unlistedSince !== undefined && observation.at > unlistedSince;
  if (!isDraining && !isGone) return undefined;
  const left = isDraining ? 'is DRAINING' : 'is gone';
  return { by, field: 'TaskSet.status', text: `${id} ${left}, and PRIMARY is ${primary.id}, created before it`, to: primary.id };
}

/** What all that have task sets have in common. */
export const ofTaskSets = {
  loadBalancersOf: (observation, id) => taskSetIn(observation, { id })?.taskSet.loadBalancers,
  isInUse: (deployment, observation) => taskSetIn(observation, deployment)?.status === 'PRIMARY',
  refuses: ({ controller, schedulingStrategy, deployments }: Service) => {
    if (schedulingStrategy === 'DAEMON') {
      return daemonStrategy(`schedulingStrategy is DAEMON and deploymentController.type is ${controller}`);
    }
    const ofEcs = deployments.find((entry) => !isTaskSet(entry));
    return ofEcs && taskSetsBesideDeployments(`deployments has ${ofEcs.id}, but deploymentController.type is ${controller}`);
  },
  failure: () => undefined,
  // The new set runs beside the old one.
  startableAtOnce: ({ desiredCount }: Service) => desiredCount,
  hasCircuitBreaker: false,
  shiftsTraffic: false,
  requiredOperations: new Set(),
  hasServiceDeployments: false,
  readsRules: () => false,
} satisfies Partial<Strategy>;
