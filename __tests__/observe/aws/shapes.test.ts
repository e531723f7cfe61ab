/** The door lets in what is read behind it, and nothing else. */
import { describe, expect, it } from '@jest/globals';
import { isObject, type Schema } from '../../../simulator/api/schema.ts';
import { answerSchemas } from '../../../simulator/http/answer-schemas.ts';
import { systemClock } from '../../../src/clock.ts';
import { openClient, type AwsClient } from '../../../src/observe/aws/client.ts';
import { checked } from '../../../src/observe/aws/checked.ts';
import type { Aws, Operation, Operations } from '../../../src/observe/aws/operations.ts';
import { readCodeDeployDeployment, readCodeDeployTarget, readTrafficStep } from '../../../src/observe/read/code-deploy.ts';
import { placeTasks } from '../../../src/observe/read/container-instances.ts';
import { readLatticeRules } from '../../../src/observe/read/lattice-rules.ts';
import { readLatticeTargetGroups } from '../../../src/observe/read/lattice-target-groups.ts';
import { readLatticeTargets } from '../../../src/observe/read/lattice-targets.ts';
import { readLogs } from '../../../src/observe/read/logs.ts';
import { readElbRules } from '../../../src/observe/read/rules.ts';
import { readServiceDeployments } from '../../../src/observe/read/service-deployments.ts';
import { readRevisions } from '../../../src/observe/read/service-revisions.ts';
import { describeServices } from '../../../src/observe/read/services.ts';
import { readElbTargetGroups } from '../../../src/observe/read/target-groups.ts';
import { readElbTargets } from '../../../src/observe/read/targets.ts';
import { readTaskDefinitions } from '../../../src/observe/read/task-definitions.ts';
import { listTasks } from '../../../src/observe/read/tasks.ts';
import { observation, service, stopped, task, taskDefinition, timeline } from '../../build.ts';

const loadBalancer = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';
const lattice = 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-1/listener/listener-2';
const prodApi = { cluster: 'prod', service: 'api' };

/** Words on which it depends what is read. */
const words: Readonly<Record<string, string>> = {
  serviceName: 'api',
  'DescribeTasks.tasks.attachments.type': 'ElasticNetworkInterface',
  'DescribeTasks.tasks.attachments.details.name': 'privateIPv4Address',
  'DescribeTargetGroupAttributes.Attributes.Key': 'deregistration_delay.timeout_seconds',
  'DescribeServices.failures.arn': 'service/prod/other',
  'DescribeServices.services.deploymentController.type': 'EXTERNAL',
  Type: 'forward',
  strategy: 'CANARY',
};

/** An answer in which each member that AWS has is told. */
function full(schema: Schema, at: string): unknown {
  const member = at.slice(at.lastIndexOf('.') + 1);
  switch (schema.kind) {
    case 'text':
      return words[at] ?? words[member] ?? 'x';
    case 'number':
      return member === 'timestamp' ? Date.UTC(2026) : 1;
    case 'flag':
      return true;
    case 'time':
      return new Date(Date.UTC(2026));
    case 'list':
      return [full(schema.of, at)];
    case 'map':
      return Object.fromEntries(['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix', 'other'].map((key) => [key, 'x']));
    case 'anything':
      return {};
    case 'fields':
      return Object.fromEntries(
        Object.entries(schema.fields)
          .filter(([name]) => !(name === 'nextToken' || (name === 'fixedResponse' && /action/i.test(at))))
          .map(([name, of]) => [name, full(of, `${at}.${name}`)]),
      );
  }
}

/** The same, which tells what is read of it. */
function watched(value: unknown, at: string, read: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => watched(one, at, read));
  if (!isObject(value)) return value;
  return new Proxy(value, {
    get: (members, key) => {
      if (typeof key !== 'string') return undefined;
      read.add(`${at}.${key}`);
      return watched(members[key], `${at}.${key}`, read);
    },
  });
}

/** All members of an answer, by their paths. */
function membersOf(value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => membersOf(one, at));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => [`${at}.${name}`, ...membersOf(member, `${at}.${name}`)]);
}

const never = new AbortController().signal;
/** The port with such answers. */
const answering = (of: <Q extends Operation>(operation: Q, output: Operations[Q]['output']) => unknown): Aws => ({
  clockOffsetMs: () => 0,
  call: (operation) => Promise.resolve(of(operation, full(answerSchemas[operation], operation) as never) as never),
});

