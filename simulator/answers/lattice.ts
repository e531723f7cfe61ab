/** ListTargets, GetTargetGroup, GetRule and GetListener of VPC Lattice. */
import type { RuleAction, TargetSummary } from '@aws-sdk/client-vpc-lattice';
import { latticeNotFound } from '../api/errors.ts';
import { START } from '../scenario.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ListenerRuleState, TargetGroupState, TargetState, World } from '../world/world.ts';
import { type Answerer, pageOf } from './answerer.ts';
import { nameOf } from './lookup.ts';

const idOf = (arn: string): string => nameOf(arn);
const createdAt = new Date(START - 86_400_000);

/** By its id, or by its ARN. */
function groupOf(world: World, identifier: string, atMs: number): TargetGroupState {
  const arn = world.setting.targetGroups.find(
    (one) => one.balancer === 'LATTICE' && (one.arn === identifier || idOf(one.arn) === identifier),
  )?.arn;
  const group = arn === undefined ? undefined : world.targetGroupAt(arn, atMs);
  if (group === undefined) throw latticeNotFound('Target group', identifier);
  return group;
}

export const listTargets: Answerer<'ListTargets'> = (world, input, atMs) => {
  const { targets } = groupOf(world, input.targetGroupIdentifier ?? '', atMs);
  const wanted = targets.filter(
    ({ id, port }) =>
      input.targets === undefined || input.targets.some((one) => one.id === id && (one.port === undefined || one.port === port)),
  );
  const { page, next } = pageOf(wanted.map(summary), input.maxResults ?? 100, input.nextToken);
  return { items: page, ...(next === undefined ? {} : { nextToken: next }) };
};

/** Neither description nor code; a reason for what is unhealthy alone. */
const summary = ({ id, port, state, reason }: TargetState): TargetSummary => ({
  id,
  port,
  status: state.toUpperCase() as NonNullable<TargetSummary['status']>,
  ...(state === 'unhealthy' && reason !== undefined ? { reasonCode: reason } : {}),
});

const TARGET_TYPES = { ip: 'IP', instance: 'INSTANCE', alb: 'ALB', lambda: 'LAMBDA' } as const;

export const getTargetGroup: Answerer<'GetTargetGroup'> = (world, input, atMs) => {
  const { setting, isUsed } = groupOf(world, input.targetGroupIdentifier ?? '', atMs);
  const { arn, name, port, path, matcher, version, checkProtocol, checkPort } = setting;
  return {
    id: idOf(arn),
    arn,
    name,
    type: TARGET_TYPES[setting.targetType],
    status: 'ACTIVE',
    serviceArns: isUsed ? [awsNames.loadBalancer(setting.loadBalancer, 'LATTICE')] : [],
    config: {
      port,
      protocol: setting.protocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
      protocolVersion: version,
      ipAddressType: 'IPV4',
      vpcIdentifier: 'vpc-0123456789abcdef0',
      healthCheck: {
        enabled: !setting.checksDisabled,
        protocol: checkProtocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
        protocolVersion: 'HTTP1',
        ...(checkPort === 'traffic-port' ? {} : { port: Number(checkPort) }),
        ...(path === undefined ? {} : { path }),
        ...(matcher === undefined ? {} : { matcher: { httpCode: matcher } }),
        healthCheckIntervalSeconds: setting.intervalSeconds,
        healthCheckTimeoutSeconds: setting.timeoutSeconds,
        healthyThresholdCount: setting.healthyThreshold,
        unhealthyThresholdCount: setting.unhealthyThreshold,
      },
    },
    createdAt,
    lastUpdatedAt: createdAt,
  };
};

/** Target groups are named by their ids here. */
const forward = ({ forwards }: ListenerRuleState): RuleAction => ({
  forward: {
    targetGroups: forwards.map(({ targetGroupArn, weight }) => ({ targetGroupIdentifier: idOf(targetGroupArn), weight })),
  },
});

/** What is there under these ids, by the last of them. */
function ruleOf(world: World, identifiers: readonly (string | undefined)[], atMs: number): ListenerRuleState {
  const ids = identifiers.map((identifier = '') => idOf(identifier));
  const found = world.stateAt(atMs).rules.find(({ arn }) => {
    const [, service, , listener, , rule] = arn.split('/');
    return arn.includes(':vpc-lattice:') && [service, listener, rule].join() === [...ids, undefined].slice(0, 3).join();
  });
  if (found === undefined) throw latticeNotFound(ids.length === 3 ? 'Rule' : 'Listener', ids.at(-1) ?? '');
  return found;
}

export const getRule: Answerer<'GetRule'> = (world, input, atMs) => {
  const rule = ruleOf(world, [input.serviceIdentifier, input.listenerIdentifier, input.ruleIdentifier], atMs);
  return {
    arn: rule.arn,
    id: idOf(rule.arn),
    name: rule.name,
    isDefault: false,
    match: { httpMatch: { pathMatch: { match: { prefix: '/' } } } },
    priority: 10,
    action: forward(rule),
    createdAt,
    lastUpdatedAt: createdAt,
  };
};

export const getListener: Answerer<'GetListener'> = (world, input, atMs) => {
  const listener = ruleOf(world, [input.serviceIdentifier, input.listenerIdentifier], atMs);
  const [serviceArn = ''] = listener.arn.split('/listener/');
  return {
    arn: listener.arn,
    id: idOf(listener.arn),
    name: listener.name,
    protocol: 'HTTPS',
    port: 443,
    serviceArn,
    serviceId: idOf(serviceArn),
    defaultAction: forward(listener),
    createdAt,
    lastUpdatedAt: createdAt,
  };
};
