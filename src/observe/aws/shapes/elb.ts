/** Elastic Load Balancing: what is read of its answers. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/ */
import type {
  Action,
  DescribeListenersOutput,
  DescribeRulesOutput,
  DescribeTargetGroupAttributesOutput,
  DescribeTargetGroupsOutput,
  DescribeTargetHealthOutput,
  Listener,
  Rule,
  TargetDescription,
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { count, fields, flag, list, must, name, port, text, where, type Shapes } from '../shape.ts';

const targetGroup = fields<TargetGroup>({
  TargetGroupArn: must(name),
  TargetGroupName: name,
  TargetType: must(name),
  Protocol: name,
  ProtocolVersion: name,
  Port: count,
  LoadBalancerArns: list(name),
  HealthCheckEnabled: flag,
  HealthCheckProtocol: name,
  HealthCheckPort: name,
  HealthCheckPath: name,
  HealthCheckIntervalSeconds: count,
  HealthCheckTimeoutSeconds: count,
  HealthyThresholdCount: count,
  UnhealthyThresholdCount: count,
  Matcher: fields({ HttpCode: name, GrpcCode: name }),
});

/** A function is named by its ARN, and has no port. */
const target = where(
  fields<TargetDescription>({ Id: must(name), Port: port, AvailabilityZone: name }),
  ({ Id, Port }) => Port !== undefined || Id?.startsWith('arn:') === true,
  'has no port',
);

const targetHealth = fields<TargetHealthDescription>({
  Target: must(target),
  TargetHealth: must(fields({ State: must(name), Reason: name, Description: text })),
  HealthCheckPort: name,
});

/** One that forwards to nowhere in particular would hide where traffic goes. */
const action = fields<Action>({
  Type: must(name),
  TargetGroupArn: name,
  ForwardConfig: fields({ TargetGroups: list(fields({ TargetGroupArn: must(name), Weight: count })) }),
});

export const shapesOfElb: Shapes<
  'DescribeTargetGroups' | 'DescribeTargetHealth' | 'DescribeTargetGroupAttributes' | 'DescribeRules' | 'DescribeListeners'
> = {
  DescribeTargetGroups: fields<DescribeTargetGroupsOutput>({ TargetGroups: must(list(targetGroup)) }),
  DescribeTargetHealth: fields<DescribeTargetHealthOutput>({ TargetHealthDescriptions: must(list(targetHealth)) }),
  DescribeTargetGroupAttributes: fields<DescribeTargetGroupAttributesOutput>({
    Attributes: must(list(fields({ Key: must(name), Value: text }))),
  }),
  DescribeRules: fields<DescribeRulesOutput>({
    Rules: must(list(fields<Rule>({ RuleArn: must(name), Actions: must(list(action, 1)) }))),
  }),
  DescribeListeners: fields<DescribeListenersOutput>({
    Listeners: must(list(fields<Listener>({ ListenerArn: must(name), DefaultActions: must(list(action, 1)) }))),
  }),
};
