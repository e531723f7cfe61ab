/** Which deployment is verified. */
import type { ServiceRevisionState, ServiceState } from '../world/world.ts';
import type { OracleInputs } from './inputs.ts';
import type { View } from './view.ts';

/** Identity and age of a deployment, whether `deployments[]` still lists it or not. */
export type OwnDeployment = ServiceRevisionState;

const SIX_HOURS_MS = 6 * 3_600_000;

/**
 * The deployment that the contract means, once an answer shows it. `first` is what the first observation showed.
 */
export function selectDeployment(inputs: OracleInputs, view: View, first: View | undefined): OwnDeployment | undefined {
  const { service } = view;
  if (service === undefined || first === undefined) return undefined;
  const fits = (one: OwnDeployment): boolean => inputs.revision === undefined || one.revision === inputs.revision;
  const visible = visibleOf(service, view).filter(fits);
  if (inputs.which === 'new') {
    const before = new Set((first.service?.deployments ?? []).map(({ id }) => id));
    return oldest(
      visible.filter((one) => one.createdAt > first.atMs || (!before.has(one.deploymentId) && isRecent(one, first, service))),
    );
  }
  const due = newest(visible.filter((one) => one.createdAt <= first.atMs && !isLongGone(one, first, service)));
  return due ?? oldest(visible.filter((one) => one.createdAt > first.atMs));
}

/** Those that `deployments[]` lists or that are known as service deployments. */
const visibleOf = (service: ServiceState, view: View): readonly OwnDeployment[] =>
  service.serviceRevisions.filter(
    ({ deploymentId }) =>
      service.deployments.some(({ id }) => id === deploymentId) ||
      view.serviceDeployments.some((one) => one.deploymentId === deploymentId),
  );

/** Absent from the first observation because it was not yet shown, not because it was gone. */
const isRecent = (one: OwnDeployment, first: View, service: ServiceState): boolean =>
  first.service === undefined || service.serviceRevisions.every((other) => other.createdAt <= one.createdAt);

/** Created over six hours before the first observation, and rolled back. */
const isLongGone = (one: OwnDeployment, first: View, service: ServiceState): boolean =>
  first.atMs - one.createdAt > SIX_HOURS_MS && service.deployments[0]?.id !== one.deploymentId;

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
