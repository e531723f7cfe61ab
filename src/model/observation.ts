/**
 * One look at one service: plain data, as AWS answered it, reduced to what is judged, diagnosed or reported.
 *
 * Times are milliseconds since the epoch by AWS's clock. A part that could not be had is `undefined` and has an
 * {@link ReadFailure} that names why; a part that was not asked for again, because nothing pointed at a change, is the
 * previous look's, by reference. Objects that did not change are shared with the previous look.
 */

export interface Observation {
  /** Opening: the first that shows a deployment. Quiet: any later one. Closing: the last, after the verdict. */
  readonly kind: 'opening' | 'quiet' | 'closing';
  /** Before the first call: what was seen was so at this time or later. */
  readonly at: number;
  /** When tasks and targets were read, where that was late: they were so then, and not since `at`. */
  readonly healthReadAt?: number;
  /** When the last answer was in, or the observation was given up. */
  readonly endedAt: number;
  /** AWS's clock minus this machine's, by which it is dated; absent: no difference, or none known before AWS's first answer. */
  readonly clockOffsetMs?: number;
  /** Whether AWS answered anything in its own form, errors included. */
  readonly answered: boolean;
  /** Whether AWS throttled any call of this observation, also one that it answered when repeated. */
  readonly throttled: boolean;
  /** How long a question waited for ECS, the longest of them, because ECS throttled; absent: it did not. */
  readonly heldUpMs?: number;
  /** What AWS says does not exist. */
  readonly missing?: 'cluster' | 'service';
  readonly service?: Service;
  /** All visible tasks of the service, of any deployment, running and stopped. */
  readonly tasks?: readonly Task[];
  /** Targets by target-group ARN; a group that could not be read has no entry. */
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  /**
   * Where production and test traffic go, by the ARN that a load balancer of the service names; one that was not answered in
   * this observation has no entry. Absent: none was asked for.
   */
  readonly rules?: ReadonlyMap<string, ListenerRule>;
  readonly targetGroups: readonly TargetGroup[];
  /** What a deployment runs and registers with, by deployment id; absent where its revision could not be read. */
  readonly revisions: ReadonlyMap<string, ServiceRevision>;
  /** Deployments of which AWS says, again and again, that there is no revision: they are older than revisions are. */
  readonly withoutRevision?: readonly string[];
  /** Newest first; undefined where they could not be read. */
  readonly serviceDeployments?: readonly ServiceDeployment[];
  readonly taskDefinitions: readonly TaskDefinition[];
  /** What CodeDeploy says of the deployment that is verified; absent: it was never asked, or has not answered yet. */
  readonly codeDeploy?: CodeDeployDeployment;
  /** How long the service's last deployments of the same strategy took that ended well, newest first; absent: not known. */
  readonly history?: readonly PastDeployment[];
  readonly logs: readonly LogTail[];
  readonly readFailures: readonly ReadFailure[];
}

/** Why something could not be had. */
export type ReadFailureReason =
  | 'denied'
  | 'no-credentials'
  | 'expired-credentials'
  | 'invalid-credentials'
  | 'throttled'
  | 'not-found'
  | 'server-error'
  | 'no-answer'
  /** It came in a form that AWS does not document, so nothing of it is believed. */
  | 'malformed'
  | 'refused';

/** The error's name of a question that there was no time left to ask: nobody at AWS left it unanswered. */
export const notAsked = 'NotAsked';
/** The same of what was answered too much later, or sooner, than what it is judged with. */
export const readApart = 'ReadApart';

