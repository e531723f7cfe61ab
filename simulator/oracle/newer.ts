/** What has taken the place of the deployment: either of two lists may be the first to show it. */
import { deploymentsOf, type OwnDeployment } from './deployment.ts';
import { entryOf } from './entries.ts';
import { isAnswered } from './answered.ts';
import type { Sight } from './sight.ts';

/** The newest that was made after it and that ECS has not gone back from. */
export function newerOf(sight: Sight): OwnDeployment | undefined {
  const { service, view, deployment } = sight;
  if (!isKnownForNoRollback(sight)) return undefined;
  const listed = deploymentsOf(service).filter((one) => entryOf(service, one) !== undefined);
  const { serviceDeployments, serviceRevisions } = isListTold(sight) ? view : { serviceDeployments: [], serviceRevisions: [] };
  // While an older one serves that was not stopped, what was stopped is over.
  const own = serviceDeployments.find(({ deploymentId }) => deploymentId === deployment.deploymentId);
  const isKept = entryOf(service, deployment)?.status === 'PRIMARY' && own?.status !== 'STOPPED';
  const over = isKept ? [...GONE_BACK, 'STOPPED'] : GONE_BACK;
  const begun = serviceRevisions.filter((one) =>
    serviceDeployments.some(({ deploymentId, status }) => deploymentId === one.deploymentId && !over.includes(status)),
  );
  return [...listed, ...begun]
    .filter(({ createdAt }) => createdAt > deployment.createdAt)
    .toSorted((one, other) => other.createdAt - one.createdAt)[0];
}

/** What CodeDeploy makes to roll it back is newer too, and only its own word in this observation tells that it is none. */
const isKnownForNoRollback = ({ inputs, codeDeployId, codeDeploy }: Sight): boolean =>
  inputs.waitUntil === 'healthy' || codeDeployId === undefined || codeDeploy.deployment !== undefined;

const GONE_BACK: readonly string[] = ['ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'];

/** The list need not be asked for in every observation: only once ECS has stopped the deployment, by the word that every observation reads. */
function isListTold({ watched, view, word }: Sight): boolean {
  const isDue = view.asksServiceDeployments || word?.status === 'STOPPED';
  return isDue && isAnswered(watched, view, 'ListServiceDeployments');
}
