/** A kind of service that cannot be verified: the field that says so, with its value, and what can be done instead. */
export interface Refusal {
  readonly field: string;
  readonly instead: string;
}

/** What nobody knew when this was written: it may be known by now. */
const newer = 'see whether a newer version of this action knows it';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-classic.html */
export const classicLoadBalancer = (name: string): Refusal => ({
  field: `loadBalancers names the Classic Load Balancer ${name}`,
  instead:
    'it tells the health of instances, which cannot be attributed to a task; move the service to a target group of an Application or Network Load Balancer',
});

/** Target groups in which ECS never registers the tasks of a service, by their type. */
const insteadOfType: Readonly<Record<string, string | undefined>> = {
  alb: 'it holds an Application Load Balancer and no tasks; let the service name the target group that this load balancer forwards to',
  lambda: 'it holds a Lambda function and no tasks; let the service name a target group of type `ip` or `instance`',
};

export const targetGroupType = (name: string, type: string): Refusal => ({
  field: `TargetType of ${name} is ${type}`,
  instead: (Object.hasOwn(insteadOfType, type) ? insteadOfType[type] : undefined) ?? newer,
});

export const daemonStrategy = (field: string): Refusal => ({
  field,
  instead: 'a daemon is replaced instance by instance: let ECS deploy it with ROLLING',
});

export const taskSetsBesideDeployments = (field: string): Refusal => ({
  field,
  instead:
    'which of the two the service runs is not told; run this step again once the change of its deployment controller is over',
});

/** Nothing that could be shifted in steps. */
export const withoutTraffic = (field: string): Refusal => ({
  field,
  instead: 'deploy it with ROLLING or BLUE_GREEN, or give it a load balancer',
});

export const unknownKind = (field: string): Refusal => ({ field, instead: newer });
