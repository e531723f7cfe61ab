/**
 * The strict gate of the pretend AWS: refuses a question as AWS would, before anything is answered.
 *
 * Limits and required members: the operations' pages in the ECS, ELBv2 and CloudWatch Logs API references. It is stricter
 * than AWS in one point: AWS's JSON services drop members that they do not know; here a misspelt filter must not pass unseen.
 */
import type { Operation } from '../src/observe/aws/operations.ts';
import { awsError, invalidParameter, serviceOf, type AwsError } from './errors.ts';
import {
  between,
  complain,
  fields,
  flag,
  list,
  matching,
  oneOf,
  text,
  time,
  type Complaint,
  type FieldsSchema,
} from './schema.ts';

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

const serviceDeploymentStatus = oneOf(
  ...['PENDING', 'IN_PROGRESS', 'SUCCESSFUL', 'STOP_REQUESTED', 'STOPPED'],
  ...['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'],
);

/** What each question may ask. */
export const requestShapes: Readonly<Record<Operation, FieldsSchema>> = {
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
    LoadBalancerArn: elb('loadbalancer/(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}'),
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

type Input = Readonly<Record<string, unknown>>;

const given = (input: Input, names: readonly string[]): readonly string[] => names.filter((name) => input[name] !== undefined);

/** What hangs on more than one member. */
const rules: Readonly<Partial<Record<Operation, (input: Input, nowMs: number) => string | undefined>>> = {
  ListTasks: (input) =>
    input.startedBy !== undefined &&
    given(input, ['containerInstance', 'family', 'serviceName', 'desiredStatus', 'launchType', 'daemonName']).length > 0
      ? 'startedBy must be the only filter'
      : undefined,
  ListServiceDeployments: ({ createdAt }, nowMs) => {
    const { after, before } = (createdAt ?? {}) as { readonly after?: Date; readonly before?: Date };
    if (after !== undefined && after.getTime() < nowMs - HISTORY_MS) return 'createdAt.after must be within the last 90 days';
    return after !== undefined && before !== undefined && after > before
      ? 'createdAt.after must not be later than before'
      : undefined;
  },
  DescribeTargetGroups: (input) =>
    given(input, ['LoadBalancerArn', 'TargetGroupArns', 'Names']).length > 1
      ? 'Only one of LoadBalancerArn, TargetGroupArns and Names can be specified'
      : undefined,
  GetLogEvents: (input) =>
    given(input, ['logGroupName', 'logGroupIdentifier']).length === 1
      ? undefined
      : 'Exactly one of logGroupName and logGroupIdentifier must be specified',
};

/** How long service deployments are kept: ListServiceDeployments refuses to look back further. */
const HISTORY_MS = 90 * 24 * 3600 * 1000;

/**
 * AWS's refusal of a question that is not well put; `undefined` when it is. `nowMs` is AWS's time, in milliseconds since the
 * epoch.
 */
export const check = (operation: Operation, input: unknown, nowMs: number): AwsError | undefined => {
  const complaint: Complaint | undefined = complain(requestShapes[operation], input, '');
  if (complaint !== undefined) {
    return complaint.about === 'type' && serviceOf(operation) !== 'elasticloadbalancing'
      ? awsError('SerializationException', complaint.message, 400)
      : invalidParameter(operation, complaint.message);
  }
  const broken = rules[operation]?.(input as Input, nowMs);
  return broken === undefined ? undefined : invalidParameter(operation, broken);
};
