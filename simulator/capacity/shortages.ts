/** Why a task finds no place, in the words of ECS ("Amazon ECS service event messages"). */
import type { LiveService } from '../engine/state.ts';
import type { InstanceShortage } from '../scenario.ts';
import { capacityNow, instancesNow } from './placement.ts';

const seeGuide = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

const ofInstances: { readonly [S in InstanceShortage]: string } = {
  memory: 'has insufficient memory available.',
  cpu: 'has insufficient CPU units available.',
  gpu: 'has insufficient GPU resource available.',
  'network-interface': 'encountered error "RESOURCE:ENI".',
  port: 'is already using a port required by your task.',
  attribute: 'is missing an attribute required by your task.',
  agent: "doesn't have the agent connected.",
};

const ofFargate = {
  capacity: `Capacity is unavailable at this time. Please try again later or in a different availability zone. ${seeGuide}`,
  quota: "You've reached the limit on the number of tasks you can run concurrently.",
  zone: 'Internal error.',
} as const;

const isOfInstances = (lacks: string): lacks is InstanceShortage => lacks in ofInstances;
const isOfFargate = (lacks: string): lacks is keyof typeof ofFargate => lacks in ofFargate;

/** The event about a task for which there is no room. */
export function unplaceable(service: LiveService, nowMs: number): string {
  const { launch } = service.setting;
  const lacks = capacityNow(service, nowMs)?.lacks ?? (launch === 'ec2' ? 'memory' : 'capacity');
  if (launch !== 'ec2') {
    if (!isOfFargate(lacks)) throw new Error(`Of Fargate nobody is told that it lacks ${lacks}.`);
    return `was unable to place a task. Reason: ${ofFargate[lacks]}`;
  }
  if (!isOfInstances(lacks)) throw new Error(`Of a container instance nobody is told that it lacks ${lacks}.`);
  const [closest] = instancesNow(service, nowMs);
  const why =
    closest === undefined
      ? 'Reason: No Container Instances were found in your cluster.'
      : `The closest matching (container-instance ${closest.containerInstanceArn.split('/').at(-1) ?? ''}) ${ofInstances[lacks]}`;
  return `was unable to place a task because no container instance met all of its requirements. ${why} ${seeGuide}`;
}
