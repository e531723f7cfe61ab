/** One observation of the deployment that is verified. */
import { lastPart } from '../../src/observe/aws/from-sdk.ts';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { omissionsAt } from '../api/omissions.ts';
import { awsNames } from '../world/aws-names.ts';
import type { CodeDeployDeploymentState, ServiceDeploymentState, ServiceState } from '../world/world.ts';
import { codeDeployIdOf, codeDeployWordOf, type CodeDeployWord } from './code-deploy.ts';
import type { OwnDeployment } from './deployment.ts';
import type { OracleInputs } from './inputs.ts';
import { allGroupsOf, isProgressive, ownGroupsOf } from './own-groups.ts';
import { isAnswered } from './answered.ts';
import { needsRevision, needsTaskDefinition } from './readable.ts';
import { shown, type View, type WatchedService } from './view.ts';

export interface Sight {
  readonly watched: WatchedService;
  readonly inputs: OracleInputs;
  readonly view: View;
  readonly service: ServiceState;
  readonly deployment: OwnDeployment;
  /** Its service deployment, where ECS shifts traffic and has answered. */
  readonly word: ServiceDeploymentState | undefined;
  /** The same, as it was told last. */
  readonly toldWord: ServiceDeploymentState | undefined;
  /** The same as the list of all told it last. */
  readonly listed: ServiceDeploymentState | undefined;
  /** The id of its deployment of CodeDeploy, as it was told last: its task set may be gone. */
  readonly codeDeployId: string | undefined;
  /** What CodeDeploy says in this observation, and what its two operations said last. */
  readonly codeDeploy: CodeDeployWord;
  readonly told: CodeDeployDeploymentState | undefined;
  readonly toldTarget: CodeDeployDeploymentState | undefined;
  /** Whether its service revision could be read in any observation so far. */
  readonly revisionRead: boolean;
  /** Whether its task definition could be. */
  readonly taskDefinitionRead: boolean;
}

/** The deployment, and what is known of it from before. */
interface Known {
  readonly deployment?: OwnDeployment;
  readonly toldWord?: ServiceDeploymentState | undefined;
  readonly listed?: ServiceDeploymentState | undefined;
  readonly codeDeployId?: string | undefined;
  readonly codeDeployTold?: CodeDeployDeploymentState;
  readonly codeDeployTarget?: CodeDeployDeploymentState;
  readonly revisionRead: boolean;
  readonly revisionsRead: ReadonlySet<string>;
  readonly definitionsRead: ReadonlySet<number>;
}

export function sightOf(
  watched: WatchedService,
  inputs: OracleInputs,
  view: View,
  {
    deployment,
    toldWord,
    listed,
    codeDeployId,
    codeDeployTold,
    codeDeployTarget,
    revisionRead,
    revisionsRead,
    definitionsRead,
  }: Known,
): Sight | undefined {
  const { service } = view;
  if (service === undefined || deployment === undefined) return undefined;
  const wasListed = inputs.arn !== undefined || listed !== undefined || toldWord !== undefined;
  const word = wordOf(watched, view, service, deployment, wasListed);
  const codeDeploy = codeDeployWordOf(watched, view, service, deployment, codeDeployId, codeDeployTarget);
  return {
    watched,
    inputs,
    view,
    service,
    deployment,
    word,
    toldWord: word ?? toldWord,
    listed: listedOf({ view, deployment }) ?? listed,
    codeDeployId: codeDeployIdOf(service, deployment) ?? codeDeployId,
    codeDeploy,
    told: codeDeploy.deployment ?? codeDeployTold,
    toldTarget: codeDeploy.target ?? codeDeployTarget,
    revisionRead: revisionRead || revisionsRead.has(deployment.deploymentId) || showsRevision({ watched, view, deployment }),
    taskDefinitionRead:
      definitionsRead.has(deployment.revision) ||
      (view.asksTaskDefinition && isAnswered(watched, view, 'DescribeTaskDefinition')),
  };
}

/** What the list of all says of it in this observation. */
export const listedOf = ({ view, deployment }: Pick<Sight, 'view' | 'deployment'>): ServiceDeploymentState | undefined =>
  view.listsServiceDeployments
    ? view.serviceDeployments.find(({ deploymentId }) => deploymentId === deployment.deploymentId)
    : undefined;

