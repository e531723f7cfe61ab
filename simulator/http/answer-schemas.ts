/**
 * What every answer looks like, by operation: read off the schemas by which the SDK itself reads it, so that a member that
 * AWS does not have fails loudly instead of being dropped on the wire. Answers as AWS really wrote them are held against
 * these in the tests.
 */
import { GetLogEvents$ } from '@aws-sdk/client-cloudwatch-logs';
import * as codeDeploy from '@aws-sdk/client-codedeploy';
import * as ecs from '@aws-sdk/client-ecs';
import {
  DescribeListeners$,
  DescribeRules$,
  DescribeTargetGroupAttributes$,
  DescribeTargetGroups$,
  DescribeTargetHealth$,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import * as lattice from '@aws-sdk/client-vpc-lattice';
import type { $SchemaRef, StaticOperationSchema, StaticSchema } from '@smithy/types';
import type { Operation } from '../../src/observe/aws/operations.ts';
import {
  anything,
  fields,
  flag,
  fraction,
  list,
  map,
  number,
  text,
  time,
  type FieldsSchema,
  type Schema,
} from '../api/schema.ts';

/** The SDK's schemas do not tell whole numbers from others: these alone have a fraction ("Data types", ECS API reference). */
const fractions: ReadonlySet<string> = new Set([
  ...['stepPercent', 'canaryPercent', 'doubleValue'],
  ...['requestedTestTrafficWeight', 'requestedProductionTrafficWeight', 'trafficWeight'],
  // Of a task set's scale.
  'value',
]);

const LIST = 64;
const MAP = 128;

/** Simple types are numbers, with a bit for a list or a map of them (`@smithy/types`, "sentinels"). */
function simple(type: number, name: string): Schema {
  if (type >= MAP) return map(simple(type - MAP, name));
  if (type >= LIST) return list(simple(type - LIST, name));
  switch (type) {
    case 0:
      return text;
    case 1:
      return fractions.has(name) ? fraction : number;
    case 2:
      return flag;
    // How they are written: as the protocol says, or as date and time.
    case 4:
    case 5:
      return time;
    case 15:
      return anything;
    default:
      throw new Error(`The SDK has a type of schema that is not known here: ${type}, of ${name}`);
  }
}

/** `name`: of the member that is of this schema. */
function schemaOf(ref: $SchemaRef, name: string): Schema {
  const found = (typeof ref === 'function' ? ref() : ref) as number | StaticSchema | readonly [$SchemaRef, unknown];
  if (typeof found === 'number') return simple(found, name);
  // A schema beside traits of the member's own.
  if (found.length === 2) return schemaOf(found[0], name);
  switch (found[0]) {
    case 0:
      return schemaOf(found[4], name);
    case 1:
      return list(schemaOf(found[4], name));
    case 2:
      return map(schemaOf(found[5], name));
    case 3:
    case 4:
      return structure(found[4], found[5], found[6]);
    case 9:
    case -3:
      throw new Error(`${found[2]} is no member's schema`);
  }
}

/** `requiredCount`: those that AWS always gives stand first. */
const structure = (names: readonly string[], refs: readonly $SchemaRef[], requiredCount = 0): FieldsSchema =>
  fields(
    Object.fromEntries(names.map((name, index) => [name, schemaOf(refs[index] ?? 0, name)])),
    ...names.slice(0, requiredCount),
  );

function answerOf([, , name, , , output]: StaticOperationSchema): FieldsSchema {
  const schema = schemaOf(output, name);
  if (schema.kind !== 'fields') throw new Error(`The answer of ${name} is no structure`);
  return schema;
}

export const answerSchemas: Readonly<Record<Operation, FieldsSchema>> = {
  DescribeServices: answerOf(ecs.DescribeServices$),
  ListTasks: answerOf(ecs.ListTasks$),
  DescribeTasks: answerOf(ecs.DescribeTasks$),
  DescribeTaskDefinition: answerOf(ecs.DescribeTaskDefinition$),
  ListServiceDeployments: answerOf(ecs.ListServiceDeployments$),
  DescribeServiceDeployments: answerOf(ecs.DescribeServiceDeployments$),
  DescribeServiceRevisions: answerOf(ecs.DescribeServiceRevisions$),
  DescribeContainerInstances: answerOf(ecs.DescribeContainerInstances$),
  DescribeTargetGroups: answerOf(DescribeTargetGroups$),
  DescribeTargetHealth: answerOf(DescribeTargetHealth$),
  DescribeTargetGroupAttributes: answerOf(DescribeTargetGroupAttributes$),
  DescribeRules: answerOf(DescribeRules$),
  DescribeListeners: answerOf(DescribeListeners$),
  GetDeployment: answerOf(codeDeploy.GetDeployment$),
  BatchGetDeploymentTargets: answerOf(codeDeploy.BatchGetDeploymentTargets$),
  GetDeploymentConfig: answerOf(codeDeploy.GetDeploymentConfig$),
  ListTargets: answerOf(lattice.ListTargets$),
  GetTargetGroup: answerOf(lattice.GetTargetGroup$),
  GetRule: answerOf(lattice.GetRule$),
  GetListener: answerOf(lattice.GetListener$),
  GetLogEvents: answerOf(GetLogEvents$),
};
