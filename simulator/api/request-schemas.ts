/** What each request may say. Limits and required members: the operations' pages in the ECS, ELBv2 and CloudWatch Logs API references. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { between, fields, flag, list, matching, oneOf, text, time, type FieldsSchema } from './schema.ts';

const ARN_OF_ECS = 'arn:aws[a-z-]*:ecs:[a-z0-9-]+:\\d{12}';
const NAME = '[A-Za-z0-9_-]{1,255}';
const ecsName = (kind: string, path: string): ReturnType<typeof matching> =>
  matching(new RegExp(`^(${NAME}|${ARN_OF_ECS}:${kind}/${path})$`));

const cluster = ecsName('cluster', NAME);
// The short form without a cluster is that of services made before 2018.
const service = ecsName('service', `(${NAME}/)?${NAME}`);
const task = ecsName('task', `(${NAME}/)?[a-z0-9-]+`);
const containerInstance = ecsName('container-instance', `(${NAME}/)?[a-z0-9-]+`);
const serviceDeployment = matching(new RegExp(`^${ARN_OF_ECS}:service-deployment/${NAME}/${NAME}/[A-Za-z0-9_-]+$`));
const serviceRevision = matching(new RegExp(`^${ARN_OF_ECS}:service-revision/${NAME}/${NAME}/\\d+$`));
const taskDefinition = matching(new RegExp(`^(${ARN_OF_ECS}:task-definition/)?${NAME}(:\\d+)?$`));
const elb = (path: string): ReturnType<typeof matching> =>
  matching(new RegExp(`^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:${path}$`));
const targetGroup = elb('targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}');
const loadBalancer = elb('loadbalancer/(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}');
const listener = elb('listener/(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}/[0-9a-f]{16}');
const rule = elb('listener-rule/(app|net)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}/[0-9a-f]{16}/[0-9a-f]{16}');

const codeDeployDeployment = matching(/^d-[A-Z0-9]{9}$/);
/** Of ECS: cluster and service, by their names. */
const codeDeployTarget = matching(new RegExp(`^${NAME}:${NAME}$`));
/** An id of VPC Lattice, or the whole ARN. */
const latticeId = (kind: 'targetgroup' | 'service' | 'listener' | 'rule'): ReturnType<typeof matching> => {
  const id = { targetgroup: 'tg', service: 'svc', listener: 'listener', rule: 'rule' }[kind];
  return matching(new RegExp(`^(${id}-[0-9a-z]{17}|arn:aws[a-z-]*:vpc-lattice:[a-z0-9-]+:\\d{12}:[a-z]+/.*${id}-[0-9a-z]{17})$`));
};

const serviceDeploymentStatus = oneOf(
  ...['PENDING', 'IN_PROGRESS', 'SUCCESSFUL', 'STOP_REQUESTED', 'STOPPED'],
  ...['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'],
);

export const requestSchemas: Readonly<Record<Operation, FieldsSchema>> = {
  DescribeServices: fields({ cluster, services: list(service, 1, 10), include: list(oneOf('TAGS')) }, 'services'),
  ListTasks: fields({
    cluster,
    containerInstance,
    family: text,
    nextToken: text,
    maxResults: between(1, 100),
    startedBy: text,
    serviceName: service,
    desiredStatus: oneOf('RUNNING', 'PENDING', 'STOPPED'),
    launchType: oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'),
    daemonName: text,
  }),
  DescribeTasks: fields({ cluster, tasks: list(task, 1, 100), include: list(oneOf('TAGS')) }, 'tasks'),
  DescribeTaskDefinition: fields({ taskDefinition, include: list(oneOf('TAGS')) }, 'taskDefinition'),
  ListServiceDeployments: fields(
    {
      service,
      cluster,
      status: list(serviceDeploymentStatus),
      createdAt: fields({ before: time, after: time }),
      nextToken: text,
      maxResults: between(1, 100),
    },
    'service',
  ),
  DescribeServiceDeployments: fields({ serviceDeploymentArns: list(serviceDeployment, 1, 20) }, 'serviceDeploymentArns'),
  DescribeServiceRevisions: fields({ serviceRevisionArns: list(serviceRevision, 1, 20) }, 'serviceRevisionArns'),
  DescribeContainerInstances: fields(
    { cluster, containerInstances: list(containerInstance, 1, 100), include: list(oneOf('TAGS', 'CONTAINER_INSTANCE_HEALTH')) },
    'containerInstances',
  ),
  DescribeTargetGroups: fields({
    LoadBalancerArn: loadBalancer,
    TargetGroupArns: list(targetGroup),
    Names: list(matching(/^[A-Za-z0-9-]{1,32}$/)),
    Marker: text,
    PageSize: between(1, 400),
  }),
  DescribeTargetHealth: fields(
    {
      TargetGroupArn: targetGroup,
      Targets: list(fields({ Id: text, Port: between(1, 65535), AvailabilityZone: text, QuicServerId: text }, 'Id')),
      Include: list(oneOf('AnomalyDetection', 'All')),
    },
    'TargetGroupArn',
  ),
  DescribeTargetGroupAttributes: fields({ TargetGroupArn: targetGroup }, 'TargetGroupArn'),
  DescribeRules: fields({ ListenerArn: listener, RuleArns: list(rule), Marker: text, PageSize: between(1, 400) }),
  DescribeListeners: fields({
    LoadBalancerArn: loadBalancer,
    ListenerArns: list(listener),
    Marker: text,
    PageSize: between(1, 400),
  }),
  GetDeployment: fields({ deploymentId: codeDeployDeployment }, 'deploymentId'),
  BatchGetDeploymentTargets: fields(
    { deploymentId: codeDeployDeployment, targetIds: list(codeDeployTarget, 1) },
    'deploymentId',
    'targetIds',
  ),
  GetDeploymentConfig: fields({ deploymentConfigName: matching(/^.{1,100}$/) }, 'deploymentConfigName'),
  ListTargets: fields(
    {
      targetGroupIdentifier: latticeId('targetgroup'),
      maxResults: between(1, 100),
      nextToken: text,
      targets: list(fields({ id: text, port: between(1, 65535) }, 'id'), 0, 20),
    },
    'targetGroupIdentifier',
  ),
  GetTargetGroup: fields({ targetGroupIdentifier: latticeId('targetgroup') }, 'targetGroupIdentifier'),
  GetRule: fields(
    { serviceIdentifier: latticeId('service'), listenerIdentifier: latticeId('listener'), ruleIdentifier: latticeId('rule') },
    ...['serviceIdentifier', 'listenerIdentifier', 'ruleIdentifier'],
  ),
  GetListener: fields(
    { serviceIdentifier: latticeId('service'), listenerIdentifier: latticeId('listener') },
    ...['serviceIdentifier', 'listenerIdentifier'],
  ),
  GetLogEvents: fields(
    {
      logGroupName: matching(/^[.\-_/#A-Za-z0-9]{1,512}$/),
      logGroupIdentifier: matching(/^[\w#+=/:,.@-]{1,2048}$/),
      logStreamName: matching(/^[^:*]{1,512}$/),
      startTime: between(0, Number.MAX_SAFE_INTEGER),
      endTime: between(0, Number.MAX_SAFE_INTEGER),
      nextToken: text,
      limit: between(1, 10_000),
      startFromHead: flag,
      unmask: flag,
      // Not AWS's but the port's: which region is asked. Over HTTP it stands in the signature.
      region: text,
    },
    'logStreamName',
  ),
};