function wordOf(
  watched: WatchedService,
  view: View,
  { setting, serviceDeployments }: ServiceState,
  { deploymentId }: OwnDeployment,
  wasListed: boolean,
): ServiceDeploymentState | undefined {
  const operation = 'DescribeServiceDeployments';
  // The list tells which it is, and enough of one that has ended.
  const isListed =
    isAnswered(watched, view, 'ListServiceDeployments') &&
    view.serviceDeployments.some((one) => one.deploymentId === deploymentId);
  const isAsked = isListed || (view.asksServiceDeployment && wasListed);
  if (!isProgressive(setting) || !isAsked || !isAnswered(watched, view, operation)) return undefined;
  const { arn = '' } = serviceDeployments.find((one) => one.deploymentId === deploymentId) ?? {};
  const answered = watched.simulation.world.serviceAt(
    watched.cluster,
    watched.name,
    shown(watched, operation, view.stateAboutMs('serviceDeployment', arn)),
  );
  return answered?.serviceDeployments.find((one) => one.deploymentId === deploymentId);
}

/** Whether it told, of each of the deployment's groups, what these operations of the two kinds of load balancer tell. */
function toldOfGroups({ watched, view, service, deployment }: Sight, ofElb: Operation, ofLattice: Operation): boolean {
  const own = ownGroupsOf(service, deployment).map(({ arn }) => arn);
  // As long as ECS has not chosen, it may be either of a pair.
  const arns = own.flatMap((arn) => arn ?? allGroupsOf(watched, service, deployment).map((group) => group.arn));
  return arns.every((arn) => isAnswered(watched, view, arn.includes(':vpc-lattice:') ? ofLattice : ofElb, arn));
}

/** Whether it told what the deployment's groups are, be it by what was read of them before. */
export const showsGroups = (sight: Sight): boolean => toldOfGroups(sight, 'DescribeTargetGroups', 'GetTargetGroup');

/** Whether there is none to ask about, or it asked, or they were told of `before`. */
export const hasAskedAboutGroups = (
  { watched, view, service, deployment }: Sight,
  before: ReadonlyMap<string, boolean>,
): boolean => view.asksGroups || allGroupsOf(watched, service, deployment).every(({ arn }) => before.has(arn));

/** Of each group of its pairs that it told of, by its ARN, whether it also told how long it drains. */
export const delaysShown = ({ watched, view, service, deployment }: Sight): ReadonlyMap<string, boolean> =>
  new Map(
    allGroupsOf(watched, service, deployment)
      .filter(
        ({ arn, balancer }) =>
          view.asksAbout(arn) &&
          isAnswered(watched, view, balancer === 'LATTICE' ? 'GetTargetGroup' : 'DescribeTargetGroups', arn),
      )
      .map(({ arn, balancer }) => [
        arn,
        balancer === 'LATTICE' || isAnswered(watched, view, 'DescribeTargetGroupAttributes', arn),
      ]),
  );

/**
 * Whether it tells how the tasks are; which groups there are, the service's revision may have to tell first, and behind which port
 * the tasks are, the task definition.
 */
export const showsHealth = (sight: Sight): boolean =>
  (sight.revisionRead || !needsRevision(sight.service)) &&
  (sight.taskDefinitionRead || !needsTaskDefinition(sight.service)) &&
  sight.view.showsTasks &&
  showsGroups(sight) &&
  toldOfGroups(sight, 'DescribeTargetHealth', 'ListTargets');

/** Its revision can be asked for, and AWS knows it by then. */
export function showsRevision({ watched, view, deployment }: Pick<Sight, 'watched' | 'view' | 'deployment'>): boolean {
  const operation = 'DescribeServiceRevisions';
  const arn = awsNames.serviceRevision(watched.cluster, watched.name, lastPart(deployment.deploymentId));
  if (!view.asksAbout(arn) || !isAnswered(watched, view, operation)) return false;
  // Told without what it is asked for: not told.
  const omitted = omissionsAt(watched.simulation.scenario, operation, view.atMs).map(({ member }) => member);
  if (omitted.includes('vpcLatticeConfigurations')) return false;
  const answered = watched.simulation.world.serviceAt(
    watched.cluster,
    watched.name,
    shown(watched, operation, view.stateAtMs.revision),
  );
  return answered?.serviceRevisions.some(({ deploymentId }) => deploymentId === deployment.deploymentId) === true;
}