export interface ReadFailure {
  /** The API operation. */
  readonly operation: string;
  /** The IAM action it needs, e.g. `ecs:ListTasks`. */
  readonly action: string;
  readonly reason: ReadFailureReason;
  /** Without it there is no verdict. */
  readonly needed: boolean;
  /** AWS's error code, or the name of the network error. */
  readonly errorName: string;
  readonly message: string;
  /** What was asked about, where one operation is called for several things. */
  readonly resource?: string;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html – what concerns traffic and its stages. */
export interface DeploymentConfiguration {
  /** `ROLLING` where AWS leaves it out. */
  readonly strategy: string;
  readonly bakeTimeSeconds: number;
  /** How much production traffic goes over at a time, and how long ECS waits after it: LINEAR each step, CANARY the first of two. */
  readonly trafficStep?: { readonly percent: number; readonly bakeSeconds: number };
  /** Absent: none. */
  readonly lifecycleHooks?: readonly LifecycleHook[];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHook.html */
export interface LifecycleHook {
  /** `AWS_LAMBDA`, `PAUSE`. */
  readonly targetType: string;
  readonly targetArn?: string;
  readonly stages: readonly string[];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html */
export interface Service extends DeploymentConfiguration {
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly clusterName: string;
  /** `ACTIVE`, `DRAINING`, `INACTIVE`. */
  readonly status: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  /** ARN of what the service is set to run now. */
  readonly taskDefinition: string;
  readonly launchType?: string;
  readonly capacityProviders: readonly string[];
  /** `REPLICA` or `DAEMON`. */
  readonly schedulingStrategy: string;
  /** `ECS`, `CODE_DEPLOY`, `EXTERNAL`. */
  readonly controller: string;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly circuitBreaker: { readonly enable: boolean; readonly rollback: boolean };
  readonly alarmNames: readonly string[];
  /** ECS may call the deployment complete with fewer healthy tasks than desired (earlySuccessCriteria). */
  readonly earlySuccess: boolean;
  readonly healthCheckGracePeriodSeconds?: number;
  readonly loadBalancers: readonly LoadBalancer[];
  /** `ECS`: an Express service, whose load balancer ECS owns. */
  readonly resourceManagementType?: string;
  readonly deployments: readonly Deployment[];
  /** How many task sets the answer has beside deployments, or of a controller that knows none; absent: none. */
  readonly taskSetCount?: number;
  /** ARN of the service deployment that ECS is at, or was at last. */
  readonly currentServiceDeployment?: string;
  /** Newest first, at most 100. */
  readonly events: readonly ServiceEvent[];
  readonly createdAt: number;
}

export interface LoadBalancer {
  readonly targetGroupArn?: string;
  /** A Classic Load Balancer. */
  readonly loadBalancerName?: string;
  readonly containerName?: string;
  readonly containerPort?: number;
  /** Of VPC Lattice and of a gateway: the name of the port mapping that tasks are registered with, in place of container and port. */
  readonly portName?: string;
  /** The second group of a pair between which ECS shifts traffic; the two change roles with every deployment. */
  readonly alternateTargetGroupArn?: string;
  /** What sends production traffic to the pair: a rule's ARN (Application Load Balancer), a listener's (Network Load Balancer), or either (VPC Lattice). */
  readonly productionListenerRule?: string;
  readonly testListenerRule?: string;
}

/** Where a listener rule, or the default action of a listener, forwards requests. */
export interface ListenerRule {
  readonly arn: string;
  /** AWS says that it does not exist. */
  readonly isMissing?: true;
  /** Of the weights the shares count, not the sum. */
  readonly targetGroups: readonly { readonly arn: string; readonly weight: number }[];
}

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html, or a task set, which another controller than ECS
 * has in its place.
 */
export interface Deployment {
  /** `ecs-svc/<number>` */
  readonly id: string;
  /** `PRIMARY`, `ACTIVE`, `INACTIVE`, of a task set also `DRAINING`; others have been seen. */
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  /** Consecutive failures; 0 proves nothing. */
  readonly failedTasks: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly launchType?: string;
  readonly capacityProviders: readonly string[];
  /** `IN_PROGRESS`, `COMPLETED`, `FAILED`. */
  readonly rolloutState?: string;
  readonly rolloutStateReason?: string;
  /** How many configurations of VPC Lattice it has, which its revision tells in full. */
  readonly vpcLatticeCount: number;
  /** Whether Service Connect carries traffic to its tasks; absent: it does not. */
  readonly serviceConnect?: true;
  /** Of a controller other than ECS; the deployment is a task set then, and its counts are that set's. */
  readonly taskSet?: TaskSet;
}

/** What a controller other than ECS adds to a deployment. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html */
export interface TaskSet {
  /** Of CodeDeploy, the id of its deployment (`d-…`); of another controller whatever it wrote. */
  readonly externalId?: string;
  /** How much of the service's desired count it runs, in percent. */
  readonly scalePercent: number;
  /** `STEADY_STATE`, `STABILIZING`; a set without tasks is steady too. */
  readonly stabilityStatus?: string;
  readonly loadBalancers: readonly LoadBalancer[];
}

/**
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html, with its only target of ECS,
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ECSTarget.html
 */
export interface CodeDeployDeployment {
  /** `d-…` */
  readonly id: string;
  readonly application: string;
  readonly deploymentGroup: string;
  /** `Created`, `Queued`, `InProgress`, `Baking`, `Succeeded`, `Failed`, `Stopped`, `Ready`. */
  readonly status: string;
  /** `user`, `codeDeployRollback`, `CloudFormation` and others. */
  readonly creator?: string;
  readonly createdAt?: number;
  readonly completedAt?: number;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /** The deployment that rolls this one back. */
  readonly rolledBackBy?: string;
  /** The deployment that this one was made to roll back. */
  readonly rollsBack?: string;
  /** `CodeDeployDefault.ECSAllAtOnce`, or one of the user's own. */
  readonly configurationName?: string;
  /** How it shifts traffic, where that could be read or is one of AWS's own; absent: all at once, or not known. */
  readonly trafficStep?: { readonly kind: 'canary' | 'linear'; readonly percent: number; readonly intervalSeconds: number };
  /** A listener sends test traffic to the new set first. */
  readonly hasTestListener?: true;
  /** How long a new set may wait for somebody to let it have traffic, and what happens then. */
  readonly readyWaitSeconds?: number;
  /** `CONTINUE_DEPLOYMENT`, `STOP_DEPLOYMENT`. */
  readonly readyTimeoutAction?: string;
  /** How long the old set is kept after the shift; absent: for ever. */
  readonly terminationWaitSeconds?: number;
  readonly isTerminationWaitStarted?: true;
  /** Absent: it has not begun, or was not answered. */
  readonly target?: CodeDeployTarget;
}

export interface CodeDeployTarget {
  readonly status: string;
  readonly lifecycleEvents: readonly LifecycleEvent[];
  /** Of production traffic, in percent, by the task set's id. */
  readonly taskSets: readonly { readonly deploymentId: string; readonly trafficWeight?: number; readonly label?: string }[];
}

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LifecycleEvent.html */
export interface LifecycleEvent {
  /** `BeforeInstall`, `Install`, `AfterInstall`, `AllowTestTraffic`, …, `AfterAllowTraffic`. */
  readonly name: string;
  /** `Pending`, `InProgress`, `Succeeded`, `Failed`, `Skipped`, `Unknown`. */
  readonly status: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly errorCode?: string;
  readonly message?: string;
}

/** A deployment of the service that ended well. */
export interface PastDeployment {
  readonly arn: string;
  readonly createdAt: number;
  readonly finishedAt: number;
}

export interface ServiceEvent {
  readonly id: string;
  readonly at: number;
  readonly message: string;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
export interface ServiceDeployment {
  readonly arn: string;
  /** The deployment it brings, from the number of its target service revision. */
  readonly deploymentId: string;
  readonly createdAt: number;
  readonly finishedAt?: number;
  readonly status: string;
  readonly statusReason?: string;
  readonly rollback?: { readonly reason?: string; readonly startedAt?: number; readonly deploymentId?: string };
  readonly circuitBreaker?: { readonly status: string; readonly failureCount: number; readonly threshold: number };
  /** `TRIGGERED`, `MONITORING`, `MONITORING_COMPLETE`, `DISABLED`. */
  readonly alarmStatus?: string;
  readonly triggeredAlarmNames: readonly string[];
  /** Where it is: one of the API's stages. It goes back in a rollback; absent for a rolling update. */
  readonly lifecycleStage?: string;
  /** What ECS asks for of the revision that it brings. */
  readonly target?: RevisionSummary;
  /** The same of those that it replaces; several may each claim all traffic. */
  readonly sources?: readonly RevisionSummary[];
  /** The hooks that are active at this stage; absent: none. */
  readonly hooks?: readonly ActiveHook[];
  /** As it was when it began; absent where only the list told of it. */
  readonly configuration?: DeploymentConfiguration;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRevisionSummary.html */
export interface RevisionSummary {
  readonly deploymentId: string;
  readonly requestedTaskCount: number;
  readonly runningTaskCount: number;
  readonly pendingTaskCount: number;
  /** In percent: what ECS has asked for, which the load balancer may not do yet. */
  readonly testWeight?: number;
  readonly productionWeight?: number;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHookDetail.html */
export interface ActiveHook {
  readonly id: string;
  /** `AWS_LAMBDA`, `PAUSE`. */
  readonly targetType: string;
  readonly targetArn?: string;
  /** `AWAITING_ACTION`, `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`. */
  readonly status: string;
  readonly expiresAt?: number;
  /** What ECS does then: `CONTINUE`, `ROLLBACK`. */
  readonly timeoutAction?: string;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRevision.html */
export interface ServiceRevision {
  readonly deploymentId: string;
  readonly taskDefinition?: string;
  /** With those of VPC Lattice. */
  readonly loadBalancers: readonly LoadBalancer[];
  /** How many connectors to gateways it has: their target groups are not among `loadBalancers`. */
  readonly gatewayConnectorCount: number;
  readonly createdAt?: number;
  readonly serviceConnect?: true;
  /** The target groups that ECS really uses for it; absent: not told (yet). */
  readonly resolved?: readonly { readonly targetGroupArn?: string; readonly productionListenerRule?: string }[];
  /** Load balancers that ECS owns or joined for it: ingress paths of an Express service, connections to gateways. */
  readonly managedLoadBalancers?: readonly ManagedLoadBalancer[];
  /** What ECS made for it, and how that stands. */
  readonly managedResources?: readonly ManagedResource[];
}

/** A pair of target groups that ECS chose by itself, with what carries traffic to it. */
export type ManagedLoadBalancer = Omit<LoadBalancer, 'loadBalancerName'>;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ECSManagedResources.html */
export interface ManagedResource {
  /** `load balancer`, `target group`, `gateway connection`: what it is, in words. */
  readonly kind: string;
  readonly arn?: string;
  /** `PROVISIONING`, `ACTIVE`, `FAILED`; of a gateway `CREATE_FAILED` and the like. */
  readonly status: string;
  readonly statusReason?: string;
  /** Without it requests do not reach the tasks. */
  readonly carriesTraffic?: true;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
export interface Task {
  readonly arn: string;
  /** The last part of the ARN. */
  readonly id: string;
  /** `startedBy`: the deployment's id. */
  readonly deploymentId: string;
  readonly taskDefinition: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  /** `HEALTHY`, `UNHEALTHY`, `UNKNOWN`. */
  readonly healthStatus: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly createdAt?: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  readonly launchType?: string;
  readonly capacityProvider?: string;
  readonly availabilityZone?: string;
  readonly containerInstanceArn?: string;
  /** Known only where a target group registers instances. */
  readonly ec2InstanceId?: string;
  readonly cpu?: string;
  readonly memory?: string;
  readonly containers: readonly Container[];
  /** Addresses of its own network interface (awsvpc); IPv6 in the form of RFC 5952. */
  readonly addresses: readonly string[];
}

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly lastStatus?: string;
  readonly healthStatus?: string;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly runtimeId?: string;
  readonly networkBindings: readonly { readonly containerPort?: number; readonly hostPort?: number }[];
}

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealthDescription.html, and
 * https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_TargetSummary.html with ELB's words for its states.
 */
export interface Target {
  /** IP address (IPv6 in the form of RFC 5952) or EC2 instance id. */
  readonly id: string;
  readonly port: number;
  readonly availabilityZone?: string;
  /** `initial`, `healthy`, `unhealthy`, `unhealthy.draining`, `unused`, `draining`, `unavailable`. */
  readonly state: string;
  readonly reason?: string;
  readonly description?: string;
  /** The port that is really checked. */
  readonly healthCheckPort?: string;
}

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html,
 * https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_GetTargetGroup.html
 */
export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  /** VPC Lattice tells of its targets neither codes nor descriptions; absent: Elastic Load Balancing. */
  readonly isLattice?: true;
  readonly protocol?: string;
  readonly protocolVersion?: string;
  readonly port?: number;
  /** `ip`, `instance`, `lambda`, `alb`. */
  readonly targetType: string;
  /** Of VPC Lattice: the services that use it. */
  readonly loadBalancerArns: readonly string[];
  readonly healthCheck: HealthCheck;
  /** undefined: the attributes could not be read; VPC Lattice tells none. */
  readonly deregistrationDelaySeconds?: number;
}

export interface HealthCheck {
  readonly enabled: boolean;
  readonly protocol: string;
  /** `traffic-port` or a number. */
  readonly port: string;
  /** Absent for TCP. */
  readonly path?: string;
  /** Absent for TCP. */
  readonly matcher?: string;
  readonly matcherKind?: 'http' | 'grpc';
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html – without what may hold a secret. */
export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly networkMode?: string;
  readonly cpu?: string;
  readonly memory?: string;
  readonly executionRoleArn?: string;
  readonly taskRoleArn?: string;
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
  readonly containers: readonly ContainerDefinition[];
}

export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
  readonly portMappings: readonly PortMapping[];
  readonly healthCheck?: ContainerHealthCheck;
  readonly log?: LogConfiguration;
}

export interface PortMapping {
  readonly containerPort?: number;
  readonly hostPort?: number;
  readonly protocol?: string;
  readonly name?: string;
}

export interface ContainerHealthCheck {
  /** In the shape that it has there; arguments that may hold a secret are `…`, a URL has neither user nor query. */
  readonly command: readonly string[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

export interface LogConfiguration {
  readonly driver: string;
  readonly group?: string;
  readonly region?: string;
  readonly streamPrefix?: string;
}

/** The last lines that a container wrote, oldest first. */
export interface LogTail {
  readonly taskArn: string;
  readonly container: string;
  readonly group: string;
  readonly stream: string;
  readonly lines: readonly { readonly at: number; readonly message: string }[];
  /** Why there are none, when they could not be had. */
  readonly absence?: string;
}
