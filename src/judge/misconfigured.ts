/** Whether what was asked for exists, can be verified, and is configured as expected. */
import { parseCodes, sameCodes, type Criteria } from '../model/criteria.ts';
import { isDeleted } from '../model/deployment.ts';
import type { Observation, Service, ServiceRevision, TargetGroup } from '../model/observation.ts';
import { classicLoadBalancer, targetGroupType, taskSetsBesideDeployments, unknownKind, type Refusal } from '../model/refusal.ts';
import { count, list } from '../model/text.ts';
import { latestWithService, type Timeline } from '../model/timeline.ts';
import { targetGroupsOf } from '../model/durations.ts';
import { strategyOf } from '../model/strategy/index.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { knowsLoadBalancers, loadBalancersOf } from '../model/task-health.ts';
import type { CheckResult } from './check.ts';

export function misconfigured(timeline: Timeline, observation: Observation): CheckResult {
  const { name, criteria } = timeline;
  const canComeLater = criteria.selector.which === 'new';
  if (observation.missing && !canComeLater) {
    return {
      because:
        observation.missing === 'cluster'
          ? `there is no cluster ${name.cluster} in this account and region`
          : `there is no service ${name.service} in cluster ${name.cluster} (a managed daemon is none, and cannot be verified)`,
    };
  }
  const seen = latestWithService(timeline);
  if (!seen?.service) return undefined;
  const { service } = seen;
  if (isDeleted(service)) {
    if (canComeLater) return undefined;
    return { because: `service ${service.name} is ${service.status}, not ACTIVE` };
  }
  const kind =
    unverifiableField(timeline, service, timeline.deployment && seen.revisions.get(timeline.deployment.id)) ??
    unverifiableGroup(seen.targetGroups);
  if (kind) return { because: `${kind.field}: a service of this kind cannot be verified; ${kind.instead}` };
  return timeline.deployment ? unexpectedHealthCheck(seen, timeline.deployment, criteria) : undefined;
}

/** Whatever is not known to be verifiable is not. */
function unverifiableField(timeline: Timeline, service: Service, revision: ServiceRevision | undefined): Refusal | undefined {
  const { strategy: configured } = timeline.deployment?.serviceDeployment?.configuration ?? service;
  const strategy = strategyOf({ ...service, strategy: configured }, timeline.strategies);
  if ('refused' in strategy) return unknownKind(strategy.refused);
  const [classic] = [service, ...service.deployments.flatMap(({ taskSet }) => taskSet ?? [])]
    .flatMap(({ loadBalancers }) => loadBalancers)
    .flatMap(({ loadBalancerName }) => loadBalancerName ?? []);
  const { schedulingStrategy, resourceManagementType, taskSetCount = 0, deployments } = service;
  if (taskSetCount > 0 && deployments.length > 0) {
    return taskSetsBesideDeployments(`taskSets has ${count(taskSetCount, 'entry', 'entries')} beside deployments`);
  }
  if (schedulingStrategy !== 'REPLICA' && schedulingStrategy !== 'DAEMON') {
    return unknownKind(`schedulingStrategy is ${schedulingStrategy}`);
  }
  if (resourceManagementType !== undefined && !managementTypes.has(resourceManagementType)) {
    return unknownKind(`resourceManagementType is ${resourceManagementType}`);
  }
  if (classic !== undefined) return classicLoadBalancer(classic);
  return strategy.refuses({ ...service, strategy: configured }, revision);
}

/** `ECS`: an Express service, whose load balancer ECS owns. */
const managementTypes: ReadonlySet<string> = new Set(['CUSTOMER', 'ECS']);

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
const verifiableProtocols: ReadonlySet<string | undefined> = new Set([
  'HTTP',
  'HTTPS',
  'TCP',
  'TLS',
  'UDP',
  'TCP_UDP',
  'QUIC',
  'TCP_QUIC',
]);

function unverifiableGroup(groups: readonly TargetGroup[]): Refusal | undefined {
  const type = groups.find(({ targetType }) => targetType !== 'ip' && targetType !== 'instance');
  if (type) return targetGroupType(type.name, type.targetType);
  const protocol = groups.find((group) => !verifiableProtocols.has(group.protocol));
  return protocol && unknownKind(`Protocol of ${protocol.name} is ${protocol.protocol ?? 'not set'}`);
}

/** Compares the target groups with the path and matcher that they are expected to have. */
function unexpectedHealthCheck(observation: Observation, deployment: VerifiedDeployment, criteria: Criteria): CheckResult {
  const { healthCheckPaths, healthCheckMatcher } = criteria;
  if (healthCheckPaths.length === 0 && !healthCheckMatcher) return undefined;
  // A revision that has just been made may not be shown yet: then nobody knows whether there are any.
  if (!knowsLoadBalancers(observation, deployment)) return undefined;
  const groups = targetGroupsOf(observation, deployment);
  const registered = loadBalancersOf(observation, deployment).filter(({ targetGroupArn }) => targetGroupArn !== undefined);
  if (registered.length === 0) return { because: 'a health check is expected, but the service has no target group' };
  const faults = groups.flatMap(({ name, healthCheck: { path, matcher, protocol } }) => {
    const expected = list(healthCheckPaths.map((one) => `\`${one}\``)).replace(/ and /, ' or ');
    const paths =
      healthCheckPaths.length === 0 || healthCheckPaths.some((one) => one === path)
        ? []
        : [`${name} checks ${path === undefined ? `by ${protocol}, without a path` : `\`${path}\``}, expected ${expected}`];
    const codes = matcher === undefined ? undefined : parseCodes(matcher);
    const matchers =
      !healthCheckMatcher || (codes && sameCodes(codes, healthCheckMatcher))
        ? []
        : [`${name} accepts ${matcher ?? 'no codes, since it checks without HTTP'}, expected ${healthCheckMatcher.text}`];
    return [...paths, ...matchers];
  });
  return faults.length === 0 ? undefined : { because: faults.join('; ') };
}
