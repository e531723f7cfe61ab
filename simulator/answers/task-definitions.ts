/** DescribeTaskDefinition. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { loadBalancersOfRevision, type ServiceSetting } from '../scenario-defaults.ts';
import { taskDefinitionNotFound } from '../api/errors.ts';
import { awsNames, hex, REGION } from '../world/aws-names.ts';
import type { Revision } from '../scenario.ts';
import { imageOf } from './containers.ts';
import type { Answerer } from './answerer.ts';
import { containerName } from './launch-configuration.ts';
import { portNameOf } from './port-names.ts';
import { nameOf } from './lookup.ts';

/** A family alone is its latest revision; the family is named like the service. */
export const describeTaskDefinition: Answerer<'DescribeTaskDefinition'> = (world, input) => {
  const [family = '', number] = nameOf(input.taskDefinition ?? '').split(':');
  const services = world.setting.services.filter((service) => service.name === family);
  const latest = Math.max(...services.flatMap((service) => Object.keys(service.revisions).map(Number)));
  const revision = number === undefined ? latest : Number(number);
  const setting = services.find((service) => service.revisions[revision] !== undefined);
  const spec = setting?.revisions[revision];
  if (setting === undefined || spec === undefined) throw taskDefinitionNotFound();
  return {
    taskDefinition: {
      taskDefinitionArn: awsNames.taskDefinition(family, revision),
      family,
      revision,
      status: 'ACTIVE',
      networkMode: setting.network,
      containerDefinitions: containersOf(setting, spec, revision),
      requiresCompatibilities: [setting.launch.startsWith('ec2') ? 'EC2' : 'FARGATE'],
      cpu: '256',
      memory: '512',
      volumes: [],
    },
    tags: [],
  };
};

function containersOf(setting: ServiceSetting, spec: Revision, revision: number): ContainerDefinition[] {
  const balanced = loadBalancersOfRevision(setting, revision).map((balancer) => balancer.port);
  const ports = [...new Set(balanced.length === 0 && setting.serviceConnect === true ? [3000] : balanced)];
  const { check } = spec;
  const main: ContainerDefinition = {
    name: containerName(setting),
    image: spec.image ?? imageOf({ service: setting.name, revision }),
    cpu: 0,
    essential: true,
    portMappings: ports.map((port) => ({
      containerPort: port,
      hostPort: setting.network === 'bridge' ? 0 : port,
      protocol: 'tcp' as const,
      ...(isNamed(setting) ? { name: portNameOf(loadBalancersOfRevision(setting, revision), port) } : {}),
    })),
    // Must not get anywhere.
    environment: [{ name: 'DATABASE_PASSWORD', value: 'environment-value-never-shown' }],
    mountPoints: [],
    volumesFrom: [],
    logConfiguration: logConfiguration(setting, spec),
    ...(check === undefined
      ? {}
      : {
          healthCheck: {
            command: ['CMD-SHELL', `curl -f http://localhost${check.path ?? '/'} || exit 1`],
            interval: check.intervalSeconds ?? 30,
            timeout: check.timeoutSeconds ?? 5,
            retries: check.retries ?? 3,
            ...(check.startPeriodSeconds === undefined ? {} : { startPeriod: check.startPeriodSeconds }),
          },
        }),
  };
  if (spec.sidecar === undefined) return [main];
  const { name, essential } = spec.sidecar;
  return [
    main,
    { name, image: `${name}:1`, cpu: 0, essential, portMappings: [], environment: [], mountPoints: [], volumesFrom: [] },
  ];
}

const isNamed = ({ kind, serviceConnect }: ServiceSetting): boolean =>
  kind === 'gateway' || kind === 'lattice' || serviceConnect === true;

/** That of an Express service is named by ECS. */
export const defaultGroup = ({ kind, cluster, name }: ServiceSetting): string =>
  kind === 'express' ? `/aws/ecs/${cluster}/${name}-${hex(name, 4)}` : `/ecs/${name}`;

export const logGroupOf = (setting: ServiceSetting, spec: Revision | undefined): { group: string; region: string } => ({
  group: spec?.logDriver?.group ?? defaultGroup(setting),
  region: spec?.logDriver?.region ?? REGION,
});

/** Stream names begin with it. */
export const STREAM_PREFIX = 'ecs';

function logConfiguration(setting: ServiceSetting, spec: Revision): NonNullable<ContainerDefinition['logConfiguration']> {
  const driver = spec.logDriver?.driver ?? 'awslogs';
  if (driver !== 'awslogs') return { logDriver: driver, options: {} };
  const { group, region } = logGroupOf(setting, spec);
  return {
    logDriver: 'awslogs',
    options: { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': STREAM_PREFIX },
  };
}
