/**
 * A change of the task definition, for each tool that may own it: no command changes one, only its next revision does. First the
 * JSON that people register it from.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
import type { Form, Forms } from '../../model/finding.ts';
import { mainContainer } from '../evidence/main-container.ts';
import { ownDefinition, type Timeline } from '../../model/timeline.ts';
import { familyOf } from './commands.ts';
import { inCdk, inCloudFormation, inTaskDefinition, inTerraform } from './forms.ts';
import { hclMembers, inPascalCase, inSnakeCase, typeScript, type Settings } from './literals.ts';
import { withoutUnseen } from '../../model/shell.ts';

/** Of the whole task. */
export const changeTask = (timeline: Timeline, settings: Settings, cdk: string): Forms => [
  inTaskDefinition(settings),
  inTerraform(`the aws_ecs_task_definition ${familyOf(timeline)}`, inSnakeCase(settings)),
  inCdk('on the task definition', cdk),
  inCloudFormation('AWS::ECS::TaskDefinition', inPascalCase(settings)),
];

/**
 * Of the container that the load balancer speaks to.
 *
 * @param cdk absent: its constructs know no such setting
 */
export function changeContainer(timeline: Timeline, settings: Settings, cdk?: string): Forms {
  const name = mainContainer(timeline)?.name ?? '<container>';
  const family = familyOf(timeline);
  return [
    { tool: 'Task definition', code: inTaskDefinition({ containerDefinitions: [{ name, ...settings }] }).code },
    terraformMembers(`container_definitions of the aws_ecs_task_definition ${family}, container ${name}`, settings),
    ...(cdk === undefined ? [] : [inCdk(`on the container ${name}`, cdk)]),
    inCloudFormation('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Name: name, ...inPascalCase(settings) }] }),
  ];
}

const terraformMembers = (where: string, settings: Settings): Form => ({
  tool: 'Terraform',
  code: `# in ${withoutUnseen(where)}\n${hclMembers(settings)}`,
});

/** The memory of the task, or of its container where the task has none. */
export function changeMemory(timeline: Timeline, mebibytes: number): Forms {
  const definition = ownDefinition(timeline);
  return definition?.memory === undefined && mainContainer(timeline)?.memory !== undefined
    ? changeContainer(timeline, { memory: mebibytes }, `memoryLimitMiB: ${mebibytes}`)
    : changeTask(timeline, { memory: String(mebibytes) }, `memoryLimitMiB: ${mebibytes}`);
}

/** The CPU that the task reserves, or its container where the task reserves none. */
export function changeCpu(timeline: Timeline, units: number): Forms {
  const definition = ownDefinition(timeline);
  return definition?.cpu === undefined && mainContainer(timeline)?.cpu !== undefined
    ? changeContainer(timeline, { cpu: units }, `cpu: ${units}`)
    : changeTask(timeline, { cpu: String(units) }, `cpu: ${units}`);
}

/** Variables in the open. */
export const setEnvironment = (timeline: Timeline, variables: Readonly<Record<string, string>>): Forms =>
  changeContainer(
    timeline,
    { environment: Object.entries(variables).map(([name, value]) => ({ name, value })) },
    `environment: ${typeScript(variables)}`,
  );

/** A variable from a secret. */
export const setSecret = (timeline: Timeline, name: string, arn: string): Forms =>
  changeContainer(
    timeline,
    { secrets: [{ name, valueFrom: arn }] },
    `secrets: { ${typeScript(name)}: ecs.Secret.fromSecretsManager(sm.Secret.fromSecretCompleteArn(this, "Secret", ${typeScript(arn)})) }`,
  );

/** In bridge mode: a port of the host that is free. */
export const useDynamicHostPort = (timeline: Timeline): Forms => {
  const mapping = { containerPort: mainContainer(timeline)?.portMappings[0]?.containerPort ?? 3000, hostPort: 0 };
  return changeContainer(timeline, { portMappings: [mapping] }, `portMappings: ${typeScript([mapping])}`);
};

/** What the container asks itself; of shell and of wget it needs what Alpine's busybox has. */
export function checkByWget(timeline: Timeline): Forms {
  const port = mainContainer(timeline)?.portMappings[0]?.containerPort ?? 8080;
  const command = ['CMD-SHELL', `wget -q --spider http://localhost:${port}/health || exit 1`];
  return changeContainer(
    timeline,
    { healthCheck: { command, startPeriod: 30 } },
    `healthCheck: { command: ${typeScript(command)}, startPeriod: Duration.seconds(30) }`,
  );
}

/** For what the image was built for. */
export const changeArchitecture = (timeline: Timeline, architecture: 'ARM64' | 'X86_64'): Forms =>
  changeTask(
    timeline,
    { runtimePlatform: { cpuArchitecture: architecture, operatingSystemFamily: 'LINUX' } },
    `runtimePlatform: { cpuArchitecture: ecs.CpuArchitecture.${architecture}, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX }`,
  );

/** Of a task on Fargate. */
export const changeStorage = (timeline: Timeline, gibibytes: number): Forms =>
  changeTask(timeline, { ephemeralStorage: { sizeInGiB: gibibytes } }, `ephemeralStorageGiB: ${gibibytes}`);

/** Which port of the container is behind the name that the service gives to VPC Lattice. */
export const changePortMapping = (timeline: Timeline, containerPort: number): Forms => {
  const mapping = { name: '<port-name>', containerPort };
  return changeContainer(timeline, { portMappings: [mapping] }, `portMappings: ${typeScript([mapping])}`);
};

/** A variable from one key of a secret. */
export const setSecretKey = (timeline: Timeline, name: string, arn: string, key: string): Forms =>
  changeContainer(
    timeline,
    { secrets: [{ name, valueFrom: `${arn}:${key}::` }] },
    `secrets: { ${name}: ecs.Secret.fromSecretsManager(sm.Secret.fromSecretCompleteArn(this, "Secret", ${typeScript(arn)}), ${typeScript(key)}) }`,
  );

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html */
export const letDriverCreateLogGroup = (timeline: Timeline): Forms => {
  const { group = '<log-group>', region = '<region>', streamPrefix = 'ecs' } = mainContainer(timeline)?.log ?? {};
  const options = {
    'awslogs-create-group': 'true',
    'awslogs-group': group,
    'awslogs-region': region,
    'awslogs-stream-prefix': streamPrefix,
  };
  return changeContainer(timeline, { logConfiguration: { logDriver: 'awslogs', options } });
};
