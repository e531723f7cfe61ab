/** The load balancer's health checks of the deployment, as they are configured. */
import { defined } from './defined.ts';
import { requirementsOf } from './task-health.ts';
import type { ContainerDefinition, TargetGroup } from './observation.ts';
import { ownDefinition, type Timeline, latestWithService } from './timeline.ts';

/** A target group of the deployment, and the container that it sends requests to. */
export interface Check {
  readonly group: TargetGroup;
  readonly containerName: string;
  readonly containerPort: number;
  readonly container?: ContainerDefinition;
  /** The port that is checked: of the container, or a fixed one. */
  readonly port: number;
}

export function checksOf(timeline: Timeline): readonly Check[] {
  const configured = timeline.observations.filter(({ targetGroups }) => targetGroups.length > 0);
  // Of VPC Lattice the task definition tells the port.
  const observation = configured.find(({ taskDefinitions }) => taskDefinitions.length > 0) ?? configured[0];
  const { deployment } = timeline;
  if (!observation || !deployment) return [];
  const containers = ownDefinition(timeline)?.containers ?? [];
  return requirementsOf(observation, deployment).groups.flatMap(({ group, loadBalancer }) => {
    const { containerName = '', containerPort = 0 } = loadBalancer;
    if (!group) return [];
    const container = containers.find(({ name }) => name === containerName);
    const fixed = Number(group.healthCheck.port);
    const port = Number.isInteger(fixed) && fixed > 0 ? fixed : containerPort;
    return [{ group, containerName, containerPort, port, ...defined({ container }) }];
  });
}

/** Who makes it: a subject for {@link asks}. */
export const checker = ({ group }: Check): string => (group.isLattice ? 'VPC Lattice' : 'the load balancer');

/** `asks GET / on port 3000`, `connects by TCP to port 3000`. */
export function asks({ group, port }: Check): string {
  const { protocol, path } = group.healthCheck;
  if (path === undefined) return `connects by ${protocol} to port ${port}`;
  // VPC Lattice checks targets that speak gRPC by plain HTTP.
  const method = group.protocolVersion === 'GRPC' && !group.isLattice ? 'gRPC ' : 'GET ';
  return `asks ${method}${path}${protocol === 'HTTPS' ? ' by HTTPS' : ''} on port ${port}`;
}

/** The service's grace period, in seconds: failed checks are not held against a task for as long. */
export const graceSeconds = (timeline: Timeline): number =>
  latestWithService(timeline)?.service?.healthCheckGracePeriodSeconds ?? 0;