const { containers } = taskDefinition();
const logging = taskDefinition({
  containers: containers.map((one) => ({ ...one, log: { driver: 'awslogs', group: 'g', streamPrefix: 'p' } })),
});
const failed = timeline([
  observation(0, {
    tasks: [stopped(1, 0, 'EssentialContainerExited', 'Essential container in task exited')],
    taskDefinitions: [logging],
  }),
]);

/** Whoever reads an answer. */
const readers: Readonly<Record<Operation, (client: AwsClient) => Promise<unknown>>> = {
  DescribeServices: (client) => describeServices(client, [prodApi, { ...prodApi, service: 'other' }]),
  ListTasks: (client) => listTasks(client, prodApi, { tasks: [] }),
  DescribeTasks: (client) => listTasks(client, prodApi, { tasks: [] }),
  DescribeTaskDefinition: (client) => readTaskDefinitions(client, ['x']),
  ListServiceDeployments: (client) => readServiceDeployments(client, prodApi, 0, [], undefined, true),
  DescribeServiceDeployments: (client) => readServiceDeployments(client, prodApi, 0, [], 'x', true),
  DescribeServiceRevisions: (client) => readRevisions(client, service(), ['ecs-svc/1'], true),
  DescribeContainerInstances: (client) => placeTasks(client, 'prod', [task(1, { containerInstanceArn: 'x' })], new Map()),
  DescribeTargetGroups: (client) => readElbTargetGroups(client, ['x']),
  DescribeTargetHealth: (client) => readElbTargets(client, 'x'),
  DescribeTargetGroupAttributes: (client) => readElbTargetGroups(client, ['x']),
  DescribeRules: (client) => readElbRules(client, [`${loadBalancer}:listener-rule/x`], true),
  DescribeListeners: (client) => readElbRules(client, [`${loadBalancer}:listener/x`], true),
  GetDeployment: (client) => readCodeDeployDeployment(client, 'x'),
  BatchGetDeploymentTargets: (client) => readCodeDeployTarget(client, 'x', 'x'),
  GetDeploymentConfig: async (client) => {
    await readTrafficStep(client, 'x');
  },
  ListTargets: (client) => readLatticeTargets(client, 'x'),
  GetTargetGroup: (client) => readLatticeTargetGroups(client, ['x']),
  GetRule: (client) => readLatticeRules(client, [`${lattice}/rule/rule-3`], [], true),
  GetListener: (client) => readLatticeRules(client, [lattice], [], true),
  GetLogEvents: async (client) => {
    const [seen] = failed.observations;
    if (seen) await readLogs(client, failed, seen, 25);
  },
};

/** Read only where another member is absent or empty, by the path of that. */
const elsewhere: readonly string[] = [
  'services.deployments',
  'services.deploymentConfiguration.linearConfiguration',
  'serviceDeployments.deploymentConfiguration.linearConfiguration',
  'deploymentConfigInfo.trafficRoutingConfig.timeBasedCanary',
  'events',
  'Rules.Actions.ForwardConfig',
  'Listeners.DefaultActions.ForwardConfig',
];
function without(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return Array.isArray(value) ? [] : undefined;
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, path));
  return isObject(value) && name in value ? { ...value, [name]: without(value[name], rest) } : value;
}

describe('of an answer that tells all that AWS can tell', () => {
  it.each(Object.keys(readers) as Operation[])('to %s comes in what is read, and nothing else', async (operation) => {
    const read = new Set<string>();
    for (const left of ['', ...elsewhere]) {
      const aws = answering((asked, output) =>
        asked === operation ? watched(without(output, left.split('.')), operation, read) : output,
      );
      await readers[operation](openClient({ aws, clock: systemClock, random: Math.random, settled: new Map(), signal: never }));
    }
    const came = await checked(answering((_, output) => output)).call(operation, {}, never);
    const admitted = new Set(membersOf(came, operation));
    const told = new Set(membersOf(full(answerSchemas[operation], operation), operation));
    // Pages are told by a listing's own tests, and what a list has is told by its elements.
    const asked = [...read].filter((path) => told.has(path));
    expect([...admitted].sort()).toEqual(asked.sort());
  });
});
