/**
 * AWS's refusals, as the SDK surfaces them: `name` is the error code, `$metadata.httpStatusCode` the HTTP status. Which of
 * two codes a refusal has hangs on the protocol of the service: ECS and Logs speak JSON, ELBv2 the older query protocol.
 */
import { permissions, type Operation } from '../../src/observe/aws/operations.ts';

/** An error answer of AWS: what the SDK's ServiceException carries. */
export interface AwsError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId?: string };
}

/** An error as the SDK throws it; `extra` are further members, such as `resourceType`. */
export const awsError = (name: string, message: string, httpStatus: number, extra: object = {}): AwsError => {
  const error = new Error(message);
  // Not enumerable, as of any Error: two errors are told apart by name and message, never by a listing of their members.
  Object.defineProperty(error, 'name', { value: name, configurable: true });
  const fault: AwsError['$fault'] = httpStatus >= 500 ? 'server' : 'client';
  return Object.assign(error, { $fault: fault, $metadata: { httpStatusCode: httpStatus } }, extra);
};

/** The name of the service in a signature's credential scope, which is also the prefix of its IAM actions. */
export type ServiceName = 'ecs' | 'elasticloadbalancing' | 'vpc-lattice' | 'logs' | 'codedeploy';

const services: readonly ServiceName[] = ['ecs', 'elasticloadbalancing', 'vpc-lattice', 'logs', 'codedeploy'];

/** The service that an operation belongs to. */
export const serviceOf = (operation: Operation): ServiceName => {
  const prefix = permissions[operation].action.split(':')[0];
  const found = services.find((service) => service === prefix);
  if (found === undefined) throw new Error(`No service of the pretend AWS answers ${operation}`);
  return found;
};

const speaksQuery = (operation: Operation): boolean => serviceOf(operation) === 'elasticloadbalancing';

/** VPC Lattice: HTTP's own status for each refusal ("Errors" of each operation in its API reference). */
const speaksRest = (operation: Operation): boolean => serviceOf(operation) === 'vpc-lattice';

/** The two codes of ELBv2 are both met in the wild; `Throttling` is the one of the query protocol. */
export const throttled = (operation: Operation): AwsError =>
  speaksRest(operation)
    ? awsError('ThrottlingException', 'Rate exceeded', 429, { retryAfterSeconds: 1 })
    : awsError(speaksQuery(operation) ? 'Throttling' : 'ThrottlingException', 'Rate exceeded', 400);

/**
 * Denied for want of a policy. ECS and Logs name the resource, ELBv2 does not: its `Describe*` know no resource level.
 * `principal` is the ARN of the role session.
 */
export const accessDenied = (operation: Operation, resource: string, principal = defaultPrincipal): AwsError => {
  const { action } = permissions[operation];
  const on = speaksQuery(operation) ? '' : ` on resource: ${resource}`;
  const message = `User: ${principal} is not authorized to perform: ${action}${on} because no identity-based policy allows the ${action} action`;
  return speaksQuery(operation)
    ? awsError('AccessDenied', message, 403)
    : awsError('AccessDeniedException', message, speaksRest(operation) ? 403 : 400);
};

const defaultPrincipal = 'arn:aws:sts::111122223333:assumed-role/deploy/GitHubActions';

export const expiredToken = (operation: Operation): AwsError =>
  awsError(
    speaksQuery(operation) ? 'ExpiredToken' : 'ExpiredTokenException',
    'The security token included in the request is expired',
    speaksQuery(operation) || speaksRest(operation) ? 403 : 400,
  );

/** The status with which a service that speaks JSON refuses credentials and signatures. */
const refusedStatus = (service: ServiceName): number => (service === 'vpc-lattice' ? 403 : 400);

/** A key that AWS does not know, or of another partition. */
export const invalidToken = (service: ServiceName): AwsError => {
  const message = 'The security token included in the request is invalid.';
  return service === 'elasticloadbalancing'
    ? awsError('InvalidClientTokenId', message, 403)
    : awsError('UnrecognizedClientException', message, refusedStatus(service));
};

export const missingAuthentication = (service: ServiceName): AwsError =>
  service === 'elasticloadbalancing'
    ? awsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
    : awsError('MissingAuthenticationTokenException', 'Missing Authentication Token', refusedStatus(service));

/** Signed for another service or region, or signed wrongly. */
export const wrongSignature = (service: ServiceName, message: string): AwsError =>
  service === 'elasticloadbalancing'
    ? awsError('SignatureDoesNotMatch', message, 403)
    : awsError('InvalidSignatureException', message, refusedStatus(service));

export const serverError = (operation: Operation): AwsError => {
  const service = serviceOf(operation);
  if (service === 'vpc-lattice') return awsError('InternalServerException', 'An unexpected error occurred', 500);
  if (service === 'ecs') return awsError('ServerException', 'Service Unavailable. Please try again later.', 500);
  if (service === 'logs') return awsError('ServiceUnavailableException', 'The service cannot complete the request.', 500);
  return awsError('InternalFailure', 'An internal error occurred', 500);
};

export const clusterNotFound = (): AwsError => awsError('ClusterNotFoundException', 'Cluster not found.', 400);
export const serviceNotFound = (): AwsError => awsError('ServiceNotFoundException', 'Service not found.', 400);

