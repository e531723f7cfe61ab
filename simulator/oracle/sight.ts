/** One observation of the deployment that is verified. */
import { omissionsAt } from '../api/omissions.ts';
import type { CodeDeployDeploymentState, ServiceDeploymentState, ServiceState } from '../world/world.ts';
import { codeDeployWordOf, type CodeDeployWord } from './code-deploy.ts';
import type { OwnDeployment } from './deployment.ts';
import type { OracleInputs } from './inputs.ts';
import { isProgressive } from './own-groups.ts';
import { canBeRead } from './readable.ts';
import { shown, type View, type WatchedService } from './view.ts';

export interface Sight {
  readonly watched: WatchedService;
  readonly inputs: OracleInputs;
  readonly view: View;
  readonly service: ServiceState;
  readonly deployment: OwnDeployment;
  /** Its service deployment, where ECS shifts traffic and has answered. */
  readonly word: ServiceDeploymentState | undefined;
  /** What CodeDeploy says in this observation, and what its two operations said last. */
  readonly codeDeploy: CodeDeployWord;
  readonly told: CodeDeployDeploymentState | undefined;
  readonly toldTarget: CodeDeployDeploymentState | undefined;
}

/** The deployment, and what is known of it from before. */
interface Known {
  readonly deployment?: OwnDeployment;
  readonly codeDeployTold?: CodeDeployDeploymentState;
  readonly codeDeployTarget?: CodeDeployDeploymentState;
}

export function sightOf(
  watched: WatchedService,
  inputs: OracleInputs,
  view: View,
  { deployment, codeDeployTold, codeDeployTarget }: Known,
): Sight | undefined {
  const { service } = view;
  if (service === undefined || deployment === undefined) return undefined;
  const word = wordOf(watched, view, service, deployment);
  const codeDeploy = codeDeployWordOf(watched, view, service, deployment);
  return {
    watched,
    inputs,
    view,
    service,
    deployment,
    word,
    codeDeploy,
    told: codeDeploy.deployment ?? codeDeployTold,
    toldTarget: codeDeploy.target ?? codeDeployTarget,
  };
}

function wordOf(
  watched: WatchedService,
  { atMs, stateAtMs, got }: View,
  { setting }: ServiceState,
  { deploymentId }: OwnDeployment,
): ServiceDeploymentState | undefined {
  const operation = 'DescribeServiceDeployments';
  const isAnswered = got.has('serviceDeployment') || canBeRead(watched, operation, atMs);
  if (!isProgressive(setting) || !isAnswered) return undefined;
  const answered = watched.simulation.world.serviceAt(
    watched.cluster,
    watched.name,
    shown(watched, operation, stateAtMs.serviceDeployment),
  );
  return answered?.serviceDeployments.find((one) => one.deploymentId === deploymentId);
}

/** Its revision can be asked for, and AWS knows it by then. */
export function showsRevision({ watched, view, deployment }: Sight): boolean {
  const operation = 'DescribeServiceRevisions';
  if (!view.got.has('revision') && !canBeRead(watched, operation, view.atMs)) return false;
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
