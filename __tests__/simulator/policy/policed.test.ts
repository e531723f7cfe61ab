/** IAM in front of the pretend AWS: what a statement grants, and in which words the rest is refused. */
import { describe, expect, it } from '@jest/globals';
import { policed } from '../../../simulator/policy/policed.ts';
import { newSimulation } from '../../../simulator/api/respond.ts';
import { START } from '../../../simulator/scenario.ts';
import { scenarioTests } from '../../../simulator/scenarios/index.ts';
import type { Operation } from '../../../src/observe/aws/operations.ts';

const { world } = newSimulation(scenarioTests['plain-update-1']?.scenario ?? { title: '', services: [] });

const allow = (Action: string, Resource: string, Condition?: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) }],
});

const ecs = (path: string): string => `arn:aws:ecs:eu-west-1:111122223333:${path}`;
const inCluster = (name: string): object => ({ ArnEquals: { 'ecs:cluster': ecs(`cluster/${name}`) } });
const deploymentArn = ecs('service-deployment/prod/api/NCWGC2ZR-taawPAYrIaU5');

const rows: readonly (readonly [string, granted: object, Operation, input: object, refusedOn: string | undefined])[] = [
  [
    'its service',
    allow('ecs:DescribeServices', ecs('service/prod/api')),
    'DescribeServices',
    { cluster: 'prod', services: ['api'] },
    undefined,
  ],
  [
    'another service beside it',
    allow('ecs:DescribeServices', ecs('service/prod/api')),
    'DescribeServices',
    { cluster: 'prod', services: ['api', 'web'] },
    ecs('service/prod/web'),
  ],
  [
    'the service of that name in another cluster',
    allow('ecs:DescribeServices', ecs('service/prod/api')),
    'DescribeServices',
    { cluster: ecs('cluster/test'), services: ['api'] },
    ecs('service/test/api'),
  ],
  ['the cluster of the condition', allow('ecs:ListTasks', '*', inCluster('prod')), 'ListTasks', { cluster: 'prod' }, undefined],
  [
    'another cluster than that of the condition',
    allow('ecs:ListTasks', '*', inCluster('prod')),
    'ListTasks',
    { cluster: 'test' },
    ecs('container-instance/test/*'),
  ],
  [
    'a condition that the action does not know',
    allow('ecs:DescribeTaskDefinition', '*', inCluster('prod')),
    'DescribeTaskDefinition',
    { taskDefinition: 'api:1' },
    '*',
  ],
  [
    'a service deployment without its service',
    allow('ecs:DescribeServiceDeployments', ecs('service-deployment/prod/api/*')),
    'DescribeServiceDeployments',
    { serviceDeploymentArns: [deploymentArn] },
    ecs('service/prod/api'),
  ],
  [
    'a task definition by its ARN, which AWS does not know as a resource of it',
    allow('ecs:DescribeTaskDefinition', ecs('task-definition/api:1')),
    'DescribeTaskDefinition',
    { taskDefinition: 'api:1' },
    '*',
  ],
  [
    'a rule of VPC Lattice by its ids',
    allow('vpc-lattice:GetRule', 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-1/listener/listener-2/rule/rule-3'),
    'GetRule',
    { serviceIdentifier: 'svc-1', listenerIdentifier: 'listener-2', ruleIdentifier: 'rule-3' },
    undefined,
  ],
  [
    'a log group of another region',
    allow('logs:GetLogEvents', 'arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/api:log-stream:*'),
    'GetLogEvents',
    { logGroupName: '/ecs/api', logStreamName: 'ecs/api/1', region: 'us-east-1' },
    'arn:aws:logs:us-east-1:111122223333:log-group:/ecs/api:log-stream:ecs/api/1',
  ],
];

describe('a call', () => {
  it.each(rows)('on %s', async (_what, granted, operation, input, refusedOn) => {
    const { authorise, refused } = await policed([granted]);
    const error = await authorise(operation, input, world, START);
    const action = (granted as { Statement: { Action: string }[] }).Statement[0]?.Action ?? '';
    expect([...refused]).toStrictEqual(refusedOn === undefined ? [] : [`${action} on ${refusedOn}`]);
    expect(error?.message.includes(`is not authorized to perform: ${action} on resource: ${refusedOn}`)).toBe(
      refusedOn === undefined ? undefined : true,
    );
  });
});

it('refuses a policy that IAM would not take', async () => {
  const { authorise } = await policed([{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Actions: 'ecs:*' }] }]);
  await expect(authorise('DescribeServices', { services: ['api'] }, world, START)).rejects.toThrow('identityPolicyErrors');
});
