/** Which deployment is verified. */
import type { ServiceRevisionState, ServiceState } from '../world/world.ts';
import { entriesOf, entryOf, hasTaskSets } from './entries.ts';
import type { OracleInputs } from './inputs.ts';
import type { View } from './view.ts';

/** Identity and age of a deployment, whether `deployments[]` still lists it or not. */
export type OwnDeployment = ServiceRevisionState;

const SIX_HOURS_MS = 6 * 3_600_000;

/**
 * The deployment that the contract means, once an answer shows it. `first` is what the first observation showed, `listed` are the
 * ids that the list of service deployments told of last.
 */
export function selectDeployment(
  inputs: OracleInputs,
  view: View,
  first: View | undefined,
  listed: ReadonlySet<string> | undefined,
): OwnDeployment | undefined {
  const { service } = view;
  if (service === undefined || first === undefined) return undefined;
  const fits = (one: OwnDeployment): boolean => isExpected(inputs, service, one);
  const shown = visibleOf(service, view, first, listed, inputs);
  const visible = shown.filter(fits);
  if (inputs.which === 'named') {
    // As long as nobody knows what it ran, it is the one that is named.
    const mayFit = (one: OwnDeployment): boolean => fits(one) || (!view.tellsRevisions && entryOf(service, one) === undefined);
    const given = view.broughtByArn === undefined ? [] : [view.broughtByArn];
    const id = inputs.id ?? view.broughtByArn?.deploymentId;
    return [...shown, ...givenUp(service), ...given].filter(mayFit).find(({ deploymentId }) => deploymentId === id);
  }
  if (inputs.which === 'new') {
    const listed = (first.service === undefined ? [] : entriesOf(first.service)).map(({ id }) => id);
    const begun = first.listsServiceDeployments ? first.serviceDeployments.map(({ deploymentId }) => deploymentId) : [];
    const before = new Set([...listed, ...begun]);
    // A list that could not be read at first tells of what was there before.
    const mayBeLate = (one: OwnDeployment): boolean => first.listsServiceDeployments || entryOf(service, one) !== undefined;
    const isLate = (one: OwnDeployment): boolean =>
      !before.has(one.deploymentId) && mayBeLate(one) && isRecent(one, first, service);
    return oldest(visible.filter((one) => one.createdAt > first.atMs || isLate(one)));
  }
  // Of one that an event alone tells of nobody knows how old it is.
  const isAgeTold = (one: OwnDeployment): boolean => isListTold(view, first, listed) || entryOf(service, one) !== undefined;
  const due = newest(visible.filter((one) => one.createdAt < first.atMs && !(isAgeTold(one) && isLongGone(one, first, service))));
  // Whoever expects another one than was there waits for it; and however old, what was rolled back has not gone unnoticed by him.
  return due ?? (inputs.expects ? oldest(visible) : undefined);
}

/** Whether it runs what is expected: each service has a family of its own name. */
export const isExpected = ({ family, revision }: OracleInputs, { name }: ServiceState, one: OwnDeployment): boolean =>
  (family === undefined || family === name) && (revision === undefined || revision === one.revision);

/** All that the service ever had; of task sets, those that there are. */
export const deploymentsOf = ({ setting, taskSets, serviceRevisions }: ServiceState): readonly OwnDeployment[] =>
  hasTaskSets(setting)
    ? taskSets.map(({ id, revision, createdAt }) => ({ deploymentId: id, revision, createdAt }))
    : serviceRevisions;

/** Those that DescribeServices lists or that are known as service deployments of the last hours. */
function visibleOf(
  service: ServiceState,
  view: View,
  first: View,
  toldBefore: ReadonlySet<string> | undefined,
  { expects, which }: OracleInputs,
): readonly OwnDeployment[] {
  const { serviceDeployments, serviceRevisions, listsServiceDeployments, settlesRevisions, tasks } = view;
  // A service that is gone shows none any more.
  const isGone = service.status === 'INACTIVE';
  const listed = deploymentsOf(service).filter((one) => !isGone && entryOf(service, one) !== undefined);
  const ran = new Set([...tasks.values()].map(({ deploymentId }) => deploymentId));
  const begun = serviceRevisions.filter(
    (one) =>
      (listsServiceDeployments || toldBefore?.has(one.deploymentId) === true
        ? !expects || ran.has(one.deploymentId) || settlesRevisions
        : which !== 'new' && (!expects || ran.has(one.deploymentId)) && tellsWayBack(service, one, first)) &&
      (!isListTold(view, first, toldBefore) || first.atMs - one.createdAt <= SIX_HOURS_MS) &&
      serviceDeployments.some(({ deploymentId }) => deploymentId === one.deploymentId),
  );
  return [...listed, ...begun];
}

/** Whether the list was told, be it at first: it need not be asked for again and again. */
const isListTold = (view: View, first: View, listed: ReadonlySet<string> | undefined): boolean =>
  view.listsServiceDeployments || first.listsServiceDeployments || listed !== undefined;

/** Those of which an event says that ECS gave them up and went back, however long ago. */
const givenUp = ({ events, serviceRevisions }: ServiceState): readonly OwnDeployment[] =>
  serviceRevisions.filter(
    ({ deploymentId }) =>
      events.some(({ message }) => message.includes(`(deployment ${deploymentId}) deployment failed`)) &&
      events.some(({ message }) => message.includes('rolling back to deployment')),
  );

/** Where the list is silent, an event may tell of a deployment that ECS went back from, and its tasks what it ran. */
const tellsWayBack = ({ events }: ServiceState, { createdAt }: OwnDeployment, { atMs }: View): boolean =>
  events.some(
    (event) =>
      event.createdAt > createdAt &&
      atMs - event.createdAt <= SIX_HOURS_MS &&
      event.message.includes('rolling back to deployment'),
  );

/** Absent from the first observation because it was not yet shown, not because it was gone. */
const isRecent = (one: OwnDeployment, first: View, service: ServiceState): boolean =>
  first.service === undefined || deploymentsOf(service).every((other) => other.createdAt <= one.createdAt);

/** Created over six hours before the first observation, and rolled back: a task set that is not PRIMARY may never have been. */
const isLongGone = (one: OwnDeployment, first: View, service: ServiceState): boolean => {
  const primary = entriesOf(service).find(({ status }) => status === 'PRIMARY');
  const isGoing = !hasTaskSets(service.setting) || entryOf(service, one)?.status === 'DRAINING';
  const isRolledBack = isGoing && primary !== undefined && primary.createdAt < one.createdAt;
  return first.atMs - one.createdAt > SIX_HOURS_MS && isRolledBack;
};

const newest = (all: readonly OwnDeployment[]): OwnDeployment | undefined =>
  all.reduce<OwnDeployment | undefined>(
    (best, one) => (best === undefined || one.createdAt > best.createdAt ? one : best),
    undefined,
  );

const oldest = (all: readonly OwnDeployment[]): OwnDeployment | undefined =>
  all.reduce<OwnDeployment | undefined>(
    (best, one) => (best === undefined || one.createdAt < best.createdAt ? one : best),
    undefined,
  );
