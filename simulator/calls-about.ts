/** Which of a run's calls tell of one of its services: what is read of another one at the same time is dated by itself. */
import { lastPart } from '../src/observe/aws/from-sdk.ts';
import type { Call, Simulated } from './in-process.ts';
import { groupsOf, rulesOf } from './load-balancer-defaults.ts';
import { loadBalancersOfRevision, type ServiceSetting, type Setting } from './scenario-defaults.ts';
import type { TaskState, World } from './world/world.ts';

/** Services, as `cluster/service`. */
type Owners = readonly string[];

const keyOf = ({ cluster, name }: ServiceSetting): string => `${cluster}/${name}`;

/** Target groups and rules by the last part of their ARN, which is their id at VPC Lattice: services may share them. */
function ownersOfBalancing({ services, targetGroups, rules }: Setting): ReadonlyMap<string, Owners> {
  const namedBy = (service: ServiceSetting): readonly string[] =>
    [service.loadBalancers, ...Object.keys(service.revisions).map((one) => loadBalancersOfRevision(service, Number(one)))]
      .flat()
      .flatMap((entry) => [...groupsOf(entry), ...rulesOf(entry)]);
  return new Map(
    [...targetGroups, ...rules].map(({ name, arn }) => [
      lastPart(arn),
      services.filter((service) => namedBy(service).includes(name)).map(keyOf),
    ]),
  );
}

/** What a call asks about, by what stands in its input; of what is not found here it is not known whose it is. */
function ownersOf({ world }: Simulated, balancing: ReadonlyMap<string, Owners>, { at, input }: Call): Owners {
  return Object.values(input as Record<string, unknown>)
    .flat()
    .flatMap((value) => {
      if (typeof value !== 'string') return [];
      const [, kind = '', path = ''] = /^arn:aws:ecs:[^/]+:([^/:]+)\/(.+)/.exec(value) ?? [];
      switch (kind) {
        case 'service-deployment':
        case 'service-revision':
          return path.slice(0, path.lastIndexOf('/'));
        case 'task-definition':
          return world.setting.services.filter(({ name }) => path.startsWith(`${name}:`)).map(keyOf);
        case 'container-instance':
          return ownersOfTasks(world.stateAt(at).tasks.filter(({ instance }) => instance?.containerInstanceArn === value));
      }
      const task = world.taskAt(lastPart(value), at);
      return task === undefined
        ? (balancing.get(lastPart(value)) ?? ownersOfCodeDeploy(world, value, at))
        : ownersOfTasks([task]);
    });
}

const ownersOfTasks = (tasks: readonly TaskState[]): Owners => tasks.map(({ cluster, service }) => `${cluster}/${service}`);

const ownersOfCodeDeploy = (world: World, id: string, atMs: number): Owners =>
  (id.startsWith('d-') ? world.stateAt(atMs).services : [])
    .filter(({ codeDeployDeployments }) => codeDeployDeployments.some((one) => one.id === id))
    .map(({ cluster, name }) => `${cluster}/${name}`);

/** By name, as the gate asks about services; undefined: it does not. */
const servicesIn = (input: object): readonly unknown[] | undefined =>
  'serviceName' in input
    ? [input.serviceName]
    : 'service' in input
      ? [input.service]
      : 'services' in input
        ? (input.services as readonly string[])
        : undefined;

export function callsAbout(simulated: Simulated, key: string): readonly Call[] {
  const balancing = ownersOfBalancing(simulated.world.setting);
  const name = lastPart(key);
  return simulated.calls.filter((call) => {
    const services = servicesIn(call.input);
    if (services !== undefined) return services.includes(name);
    const owners = ownersOf(simulated, balancing, call);
    return owners.length === 0 || owners.includes(key);
  });
}
