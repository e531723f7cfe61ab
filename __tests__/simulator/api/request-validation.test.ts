import { describe, expect, it } from '@jest/globals';
import { validateRequest } from '../../../simulator/api/request-validation.ts';
import type { Operation } from '../../../src/observe/aws/operations.ts';
import { group, operations, samples } from '../http/samples.ts';
import { START } from '../../../simulator/scenario.ts';

const many = (count: number, of = 'x'): string[] => Array.from({ length: count }, (_, index) => `${of}${index}`);
const ecs = (kind: string, path: string): string => `arn:aws:ecs:eu-west-1:111122223333:${kind}/${path}`;
const revision = ecs('service-revision', 'shop/ui/1');
const deployment = ecs('service-deployment', 'shop/ui/NCWGC2ZR-taawPAYrIaU5');
const elb = (path: string): string => `arn:aws:elasticloadbalancing:eu-west-1:111122223333:${path}`;
const listener = elb('listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2');
const rule = elb('listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee');
const log = { logGroupName: '/ecs/ui', logStreamName: 'ecs/app/1' };
const codeDeploy = { deploymentId: 'd-AB12CD34E' };
const day = 24 * 3600 * 1000;

describe('a valid request is let through', () => {
  const rows: readonly (readonly [string, Operation, unknown])[] = [
    ...operations.map((operation) => [`the sample of ${operation}`, operation, samples[operation].asks] as const),
    ['ten services', 'DescribeServices', { services: many(10) }],
    ['a hundred tasks', 'DescribeTasks', { tasks: many(100) }],
    ['twenty service deployments', 'DescribeServiceDeployments', { serviceDeploymentArns: Array<string>(20).fill(deployment) }],
    ['tasks of the default cluster', 'ListTasks', {}],
    ['startedBy as the only filter', 'ListTasks', { cluster: 'shop', startedBy: 'ecs-svc/1', maxResults: 100 }],
    ['a service ARN of the old form', 'DescribeServices', { services: [ecs('service', 'ui')] }],
    ['a member that is undefined counts as absent', 'ListTasks', { startedBy: 'ecs-svc/1', serviceName: undefined }],
    ['a look back of 89 days', 'ListServiceDeployments', { service: 'ui', createdAt: { after: new Date(START - 89 * day) } }],
    ['the rules of a listener', 'DescribeRules', { ListenerArn: listener }],
    ['the listeners of a load balancer', 'DescribeListeners', { LoadBalancerArn: elb('loadbalancer/net/shop/50dc6c495c0c9188') }],
    ['no parameters at all for target groups', 'DescribeTargetGroups', {}],
  ];
  it.each(rows)('%s', (_, operation, input) => {
    expect(validateRequest(operation, input, START)).toBeUndefined();
  });
});

