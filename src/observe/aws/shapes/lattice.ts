/** VPC Lattice: what is read of its answers. https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/ */
import type {
  GetListenerResponse,
  GetRuleResponse,
  GetTargetGroupResponse,
  HealthCheckConfig,
  ListTargetsResponse,
  RuleAction,
  TargetGroupConfig,
  TargetSummary,
} from '@aws-sdk/client-vpc-lattice';
import { count, fields, flag, list, must, name, port, type Shapes } from '../shape.ts';

const target = fields<TargetSummary>({ id: must(name), port, status: must(name), reasonCode: name });

const healthCheck = fields<HealthCheckConfig>({
  enabled: flag,
  protocol: name,
  port: count,
  path: name,
  matcher: fields<NonNullable<HealthCheckConfig['matcher']>>({ httpCode: name }),
  healthCheckIntervalSeconds: count,
  healthCheckTimeoutSeconds: count,
  healthyThresholdCount: count,
  unhealthyThresholdCount: count,
});

/** A fixed response forwards nothing. */
const action = fields<RuleAction>({
  forward: fields({ targetGroups: must(list(fields({ targetGroupIdentifier: must(name), weight: count }), 1)) }),
});

export const shapesOfLattice: Shapes<'ListTargets' | 'GetTargetGroup' | 'GetRule' | 'GetListener'> = {
  ListTargets: fields<ListTargetsResponse>({ items: must(list(target)), nextToken: name }),
  GetTargetGroup: fields<GetTargetGroupResponse>({
    arn: must(name),
    name,
    type: must(name),
    config: fields<TargetGroupConfig>({ protocol: name, protocolVersion: name, port: count, healthCheck }),
    serviceArns: list(name),
  }),
  GetRule: fields<GetRuleResponse>({ action: must(action) }),
  GetListener: fields<GetListenerResponse>({ defaultAction: must(action) }),
};
