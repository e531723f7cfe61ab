/** What the answers of several nouns share: how a request names things, and the times in the SDK's form. */
import type { Operations } from '../../src/observe/aws/operations.ts';
import type { ServiceSetting } from '../defaults.ts';
import { clusterNotFound, serviceNotFound } from '../errors.ts';
import { awsNames } from '../names.ts';
import { START } from '../scenario.ts';
import type { ServiceState, TaskState, World } from '../world.ts';

/** Answers a valid question out of the state of a time. */
export type Answerer<Q extends keyof Operations> = (
  world: World,
  input: Operations[Q]['input'],
  atMs: number,
) => Operations[Q]['output'];

/** The member under its name where the time is known, and nothing where it is not. */
export const dated = <Name extends string>(name: Name, atMs: number | undefined): { [N in Name]?: Date } =>
  (atMs === undefined ? {} : { [name]: new Date(atMs) }) as { [N in Name]?: Date };

/** The last part of an ARN, or the name itself. */
export const nameOf = (nameOrArn: string): string => nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);

/** The cluster of a request; `default` where it names none. Throws where there is no such cluster. */
export function clusterOf(world: World, cluster: string | undefined, atMs: number): string {
  const name = nameOf(cluster ?? 'default');
  const there = world.setting.services.some(
    (service) => service.cluster === name && START + (service.clusterFrom ?? -Infinity) * 1000 <= atMs,
  );
  if (!there) throw clusterNotFound();
  return name;
}

/** The service of a request that must be there. */
export function serviceOf(world: World, cluster: string, service: string, atMs: number): ServiceState {
  const state = world.serviceAt(cluster, nameOf(service), atMs);
  if (state === undefined) throw serviceNotFound();
  return state;
}

export const numberOf = (deploymentId: string): string => deploymentId.replace('ecs-svc/', '');

/** A page of a list: what is on it, and the token of the next. Tokens are opaque to whoever asks. */
export function pageOf<T>(all: readonly T[], size: number, token: string | undefined): { page: T[]; next?: string } {
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  const page = all.slice(from, from + size);
  const to = from + page.length;
  return to < all.length ? { page, next: Buffer.from(String(to)).toString('base64url') } : { page };
}

export const networkConfiguration = (setting: ServiceSetting): object =>
  setting.network === 'bridge'
    ? {}
    : {
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ['subnet-0a', 'subnet-0b'],
            securityGroups: ['sg-0a'],
            assignPublicIp: 'DISABLED' as const,
          },
        },
      };

/** launchType, or a capacity provider strategy in its place. */
export function launching(setting: ServiceSetting): object {
  const ec2 = setting.launch.startsWith('ec2');
  const platform = ec2 ? {} : { platformVersion: '1.4.0', platformFamily: 'Linux' };
  if (!setting.launch.endsWith('-provider')) return { launchType: ec2 ? 'EC2' : 'FARGATE', ...platform };
  return { capacityProviderStrategy: [{ capacityProvider: providerOf(setting), weight: 1, base: 0 }], ...platform };
}

export const providerOf = (setting: ServiceSetting): string => (setting.launch.startsWith('ec2') ? 'instances' : 'FARGATE');

/** The container that serves. */
export const CONTAINER = 'app';

export const revisionArn = (state: ServiceState, deploymentId: string): string =>
  awsNames.serviceRevision(state.cluster, state.name, numberOf(deploymentId));

/** The service that an ARN `…/<cluster>/<service>/<id>` speaks of. */
export function ownerOf(world: World, arn: string, atMs: number): ServiceState | undefined {
  const [, cluster = '', service = ''] = arn.split('/');
  return world.serviceAt(cluster, service, atMs);
}

/** What DescribeX says of ARNs that it does not know. */
export const missing = (arns: readonly string[], found: readonly (string | undefined)[]): { arn: string; reason: string }[] =>
  arns.filter((arn) => !found.includes(arn)).map((arn) => ({ arn, reason: 'MISSING' }));

/** Of all services of a cluster. */
export const tasksOf = (world: World, cluster: string, atMs: number): readonly TaskState[] =>
  world.setting.services.filter((one) => one.cluster === cluster).flatMap((one) => world.tasksAt(cluster, one.name, atMs));
