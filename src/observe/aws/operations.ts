/**
 * The port: every operation that the action calls, with the IAM action that each needs.
 *
 * The SDK answers it in production (`sdk.ts`), the simulator in tests. The IAM policies in docs/permissions.md are generated from this
 * file. All of them only read.
 *
 * IAM resource levels: Service Authorization Reference, "Actions, resources, and condition keys for Amazon ECS" and
 * "… for Elastic Load Balancing V2" (`elasticloadbalancing:Describe*` knows no resource level).
 */
import type { GetLogEventsCommandInput, GetLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import type {
  BatchGetDeploymentTargetsCommandInput,
  BatchGetDeploymentTargetsCommandOutput,
  GetDeploymentCommandInput,
  GetDeploymentCommandOutput,
  GetDeploymentConfigCommandInput,
  GetDeploymentConfigCommandOutput,
} from '@aws-sdk/client-codedeploy';
import type {
  DescribeContainerInstancesCommandInput,
  DescribeContainerInstancesCommandOutput,
  DescribeServiceDeploymentsCommandInput,
  DescribeServiceDeploymentsCommandOutput,
  DescribeServiceRevisionsCommandInput,
  DescribeServiceRevisionsCommandOutput,
  DescribeServicesCommandInput,
  DescribeServicesCommandOutput,
  DescribeTaskDefinitionCommandInput,
  DescribeTaskDefinitionCommandOutput,
  DescribeTasksCommandInput,
  DescribeTasksCommandOutput,
  ListServiceDeploymentsCommandInput,
  ListServiceDeploymentsCommandOutput,
  ListTasksCommandInput,
  ListTasksCommandOutput,
} from '@aws-sdk/client-ecs';
import type {
  DescribeListenersCommandInput,
  DescribeListenersCommandOutput,
  DescribeRulesCommandInput,
  DescribeRulesCommandOutput,
  DescribeTargetGroupAttributesCommandInput,
  DescribeTargetGroupAttributesCommandOutput,
  DescribeTargetGroupsCommandInput,
  DescribeTargetGroupsCommandOutput,
  DescribeTargetHealthCommandInput,
  DescribeTargetHealthCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type {
  GetListenerCommandInput,
  GetListenerCommandOutput,
  GetRuleCommandInput,
  GetRuleCommandOutput,
  GetTargetGroupCommandInput,
  GetTargetGroupCommandOutput,
  ListTargetsCommandInput,
  ListTargetsCommandOutput,
} from '@aws-sdk/client-vpc-lattice';

interface Call<Input, Output> {
  input: Input;
  output: Omit<Output, '$metadata'>;
}

/** What can be asked, by the API operation's name, in the SDK's own shapes. */
export interface Operations {
  DescribeServices: Call<DescribeServicesCommandInput, DescribeServicesCommandOutput>;
  ListTasks: Call<ListTasksCommandInput, ListTasksCommandOutput>;
  DescribeTasks: Call<DescribeTasksCommandInput, DescribeTasksCommandOutput>;
  DescribeTaskDefinition: Call<DescribeTaskDefinitionCommandInput, DescribeTaskDefinitionCommandOutput>;
  ListServiceDeployments: Call<ListServiceDeploymentsCommandInput, ListServiceDeploymentsCommandOutput>;
  DescribeServiceDeployments: Call<DescribeServiceDeploymentsCommandInput, DescribeServiceDeploymentsCommandOutput>;
  DescribeServiceRevisions: Call<DescribeServiceRevisionsCommandInput, DescribeServiceRevisionsCommandOutput>;
  DescribeContainerInstances: Call<DescribeContainerInstancesCommandInput, DescribeContainerInstancesCommandOutput>;
  DescribeTargetGroups: Call<DescribeTargetGroupsCommandInput, DescribeTargetGroupsCommandOutput>;
  DescribeTargetHealth: Call<DescribeTargetHealthCommandInput, DescribeTargetHealthCommandOutput>;
  DescribeTargetGroupAttributes: Call<DescribeTargetGroupAttributesCommandInput, DescribeTargetGroupAttributesCommandOutput>;
  DescribeRules: Call<DescribeRulesCommandInput, DescribeRulesCommandOutput>;
  DescribeListeners: Call<DescribeListenersCommandInput, DescribeListenersCommandOutput>;
  GetDeployment: Call<GetDeploymentCommandInput, GetDeploymentCommandOutput>;
  BatchGetDeploymentTargets: Call<BatchGetDeploymentTargetsCommandInput, BatchGetDeploymentTargetsCommandOutput>;
  GetDeploymentConfig: Call<GetDeploymentConfigCommandInput, GetDeploymentConfigCommandOutput>;
  ListTargets: Call<ListTargetsCommandInput, ListTargetsCommandOutput>;
  GetTargetGroup: Call<GetTargetGroupCommandInput, GetTargetGroupCommandOutput>;
  GetRule: Call<GetRuleCommandInput, GetRuleCommandOutput>;
  GetListener: Call<GetListenerCommandInput, GetListenerCommandOutput>;
  /** `region`: where the log group is, when it is not the service's own region (`awslogs-region`). */
  GetLogEvents: Call<GetLogEventsCommandInput & { readonly region?: string | undefined }, GetLogEventsCommandOutput>;
}

export type Operation = keyof Operations;

export interface Aws {
  /**
   * Makes one call. Rejects with the SDK's error, whose `name` is AWS's error code and whose
   * `$metadata.httpStatusCode` is the HTTP status; with an `AbortError` once `signal` is aborted.
   */
  call<Q extends Operation>(operation: Q, input: Operations[Q]['input'], signal: AbortSignal): Promise<Operations[Q]['output']>;
  /** AWS's clock minus this machine's, in milliseconds, from the first answer; 0 before it. */
  readonly clockOffsetMs: () => number;
}

export interface Permission {
  /**
   * `required`: without it there is no verdict. `instance`: required for target groups of type `instance` only. `traffic`:
   * required beyond `wait-until: healthy` where ECS shifts traffic. `codeDeploy`: required beyond it where CodeDeploy does.
   * `lattice`: required for target groups of VPC Lattice. `latticeTraffic`: beyond `healthy`, where ECS shifts their traffic.
   * `optional`: a strategy may require it all the same, and a service that names no load balancer the service revisions.
   */
  readonly need: 'required' | 'instance' | 'traffic' | 'codeDeploy' | 'lattice' | 'latticeTraffic' | 'optional';
  readonly action: string;
  /** The narrowest resources AWS authorises it on, as ARN patterns; `*` where it knows no resource level. */
  readonly resources: readonly string[];
  /** Whether `ArnEquals ecs:cluster` can narrow it further. */
  readonly clusterCondition: boolean;
  /** What is lost without it. */
  readonly without: string;
}

const ecs = (kind: string, path: string): string => `arn:aws:ecs:REGION:ACCOUNT:${kind}/${path}`;

export const permissions: { readonly [Q in Operation]: Permission } = {
  DescribeServices: {
    need: 'required',
    action: 'ecs:DescribeServices',
    resources: [ecs('service', 'CLUSTER/SERVICE')],
    clusterCondition: true,
    without: 'nothing can be said about the service',
  },
  ListTasks: {
    need: 'required',
    action: 'ecs:ListTasks',
    // Authorised on container instances even for Fargate: `*` with the cluster condition is the form that works.
    resources: ['*'],
    clusterCondition: true,
    without: 'the tasks of the deployment are not known',
  },
  DescribeTasks: {
    need: 'required',
    action: 'ecs:DescribeTasks',
    resources: [ecs('task', 'CLUSTER/*')],
    clusterCondition: true,
    without: 'the tasks of the deployment are not known',
  },
  DescribeTaskDefinition: {
    need: 'required',
    action: 'ecs:DescribeTaskDefinition',
    resources: ['*'],
    clusterCondition: false,
    without: 'which containers have a health check is not known',
  },
  DescribeTargetGroups: {
    need: 'required',
    action: 'elasticloadbalancing:DescribeTargetGroups',
    resources: ['*'],
    clusterCondition: false,
    without: 'what the load balancer asks of the tasks is not known',
  },
  DescribeTargetHealth: {
    need: 'required',
    action: 'elasticloadbalancing:DescribeTargetHealth',
    resources: ['*'],
    clusterCondition: false,
    without: 'whether the tasks are healthy is not known',
  },
  DescribeContainerInstances: {
    need: 'instance',
    action: 'ecs:DescribeContainerInstances',
    resources: [ecs('container-instance', 'CLUSTER/*')],
    clusterCondition: true,
    without: 'targets of type `instance` cannot be matched to tasks',
  },
  DescribeRules: {
    need: 'traffic',
    action: 'elasticloadbalancing:DescribeRules',
    resources: ['*'],
    clusterCondition: false,
    without: 'where an Application Load Balancer sends production traffic is not known',
  },
  DescribeListeners: {
    need: 'traffic',
    action: 'elasticloadbalancing:DescribeListeners',
    resources: ['*'],
    clusterCondition: false,
    without: 'where a Network Load Balancer sends production traffic is not known',
  },
  GetDeployment: {
    need: 'codeDeploy',
    action: 'codedeploy:GetDeployment',
    resources: ['arn:aws:codedeploy:REGION:ACCOUNT:deploymentgroup:APPLICATION/DEPLOYMENT_GROUP'],
    clusterCondition: false,
    without: 'whether CodeDeploy calls the deployment successful is not known',
  },
  BatchGetDeploymentTargets: {
    need: 'codeDeploy',
    action: 'codedeploy:BatchGetDeploymentTargets',
    resources: ['*'],
    clusterCondition: false,
    without: 'where CodeDeploy sends production traffic is not known',
  },
  GetDeploymentConfig: {
    need: 'optional',
    action: 'codedeploy:GetDeploymentConfig',
    resources: ['arn:aws:codedeploy:REGION:ACCOUNT:deploymentconfig:DEPLOYMENT_CONFIGURATION'],
    clusterCondition: false,
    without: 'how long the steps of a configuration of your own take is not known, and not part of `timeout: auto`',
  },
  ListTargets: {
    need: 'lattice',
    action: 'vpc-lattice:ListTargets',
    resources: ['arn:aws:vpc-lattice:REGION:ACCOUNT:targetgroup/TARGET_GROUP'],
    clusterCondition: false,
    without: 'whether the tasks are healthy is not known',
  },
  GetTargetGroup: {
    need: 'lattice',
    action: 'vpc-lattice:GetTargetGroup',
    resources: ['arn:aws:vpc-lattice:REGION:ACCOUNT:targetgroup/TARGET_GROUP'],
    clusterCondition: false,
    without: 'what VPC Lattice asks of the tasks is not known',
  },
  GetRule: {
    need: 'latticeTraffic',
    action: 'vpc-lattice:GetRule',
    resources: ['arn:aws:vpc-lattice:REGION:ACCOUNT:service/SERVICE/listener/LISTENER/rule/RULE'],
    clusterCondition: false,
    without: 'where a rule of VPC Lattice sends production traffic is not known',
  },
  GetListener: {
    need: 'latticeTraffic',
    action: 'vpc-lattice:GetListener',
    resources: ['arn:aws:vpc-lattice:REGION:ACCOUNT:service/SERVICE/listener/LISTENER'],
    clusterCondition: false,
    without: 'where a listener of VPC Lattice sends production traffic is not known',
  },
  ListServiceDeployments: {
    need: 'optional',
    action: 'ecs:ListServiceDeployments',
    resources: [ecs('service', 'CLUSTER/SERVICE')],
    clusterCondition: true,
    without:
      'of a rolling update, a rollback that ended before the first observation is known from service events alone, and one that is asked for and has not begun is not seen unless `wait-until` is `completed`, nor is such a stop; a deployment that was replaced before the first observation is `no-deployment`, not `superseded`; and how long the last deployments took is not said',
  },
  DescribeServiceDeployments: {
    need: 'optional',
    action: 'ecs:DescribeServiceDeployments',
    resources: [ecs('service', 'CLUSTER/SERVICE'), ecs('service-deployment', 'CLUSTER/SERVICE/*')],
    clusterCondition: true,
    without: 'why ECS gave up is not told in its own words (required when `deployment` is a service-deployment ARN)',
  },
  DescribeServiceRevisions: {
    need: 'optional',
    action: 'ecs:DescribeServiceRevisions',
    resources: [ecs('service', 'CLUSTER/SERVICE'), ecs('service-revision', 'CLUSTER/SERVICE/*')],
    clusterCondition: true,
    without:
      "the target groups are taken from the service instead of the deployment's own revision, and a deployment that was replaced before the first observation is `no-deployment`, not `superseded`",
  },
  DescribeTargetGroupAttributes: {
    need: 'optional',
    action: 'elasticloadbalancing:DescribeTargetGroupAttributes',
    resources: ['*'],
    clusterCondition: false,
    without: 'the deregistration delay is taken as 300 seconds',
  },
  GetLogEvents: {
    need: 'optional',
    action: 'logs:GetLogEvents',
    resources: ['arn:aws:logs:REGION:ACCOUNT:log-group:LOG_GROUP:log-stream:*'],
    clusterCondition: false,
    without: 'the last log lines of a failed container are not shown',
  },
};
