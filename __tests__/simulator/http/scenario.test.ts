import { afterEach, describe, expect, it } from '@jest/globals';
import { newSimulation, respond, type Simulation } from '../../../simulator/api/respond.ts';
import { CONTAINER } from '../../../simulator/answers/launch-configuration.ts';
import { answerResponse } from '../../../simulator/http/protocol.ts';
import { serveScenario } from '../../../simulator/http/scenario.ts';
import { awsNames } from '../../../simulator/world/aws-names.ts';
import { START, type CodeDeploySpec, type ServiceKind, type Scenario, type ServiceSpec } from '../../../simulator/scenario.ts';
import type { Operation, Operations } from '../../../src/observe/aws/operations.ts';
import { sdkAws } from '../../../src/observe/aws/sdk.ts';
import { operations } from './samples.ts';

const balanced = { loadBalancers: [{ targetGroup: 'api' }] };
const paired = { loadBalancers: [{ targetGroup: 'api', alternate: 'api-2', testRule: 'test' }] };
const scenario = (service: Omit<ServiceSpec, 'revisions'>, rest: Partial<Scenario> = {}): Scenario => ({
  title: 'A service is deployed',
  services: [
    { ...service, revisions: { 1: { answers: 200 }, 2: { answers: 404, logs: [{ afterSeconds: 1, line: 'up' }], check: {} } } },
  ],
  actions: [{ at: 0, deploy: 2 }],
  ...rest,
});

const isBalanced = (kind: ServiceKind): boolean => kind === 'express' || kind === 'gateway' || kind === 'lattice';
const rolledBack: CodeDeploySpec = {
  shift: { type: 'canary', percent: 10, minutes: 5 },
  hooks: [{ event: 'AfterInstall', answers: 'Failed' }],
  autoRollback: ['DEPLOYMENT_FAILURE'],
};
const kinds: readonly ServiceKind[] = ['express', 'classic', 'lattice', 'gateway'];
const rows: readonly (readonly [string, Scenario])[] = [
  ['an ALB with a breaker', scenario({ ...balanced, desired: 3, breaker: { rollback: true } })],
  [
    'dynamic ports behind an NLB',
    scenario({ ...balanced, desired: 2, launch: 'ec2', network: 'bridge' }, { targetGroups: { api: { balancer: 'NLB' } } }),
  ],
  ['a capacity provider without a load balancer', scenario({ launch: 'fargate-provider', capacity: [{ at: 0, room: 0 }] })],
  [
    'alarms, a bake time, a grace period',
    scenario({ ...balanced, alarms: { rollback: true }, bakeMinutes: 1, graceSeconds: 30 }),
  ],
  ['a daemon on instances', scenario({ ...balanced, scheduling: 'DAEMON', launch: 'ec2', capacity: [{ at: -1e6, room: 2 }] })],
  ['task sets beside deployments', scenario({ ...balanced, showsTaskSets: true })],
  ['blue/green behind an ALB', scenario({ ...paired, strategy: { type: 'BLUE_GREEN' }, bakeMinutes: 1 })],
  [
    'a canary behind an NLB, with hooks',
    scenario(
      {
        ...paired,
        strategy: {
          type: 'CANARY',
          hooks: [
            { type: 'lambda', stages: ['PRE_SCALE_UP'], takesSeconds: 90 },
            { type: 'pause', stages: ['POST_TEST_TRAFFIC_SHIFT'] },
          ],
        },
      },
      { targetGroups: { api: { balancer: 'NLB' }, 'api-2': { balancer: 'NLB' } } },
    ),
  ],
  [
    'a linear deployment by Service Connect alone',
    scenario({ serviceConnect: true, strategy: { type: 'LINEAR', stepPercent: 3.5 } }),
  ],
  [
    'blue/green behind VPC Lattice',
    scenario(
      {
        kind: 'lattice',
        loadBalancers: [{ targetGroup: 'api', alternate: 'api-2', testRule: 'test' }],
        strategy: { type: 'BLUE_GREEN' },
      },
      { rules: { test: { forwards: { api: 100, 'api-2': 0 }, isListener: true } } },
    ),
  ],
  ['CodeDeploy behind an ALB, with a rollback', scenario({ ...paired, kind: 'code-deploy', codeDeploy: rolledBack })],
  [
    'task sets of a third party',
    scenario({ ...paired, kind: 'external' }, { actions: [{ at: 0, createTaskSet: 2, scalePercent: 50, externalId: 'x' }] }),
  ],
  ...kinds.map((kind) => [`a service of the kind ${kind}`, scenario({ kind, ...(isBalanced(kind) ? balanced : {}) })] as const),
];

describe('every answer of the pretend AWS can be written as AWS would', () => {
  it.each(rows)('%s', (_, played) => {
    const simulation = newSimulation(played);
    const written = [1, 60, 200, 400, 1_500].flatMap((second) => askAll(simulation, START + second * 1000));
    expect(written.filter((operation) => operation === 'DescribeServices')).toHaveLength(5);
    expect(written).toContain('DescribeTaskDefinition');
  });

  it('with all kinds together, of every operation', () => {
    const written = rows.flatMap(([, played]) => askAll(newSimulation(played), START + 200_000));
    expect(new Set(written)).toEqual(new Set(operations));
  });
});

