/** What ECS makes for an Express service, or joins for a gateway: load balancers, rules, target groups and the like. */
import type { Evidence } from '../../model/finding.ts';
import type { ManagedResource } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';
import { oneLine } from './texts.ts';

/** `FAILED`; of a gateway's connection `CREATE_FAILED` and the like. */
export const hasFailed = ({ status }: ManagedResource): boolean => /(?:^|_)FAILED$/.test(status);
/** Not there yet, and ECS says why. */
export const isHeldUp = ({ status, statusReason }: ManagedResource): boolean =>
  /^PROVISIONING$|_IN_PROGRESS$/.test(status) && statusReason !== undefined;

/** Those of the deployment's revision, as they were last seen. */
export function managedResourcesOf({ observations, deployment }: Timeline): readonly ManagedResource[] {
  const id = deployment?.id ?? '';
  return observations.findLast(({ revisions }) => revisions.has(id))?.revisions.get(id)?.managedResources ?? [];
}

export const resourceEvidence = (resources: readonly ManagedResource[]): readonly Evidence[] =>
  resources.slice(0, 3).map(({ kind, arn, status, statusReason }) => ({
    field: 'ServiceRevision.ecsManagedResources',
    text: oneLine(
      [`${kind}${arn === undefined ? '' : ` ${arn}`}: ${status}`, statusReason ?? 'no reason given'].join(', '),
    ).slice(0, mostQuoted),
  }));

const mostQuoted = 480;
