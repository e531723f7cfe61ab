/**
 * Why a call was not answered, from the error it ended with.
 *
 * AWS's codes: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html and
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html. ECS and CloudWatch Logs end
 * most of them in `Exception`, Elastic Load Balancing does not; nor is either consistent.
 */
import { defined } from '../../model/defined.ts';
import type { ReadFailure, ReadFailureReason } from '../../model/observation.ts';
import { malformedName } from './malformed.ts';
import { permissions, type Operation } from './operations.ts';

const reasons: readonly (readonly [RegExp, ReadFailureReason])[] = [
  [/^(AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError)$/, 'denied'],
  [/^(ExpiredToken|RequestExpired|TokenRefreshRequired)$/, 'expired-credentials'],
  [
    /^(UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|InvalidClientTokenId|InvalidAccessKeyId|IncompleteSignature|MissingAuthenticationToken)$/,
    'invalid-credentials',
  ],
  [/^(Throttling|Throttled|ThrottledRequest|RequestThrottled|RequestLimitExceeded|TooManyRequests|SlowDown)$/, 'throttled'],
  [/NotFound$/, 'not-found'],
  [
    /^(Server|InternalFailure|InternalError|InternalServerError|InternalServer|ServiceUnavailable|HealthUnavailable)$/,
    'server-error',
  ],
];

/** Names of errors that nobody at AWS gave: the network, a proxy, or our own limit ended the call. */
const unspoken = /^(TimeoutError|AbortError|SyntaxError|Error|TypeError|UnknownError|Unknown|\d+)$/;

interface SdkError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What the SDK stumbles over in a body that is of the right kind: a date that is none, lists in lists without end. */
const isUnreadable = (error: SdkError, name: string): boolean => '$response' in error && /^(TypeError|RangeError)$/.test(name);

/** The SDK adds for whom it may concern where a program finds the body. */
const withoutHint = (message: string): string => message.replace(/\s*Deserialization error: to see the raw response.*$/s, '');

function reasonOf(error: SdkError, name: string): ReadFailureReason {
  if (name === 'CredentialsProviderError') return 'no-credentials';
  if (name === malformedName || isUnreadable(error, name)) return 'malformed';
  const status = error.$metadata?.httpStatusCode;
  // What a proxy says in HTML has a status too; only an error code of AWS's makes it AWS's answer.
  if (unspoken.test(name) || status === undefined) return 'no-answer';
  const bare = name.replace(/Exception$/, '');
  const reason = reasons.find(([pattern]) => pattern.test(bare))?.[1];
  if (reason) return reason;
  if (status === 429) return 'throttled';
  return status >= 500 ? 'server-error' : 'refused';
}

/** `…is not authorized to perform: ecs:ListTasks on resource: arn:…`; the format is not contractual. */
const deniedAction = /is not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z0-9]+)(?: on resource: (\S+))?/;

export interface About {
  /** What is asked about, where one operation is called for several things. */
  readonly resource?: string;
  /** Without it there is no verdict; by default what the operation's permission says. */
  readonly needed?: boolean;
}

export function readFailureOf(operation: Operation, error: unknown, { resource, needed }: About = {}): ReadFailure {
  const sdkError: SdkError = typeof error === 'object' && error !== null ? error : {};
  const name = typeof sdkError.name === 'string' ? sdkError.name : 'Error';
  const reason = reasonOf(sdkError, name);
  const message = typeof sdkError.message === 'string' ? withoutHint(sdkError.message) : String(error);
  const denied = reason === 'denied' ? deniedAction.exec(message) : null;
  const about = resource ?? denied?.[2];
  return {
    operation,
    action: denied?.[1] ?? permissions[operation].action,
    reason,
    needed: needed ?? permissions[operation].need !== 'optional',
    errorName: name === 'Error' && typeof sdkError.code === 'string' ? sdkError.code : name,
    message,
    ...defined({ resource: about }),
  };
}

/** Whether an absence is itself an answer of AWS's, in AWS's own form. */
export const isAnswer = ({ reason }: ReadFailure): boolean => reason !== 'no-answer' && reason !== 'no-credentials';
