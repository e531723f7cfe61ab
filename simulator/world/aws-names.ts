/** Names and ids in the forms that AWS gives them. One pretend account, one region. */

export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';

export interface AwsNames {
  cluster(cluster: string): string;
  service(cluster: string, service: string): string;
  task(cluster: string, taskId: string): string;
  taskDefinition(family: string, revision: number): string;
  serviceDeployment(cluster: string, service: string, id: string): string;
  serviceRevision(cluster: string, service: string, number: string): string;
  containerInstance(cluster: string, id: string): string;
  /** Of Elastic Load Balancing, or of VPC Lattice. */
  targetGroup(name: string, balancer?: Balancer): string;
  loadBalancer(name: string, balancer: Balancer): string;
  /** A rule of an ALB's listener. */
  rule(name: string, loadBalancer: string): string;
  /** Of a lifecycle hook. */
  lambda(name: string): string;
  role(name: string): string;
  listener(name: string, loadBalancer: string, balancer: 'ALB' | 'NLB'): string;
  /** A rule of a listener of VPC Lattice, and the listener itself. */
  latticeRule(name: string, service: string): string;
  latticeListener(name: string, service: string): string;
  taskSet(cluster: string, service: string, id: string): string;
  codeDeployGroup(application: string, deploymentGroup: string): string;
  codeDeployConfiguration(name: string): string;
  /** The target of a CodeDeploy deployment: a service. */
  codeDeployTarget(cluster: string, service: string): string;
}

/** What a target group belongs to. */
export type Balancer = 'ALB' | 'NLB' | 'LATTICE';

const ecs = (rest: string): string => `arn:aws:ecs:${REGION}:${ACCOUNT}:${rest}`;
const lattice = (rest: string): string => `arn:aws:vpc-lattice:${REGION}:${ACCOUNT}:${rest}`;
const latticeService = (name: string): string => lattice(`service/svc-${hex(`lattice ${name}`, 17)}`);
const codeDeploy = (rest: string): string => `arn:aws:codedeploy:${REGION}:${ACCOUNT}:${rest}`;
const elb = (rest: string): string => `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:${rest}`;

export const awsNames: AwsNames = {
  cluster: (cluster) => ecs(`cluster/${cluster}`),
  service: (cluster, service) => ecs(`service/${cluster}/${service}`),
  task: (cluster, taskId) => ecs(`task/${cluster}/${taskId}`),
  taskDefinition: (family, revision) => ecs(`task-definition/${family}:${revision}`),
  serviceDeployment: (cluster, service, id) => ecs(`service-deployment/${cluster}/${service}/${id}`),
  serviceRevision: (cluster, service, number) => ecs(`service-revision/${cluster}/${service}/${number}`),
  containerInstance: (cluster, id) => ecs(`container-instance/${cluster}/${id}`),
  targetGroup: (name, balancer) =>
    balancer === 'LATTICE' ? lattice(`targetgroup/tg-${hex(name, 17)}`) : elb(`targetgroup/${name}/${hex(name, 16)}`),
  loadBalancer: (name, balancer) =>
    balancer === 'LATTICE'
      ? latticeService(name)
      : elb(`loadbalancer/${balancer === 'ALB' ? 'app' : 'net'}/${name}/${hex(`lb ${name}`, 16)}`),
  lambda: (name) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
  role: (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  rule: (name, balancer) =>
    elb(`listener-rule/app/${balancer}/${hex(`lb ${balancer}`, 16)}/${hex(`443 ${balancer}`, 16)}/${hex(`rule ${name}`, 16)}`),
  latticeRule: (name, service) =>
    `${latticeService(service)}/listener/listener-${hex(`443 ${service}`, 17)}/rule/rule-${hex(`rule ${name}`, 17)}`,
  latticeListener: (name, service) => `${latticeService(service)}/listener/listener-${hex(`listener ${name}`, 17)}`,
  listener: (name, loadBalancer, balancer) =>
    elb(
      `listener/${balancer === 'ALB' ? 'app' : 'net'}/${loadBalancer}/${hex(`lb ${loadBalancer}`, 16)}/${hex(`listener ${name}`, 16)}`,
    ),
  taskSet: (cluster, service, id) => ecs(`task-set/${cluster}/${service}/${id}`),
  codeDeployGroup: (application, group) => codeDeploy(`deploymentgroup:${application}/${group}`),
  codeDeployConfiguration: (name) => codeDeploy(`deploymentconfig:${name}`),
  codeDeployTarget: (cluster, service) => codeDeploy(`target/ecs/${cluster}:${service}`),
};

/** A number in [0, 1), the next at each call, the same row for the same seed (mulberry32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const draw = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');

const HEX = '0123456789abcdef';

export const newTaskId = (random: Random): string => draw(random, HEX, 32);
/** 19 digits, above 2^53, so that whoever reads it as a number loses it. */
export const newDeploymentNumber = (random: Random): string => draw(random, '123456789', 1) + draw(random, '0123456789', 18);
export const newServiceDeploymentId = (random: Random): string =>
  draw(random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', 21);
/** A deployment of CodeDeploy. */
export const newCodeDeployId = (random: Random): string => `d-${draw(random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 9)}`;
/** What ContinueServiceDeployment wants to know of a pause. */
export const newHookId = (random: Random, type: 'pause' | 'lambda'): string =>
  `ecs-${type}-${draw(random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 43)}`;
export const newInstanceId = (random: Random): string => `i-${draw(random, HEX, 17)}`;
export const newUuid = (random: Random): string =>
  [
    draw(random, HEX, 8),
    draw(random, HEX, 4),
    `4${draw(random, HEX, 3)}`,
    `8${draw(random, HEX, 3)}`,
    draw(random, HEX, 12),
  ].join('-');

/** Hex digits that belong to a name: always the same for the same name. */
export function hex(name: string, length: number): string {
  const seed = Array.from(name).reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0, 7);
  return draw(seededRandom(seed), HEX, length);
}