/** The SDK's name for the wire code `TargetGroupNotFound`. */
export const targetGroupNotFound = (arn: string): AwsError =>
  awsError('TargetGroupNotFoundException', `Target groups '${arn}' not found`, 400);

/** The SDK's names for the wire codes `RuleNotFound` and `ListenerNotFound`. */
export const ruleNotFound = (): AwsError => awsError('RuleNotFoundException', 'One or more rules not found', 400);
export const listenerNotFound = (): AwsError => awsError('ListenerNotFoundException', 'One or more listeners not found', 400);

export const loadBalancerNotFound = (arn: string): AwsError =>
  awsError('LoadBalancerNotFoundException', `One or more load balancers not found: ${arn}`, 400);

/** Of VPC Lattice; the error names what it looked for. */
export const latticeNotFound = (kind: 'Target group' | 'Rule' | 'Listener', id: string): AwsError =>
  awsError('ResourceNotFoundException', `${kind} ${id} not found`, 404, {
    resourceId: id,
    resourceType: kind.replace(' ', '_').toUpperCase(),
  });

/** GetLogEvents of a stream or group that is not there, which is normal for a task that failed before it started. */
export const logNotFound = (missing: 'stream' | 'group'): AwsError =>
  awsError('ResourceNotFoundException', `The specified log ${missing} does not exist.`, 400);

/** What DescribeTaskDefinition says of one that is not there: ECS has no not-found error for it. */
export const taskDefinitionNotFound = (): AwsError => awsError('ClientException', 'Unable to describe task definition.', 400);

/** A parameter that is missing, unknown, ill-formed or beyond a limit, in the service's own code. */
export const invalidParameter = (operation: Operation, message: string): AwsError =>
  speaksQuery(operation)
    ? awsError('ValidationError', message, 400)
    : speaksRest(operation)
      ? awsError('ValidationException', message, 400, { reason: 'fieldValidationFailed' })
      : awsError('InvalidParameterException', message, 400);

export const codeDeployDeploymentNotFound = (id: string): AwsError =>
  awsError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`, 400);
export const codeDeployNotStarted = (id: string): AwsError =>
  awsError('DeploymentNotStartedException', `The deployment ${id} has not started`, 400);
/** "The target list must contain exactly one item" with ECS. */
export const tooManyCodeDeployTargets = (): AwsError =>
  awsError('DeploymentTargetListSizeExceededException', 'The target list of an Amazon ECS deployment has exactly one item', 400);
export const codeDeployTargetNotFound = (target: string, id: string): AwsError =>
  awsError('DeploymentTargetDoesNotExistException', `The target ${target} does not belong to the deployment ${id}`, 400);
export const deploymentConfigNotFound = (name: string): AwsError =>
  awsError('DeploymentConfigDoesNotExistException', `No deployment configuration found for name: ${name}`, 400);

/** CodeDeploy has an exception of its own for each parameter that is missing or ill-formed. */
const codeDeployRefusals: { readonly [parameter: string]: { readonly missing: string; readonly invalid: string } } = {
  deploymentId: { missing: 'DeploymentIdRequiredException', invalid: 'InvalidDeploymentIdException' },
  targetIds: { missing: 'DeploymentTargetIdRequiredException', invalid: 'InvalidDeploymentTargetIdException' },
  deploymentConfigName: { missing: 'DeploymentConfigNameRequiredException', invalid: 'InvalidDeploymentConfigNameException' },
};

/** `isMissing`: the parameter is not there, or empty. */
export function codeDeployRefusal(parameter: string, isMissing: boolean, message: string): AwsError {
  const names = codeDeployRefusals[parameter];
  const name = names === undefined ? 'ValidationException' : isMissing ? names.missing : names.invalid;
  return awsError(name, message, 400);
}

/** What a proxy in between answers: the SDK cannot read it, and says so under the proxy's HTTP status. */
export const htmlFromProxy = (httpStatus = 502): AwsError =>
  awsError('SyntaxError', 'Unexpected token \'<\', "<html><bod"... is not valid JSON', httpStatus);

/** The SDK's parser's own error: which one, hangs on the service's format. */
export const truncated = (operation: Operation): AwsError =>
  speaksQuery(operation)
    ? awsError('Error', '@aws-sdk XML parse error: unexpected end of input.', 200)
    : awsError('SyntaxError', 'Unterminated string in JSON at position 9 (line 1 column 10)', 200);

/** The SDK's own error, before anything is sent. */
export const noCredentials = (): Error =>
  Object.assign(new Error('Could not load credentials from any providers'), { name: 'CredentialsProviderError' });

/** The system's error for a host name that does not exist, as a mistyped region gives one. */
export const noSuchHost = (host: string): Error =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host });

/** The system's error for a connection that the other side ended, under the SDK's name for it. */
export const connectionReset = (): Error =>
  Object.assign(new Error('read ECONNRESET'), { name: 'TimeoutError', code: 'ECONNRESET', syscall: 'read' });

/** A server's fault or a connection that never came about, or broke: the SDK sends such a call again. */
export function isTransient(error: unknown): boolean {
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  return code === 'ENOTFOUND' || code === 'ECONNRESET' || ($metadata?.httpStatusCode ?? 0) >= 500;
}
