/** What a target group of the deployment is called while it is known, and while it is not known yet which of a pair it is. */
import type { Observation } from '../model/observation.ts';
import type { HealthRequirements } from '../model/task-health.ts';
import { shortenArns } from './render/labels.ts';

/** `api-green`; `api-green or api-blue` before a task is registered in either. */
export function ownGroupName(
  { targetGroups }: Observation,
  { group, loadBalancer }: HealthRequirements['groups'][number],
): string | undefined {
  const { registration, otherTargetGroupArn: other } = loadBalancer;
  const isOpen = registration === 'unregistered' || registration === 'unread';
  if (!isOpen || other === undefined) return group?.name;
  const name = targetGroups.find(({ arn }) => arn === other)?.name ?? shortenArns(other);
  return `${group?.name ?? shortenArns(loadBalancer.targetGroupArn ?? '')} or ${name}`;
}