describe('what AWS would refuse is refused', () => {
  const bad = 'InvalidParameterException';
  const rows: readonly (readonly [string, Operation, unknown, string])[] = [
    ['no services', 'DescribeServices', { cluster: 'shop' }, bad],
    ['an empty list of services', 'DescribeServices', { services: [] }, bad],
    ['eleven services', 'DescribeServices', { services: many(11) }, bad],
    ['services as text', 'DescribeServices', { services: 'ui' }, 'SerializationException'],
    ['a service that is a number', 'DescribeServices', { services: [1] }, 'SerializationException'],
    ['a parameter that the operation does not have', 'DescribeServices', { services: ['ui'], clusters: 'shop' }, bad],
    ['an include that does not exist', 'DescribeServices', { services: ['ui'], include: ['EVENTS'] }, bad],
    ['a cluster ARN where a service belongs', 'DescribeServices', { services: [ecs('cluster', 'shop')] }, bad],
    ['an ARN without an account', 'DescribeServices', { services: ['arn:aws:ecs:eu-west-1::service/shop/ui'] }, bad],
    ['a cluster with a blank', 'ListTasks', { cluster: 'my shop' }, bad],
    ['a task status that does not exist', 'ListTasks', { desiredStatus: 'FAILED' }, bad],
    ['101 tasks a page', 'ListTasks', { maxResults: 101 }, bad],
    ['no task a page', 'ListTasks', { maxResults: 0 }, bad],
    ['half a task a page', 'ListTasks', { maxResults: 1.5 }, 'SerializationException'],
    ['a page size as text', 'ListTasks', { maxResults: '10' }, 'SerializationException'],
    ['startedBy beside serviceName', 'ListTasks', { startedBy: 'ecs-svc/1', serviceName: 'ui' }, bad],
    ['startedBy beside desiredStatus', 'ListTasks', { startedBy: 'ecs-svc/1', desiredStatus: 'STOPPED' }, bad],
    ['101 tasks', 'DescribeTasks', { tasks: many(101) }, bad],
    ['no tasks', 'DescribeTasks', { tasks: [] }, bad],
    ['rules of nothing', 'DescribeRules', {}, 'ValidationError'],
    ['rules by their ARNs and by their listener', 'DescribeRules', { ListenerArn: listener, RuleArns: [] }, 'ValidationError'],
    ['a listener where a rule belongs', 'DescribeRules', { RuleArns: [listener] }, 'ValidationError'],
    ['a rule by its name', 'DescribeRules', { RuleArns: ['production'] }, 'ValidationError'],
    ['a rule where a listener belongs', 'DescribeListeners', { ListenerArns: [rule] }, 'ValidationError'],
    ['listeners of nothing', 'DescribeListeners', {}, 'ValidationError'],
    ['401 rules a page', 'DescribeRules', { RuleArns: [rule], PageSize: 401 }, 'ValidationError'],
    ['no task definition', 'DescribeTaskDefinition', {}, bad],
    ['a task definition with a blank', 'DescribeTaskDefinition', { taskDefinition: 'ui 5' }, bad],
    ['deployments of no service', 'ListServiceDeployments', { cluster: 'shop' }, bad],
    ['a status of no deployment', 'ListServiceDeployments', { service: 'ui', status: ['COMPLETED'] }, bad],
    ['101 deployments a page', 'ListServiceDeployments', { service: 'ui', maxResults: 101 }, bad],
    [
      'a look back of 91 days',
      'ListServiceDeployments',
      { service: 'ui', createdAt: { after: new Date(START - 91 * day) } },
      bad,
    ],
    [
      'a time span that ends before it begins',
      'ListServiceDeployments',
      { service: 'ui', createdAt: { after: new Date(START), before: new Date(START - day) } },
      bad,
    ],
    ['a time as text', 'ListServiceDeployments', { service: 'ui', createdAt: { after: '2026-01-01' } }, 'SerializationException'],
    ['21 deployments', 'DescribeServiceDeployments', { serviceDeploymentArns: Array<string>(21).fill(deployment) }, bad],
    ['a deployment id instead of an ARN', 'DescribeServiceDeployments', { serviceDeploymentArns: ['ecs-svc/1'] }, bad],
    ['21 revisions', 'DescribeServiceRevisions', { serviceRevisionArns: Array<string>(21).fill(revision) }, bad],
    ['no revisions', 'DescribeServiceRevisions', { serviceRevisionArns: [] }, bad],
    ['101 container instances', 'DescribeContainerInstances', { containerInstances: many(101) }, bad],
    ['no container instances', 'DescribeContainerInstances', { containerInstances: [] }, bad],
    ['401 target groups a page', 'DescribeTargetGroups', { PageSize: 401 }, 'ValidationError'],
    ['target groups by name and by ARN', 'DescribeTargetGroups', { Names: ['ui'], TargetGroupArns: [group] }, 'ValidationError'],
    ['health of no target group', 'DescribeTargetHealth', {}, 'ValidationError'],
    ['health of a target group by name', 'DescribeTargetHealth', { TargetGroupArn: 'ui' }, 'ValidationError'],
    ['a target without an id', 'DescribeTargetHealth', { TargetGroupArn: group, Targets: [{ Port: 80 }] }, 'ValidationError'],
    [
      'a port beyond all ports',
      'DescribeTargetHealth',
      { TargetGroupArn: group, Targets: [{ Id: 'i', Port: 65536 }] },
      'ValidationError',
    ],
    ['attributes of no target group', 'DescribeTargetGroupAttributes', {}, 'ValidationError'],
    ['no deployment of CodeDeploy', 'GetDeployment', {}, 'DeploymentIdRequiredException'],
    [
      'a deployment of ECS where one of CodeDeploy belongs',
      'GetDeployment',
      { deploymentId: 'ecs-svc/1' },
      'InvalidDeploymentIdException',
    ],
    ['a number for a deployment', 'GetDeployment', { deploymentId: 1 }, 'SerializationException'],
    ['a member that CodeDeploy does not have', 'GetDeployment', { ...codeDeploy, targetId: 'shop:ui' }, 'ValidationException'],
    ['targets of no deployment', 'BatchGetDeploymentTargets', { targetIds: ['shop:ui'] }, 'DeploymentIdRequiredException'],
    ['no target', 'BatchGetDeploymentTargets', codeDeploy, 'DeploymentTargetIdRequiredException'],
    [
      'an empty list of targets',
      'BatchGetDeploymentTargets',
      { ...codeDeploy, targetIds: [] },
      'DeploymentTargetIdRequiredException',
    ],
    [
      'a service without its cluster',
      'BatchGetDeploymentTargets',
      { ...codeDeploy, targetIds: ['ui'] },
      'InvalidDeploymentTargetIdException',
    ],
    [
      'a service by its ARN',
      'BatchGetDeploymentTargets',
      { ...codeDeploy, targetIds: [ecs('service', 'shop/ui')] },
      'InvalidDeploymentTargetIdException',
    ],
    ['no configuration', 'GetDeploymentConfig', {}, 'DeploymentConfigNameRequiredException'],
    [
      'a name longer than any',
      'GetDeploymentConfig',
      { deploymentConfigName: 'x'.repeat(101) },
      'InvalidDeploymentConfigNameException',
    ],
    ['a log of no group', 'GetLogEvents', { logStreamName: 's' }, bad],
    ['a log of a group told twice', 'GetLogEvents', { ...log, logGroupIdentifier: '/ecs/ui' }, bad],
    ['a log of no stream', 'GetLogEvents', { logGroupName: '/ecs/ui' }, bad],
    ['10,001 lines', 'GetLogEvents', { ...log, limit: 10_001 }, bad],
    ['no lines', 'GetLogEvents', { ...log, limit: 0 }, bad],
    ['a log stream with a colon', 'GetLogEvents', { ...log, logStreamName: 'a:b' }, bad],
    ['a list instead of parameters', 'ListTasks', [], 'SerializationException'],
  ];
  it.each(rows)('%s', (_, operation, input, name) => {
    const refusal = validateRequest(operation, input, START);
    expect(refusal?.name).toBe(name);
    expect(refusal?.$metadata.httpStatusCode).toBe(400);
  });
});