/** Asks everything that can be asked; writes every answer, which throws where it is not of its schema. Which were answered. */
const askAll = (simulation: Simulation, atMs: number): readonly Operation[] => {
  const written: Operation[] = [];
  const say = <Q extends Operation>(operation: Q, asks: Operations[Q]['input']): Operations[Q]['output'] | undefined => {
    const reply = respond(simulation, operation, asks, atMs);
    if (!('output' in reply)) return undefined;
    answerResponse(operation, reply.output, 'id');
    written.push(operation);
    return reply.output;
  };
  const present = <T>(values: readonly (T | undefined)[] | undefined): T[] =>
    (values ?? []).filter((value) => value !== undefined);
  const cluster = 'prod';

  const service = say('DescribeServices', { cluster, services: ['api', 'none'] })?.services?.[0];
  say('DescribeTargetGroups', {});
  for (const TargetGroupArn of present(service?.loadBalancers?.map((balancer) => balancer.targetGroupArn))) {
    say('DescribeTargetHealth', { TargetGroupArn });
    say('DescribeTargetGroupAttributes', { TargetGroupArn });
  }
  for (const { advancedConfiguration } of service?.loadBalancers ?? []) {
    const arns = present([advancedConfiguration?.productionListenerRule, advancedConfiguration?.testListenerRule]);
    const rules = arns.filter((arn) => arn.includes(':listener-rule/'));
    const listeners = arns.filter((arn) => arn.includes(':listener/'));
    if (rules.length > 0) say('DescribeRules', { RuleArns: rules });
    if (listeners.length > 0) say('DescribeListeners', { ListenerArns: listeners });
  }
  for (const { targetGroupArn, advancedConfiguration } of service?.deployments?.[0]?.vpcLatticeConfigurations ?? []) {
    say('ListTargets', { targetGroupIdentifier: targetGroupArn });
    say('GetTargetGroup', { targetGroupIdentifier: targetGroupArn });
    for (const arn of present([advancedConfiguration?.productionListenerRule, advancedConfiguration?.testListenerRule])) {
      const [serviceIdentifier, listenerIdentifier, ruleIdentifier] = arn.split(/\/(?:listener|rule)\//);
      if (ruleIdentifier === undefined) say('GetListener', { serviceIdentifier, listenerIdentifier });
      else say('GetRule', { serviceIdentifier, listenerIdentifier, ruleIdentifier });
    }
  }
  for (const revision of [1, 2]) say('DescribeTaskDefinition', { taskDefinition: awsNames.taskDefinition('api', revision) });
  for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
    const tasks = say('ListTasks', { cluster, serviceName: 'api', desiredStatus })?.taskArns ?? [];
    const described = say('DescribeTasks', { cluster, tasks })?.tasks;
    say('DescribeContainerInstances', {
      cluster,
      containerInstances: present(described?.map((task) => task.containerInstanceArn)),
    });
    for (const arn of tasks) {
      const logStreamName = `ecs/${CONTAINER}/${arn.split('/').at(-1) ?? ''}`;
      say('GetLogEvents', { logGroupName: '/ecs/api', logStreamName });
    }
  }
  say('DescribeServiceRevisions', { serviceRevisionArns: present(service?.currentServiceRevisions?.map(({ arn }) => arn)) });
  const deployments = say('ListServiceDeployments', { cluster, service: 'api' })?.serviceDeployments;
  const serviceDeploymentArns = present(deployments?.map(({ serviceDeploymentArn }) => serviceDeploymentArn));
  say('DescribeServiceDeployments', { serviceDeploymentArns });
  for (const deploymentId of present(service?.taskSets?.map(({ externalId }) => externalId))) {
    const { deploymentConfigName } = say('GetDeployment', { deploymentId })?.deploymentInfo ?? {};
    say('BatchGetDeploymentTargets', { deploymentId, targetIds: [`${cluster}:api`] });
    say('GetDeploymentConfig', { deploymentConfigName });
  }
  return written;
};

describe('a scenario over HTTP', () => {
  const before = process.env.AWS_ENDPOINT_URL;
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL');
    else process.env.AWS_ENDPOINT_URL = before;
  });

  it('happens now', async () => {
    const server = await serveScenario(scenario(balanced), { startAt: 30 });
    process.env.AWS_ENDPOINT_URL = server.url;
    process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
    try {
      const aws = sdkAws({ region: 'eu-west-1', env: {}, now: Date.now });
      const { services } = await aws.call(
        'DescribeServices',
        { cluster: 'prod', services: ['api'] },
        new AbortController().signal,
      );
      const created = services?.[0]?.deployments?.find(({ status }) => status === 'PRIMARY')?.createdAt?.getTime() ?? 0;
      expect(Math.abs(server.startedMs - 30_000 - created)).toBeLessThan(5_000);
      expect(aws.clockOffsetMs()).toBe(0);
      await expect(
        aws.call('ListTasks', { cluster: 'none', serviceName: 'api' }, new AbortController().signal),
      ).rejects.toMatchObject({ name: 'ClusterNotFoundException' });
    } finally {
      await server.close();
    }
  });
});
