/** What every answer looks like, by question; those of ELBv2 and CloudWatch Logs stand here. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { fields, flag, list, number, text, type FieldsSchema } from '../schema.ts';
import { ecsAnswers } from './ecs-shapes.ts';

const targetGroup = fields({
  TargetGroupArn: text,
  TargetGroupName: text,
  Protocol: text,
  Port: number,
  VpcId: text,
  HealthCheckProtocol: text,
  HealthCheckPort: text,
  HealthCheckEnabled: flag,
  HealthCheckIntervalSeconds: number,
  HealthCheckTimeoutSeconds: number,
  HealthyThresholdCount: number,
  UnhealthyThresholdCount: number,
  HealthCheckPath: text,
  Matcher: fields({ HttpCode: text, GrpcCode: text }),
  LoadBalancerArns: list(text),
  TargetType: text,
  ProtocolVersion: text,
  IpAddressType: text,
});

const targetHealthDescription = fields({
  Target: fields({ Id: text, Port: number, AvailabilityZone: text }),
  HealthCheckPort: text,
  TargetHealth: fields({ State: text, Reason: text, Description: text }),
  AnomalyDetection: fields({ Result: text, MitigationInEffect: text }),
  AdministrativeOverride: fields({ State: text, Reason: text, Description: text }),
});

export const answerShapes: Readonly<Record<Operation, FieldsSchema>> = {
  ...ecsAnswers,
  DescribeTargetGroups: fields({ TargetGroups: list(targetGroup), NextMarker: text }),
  DescribeTargetHealth: fields({ TargetHealthDescriptions: list(targetHealthDescription) }),
  DescribeTargetGroupAttributes: fields({ Attributes: list(fields({ Key: text, Value: text })) }),
  // The times of Logs are milliseconds since the epoch, and numbers in the SDK's shapes too.
  GetLogEvents: fields({
    events: list(fields({ timestamp: number, message: text, ingestionTime: number })),
    nextForwardToken: text,
    nextBackwardToken: text,
  }),
};
