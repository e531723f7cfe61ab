/**
 * Refuses a request as AWS would, before anything is answered.
 *
 * It is stricter than AWS in one point: AWS's JSON services drop members that they do not know; here a misspelt filter must
 * not pass unseen.
 */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { awsError, codeDeployRefusal, invalidParameter, serviceOf, type AwsError } from './errors.ts';
import { requestSchemas } from './request-schemas.ts';
import { violationOf, type Violation } from './schema.ts';

type Input = Readonly<Record<string, unknown>>;

const given = (input: Input, names: readonly string[]): readonly string[] => names.filter((name) => input[name] !== undefined);

/** What hangs on more than one member. */
const crossFieldRules: Readonly<Partial<Record<Operation, (input: Input, nowMs: number) => string | undefined>>> = {
  ListTasks: (input) =>
    input.startedBy !== undefined &&
    given(input, ['containerInstance', 'family', 'serviceName', 'desiredStatus', 'launchType', 'daemonName']).length > 0
      ? 'startedBy must be the only filter'
      : undefined,
  ListServiceDeployments: ({ createdAt }, nowMs) => {
    const { after, before } = (createdAt ?? {}) as { readonly after?: Date; readonly before?: Date };
    if (after !== undefined && after.getTime() < nowMs - HISTORY_MS) return 'createdAt.after must be within the last 90 days';
    return after !== undefined && before !== undefined && after > before
      ? 'createdAt.after must not be later than before'
      : undefined;
  },
  DescribeTargetGroups: (input) =>
    given(input, ['LoadBalancerArn', 'TargetGroupArns', 'Names']).length > 1
      ? 'Only one of LoadBalancerArn, TargetGroupArns and Names can be specified'
      : undefined,
  DescribeRules: (input) => oneOfTwo(input, ['ListenerArn', 'RuleArns']),
  DescribeListeners: (input) => oneOfTwo(input, ['LoadBalancerArn', 'ListenerArns']),
  GetLogEvents: (input) =>
    given(input, ['logGroupName', 'logGroupIdentifier']).length === 1
      ? undefined
      : 'Exactly one of logGroupName and logGroupIdentifier must be specified',
};

/** "You must specify either a listener or rules", and the same of a load balancer and its listeners. */
const oneOfTwo = (input: Input, names: readonly [string, string]): string | undefined =>
  given(input, names).length === 1 ? undefined : `Exactly one of ${names.join(' and ')} must be specified`;

/** How long service deployments are kept: ListServiceDeployments refuses to look back further. */
const HISTORY_MS = 90 * 24 * 3600 * 1000;

function refusedByCodeDeploy(input: Input, { at, message }: Violation): AwsError {
  const parameter = at.split('.')[0] ?? '';
  const value = input[parameter];
  return codeDeployRefusal(parameter, value === undefined || (Array.isArray(value) && value.length === 0), message);
}

/**
 * AWS's refusal of a request that is not valid; `undefined` when it is. `nowMs` is AWS's time, in milliseconds since the epoch.
 */
export const validateRequest = (operation: Operation, input: unknown, nowMs: number): AwsError | undefined => {
  const violation = violationOf(requestSchemas[operation], input, '');
  if (violation !== undefined) {
    if (violation.about === 'value' && serviceOf(operation) === 'codedeploy')
      return refusedByCodeDeploy(input as Input, violation);
    return violation.about === 'type' && serviceOf(operation) !== 'elasticloadbalancing'
      ? awsError('SerializationException', violation.message, 400)
      : invalidParameter(operation, violation.message);
  }
  const broken = crossFieldRules[operation]?.(input as Input, nowMs);
  return broken === undefined ? undefined : invalidParameter(operation, broken);
};
