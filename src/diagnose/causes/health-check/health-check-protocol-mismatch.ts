import { asks, checksOf } from '../../../model/health-checks.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { checkEvidence, checkOf, failureEvidence } from '../../evidence/failed-checks.ts';
import { anyOf, findQuote, type Quote } from '../../evidence/quotes.ts';
import type { TargetFailure } from '../../evidence/target-failures.ts';
import { anywhere } from '../../evidence/texts.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';

/** nginx, Apache, Go, Node, Tomcat, Kestrel and Envoy when plain HTTP meets TLS, or the reverse. */
const quote: Quote = {
  where: anywhere,
  says: anyOf(
    [
      /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled|HTTP request to an HTTPS server/,
      /first record does not look like a TLS handshake|combination of host and port requires TLS|wrong version number/,
      /SSL_ERROR_RX_RECORD_TOO_LONG|Invalid character found in method name|not an SSL\/TLS record/,
      /invalid HTTP method.{0,40}\\x16|HTTP\/2 (?:preface|required)|bogus greeting|Bad request version \('/,
    ],
    'i',
  ),
  // What the application meets as a client says nothing of its own port.
  butNot:
    /EPROTO|SSL_connect|ServerSelection|SSLError|Pool\(|OperationalError|\b(?:dial|Get|Post|Put|Head)\b.{0,4}"|\bconnect(?:ing|ion)? to\b|failed to connect/,
};
const tlsPorts = [443, 8443, 9443];

/** 400, or no answer that could be read, from a port on which only TLS is usual. */
function isUnfit(timeline: Timeline, failure: TargetFailure): boolean {
  const check = checkOf(timeline, failure);
  if (check?.group.healthCheck.protocol !== 'HTTP' || !tlsPorts.includes(check.port)) return false;
  const isUnreadable = failure.field.startsWith('TargetHealth') && failure.reason === 'Target.FailedHealthChecks';
  return failure.codes.includes(400) || isUnreadable;
}

export const healthCheckProtocolMismatch = defineCause({
  id: 'health-check-protocol-mismatch',
  severity: 'error',
  title: 'The health check speaks another protocol than the port does',
  explanation:
    'The target group asks by HTTP where the container expects TLS or HTTP/2, or the reverse. The server answers 400, closes the connection, or sends what is no HTTP answer.',
  origins: [
    'The container listens with TLS, and the health check protocol is HTTP.',
    'The container speaks gRPC or HTTP/2 only, and the protocol version of the target group is HTTP1.',
  ],
  prevention: 'Set protocol, protocol version and health check protocol together with the port.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => {
    const quoted = findQuote(timeline, quote);
    const failures = timeline.targetFailures.filter((failure) => isUnfit(timeline, failure));
    return quoted || failures.length > 0 ? { quoted, failures, check: checksOf(timeline)[0] } : undefined;
  },
  evidence: ({ quoted, failures, check }) => [
    ...(quoted?.evidence ?? []),
    ...failures.slice(0, 2).map(failureEvidence),
    ...checkEvidence(check),
  ],
  sentence: ({ check }) =>
    check
      ? `the load balancer ${asks(check)} over ${check.group.healthCheck.protocol}, which is not what that port speaks`
      : 'the health check speaks another protocol than the port does',
  remedies: ({ check }, timeline) => {
    const protocol = check?.group.healthCheck.protocol === 'HTTP' ? 'HTTPS' : 'HTTP';
    return [
      {
        text: 'Set the health check protocol to what the container speaks on that port.',
        paste: changeHealthCheck(timeline, check?.group, { protocol }),
      },
      ...(protocol === 'HTTPS'
        ? ([
            {
              text: 'Check a port that speaks plain HTTP.',
              paste: changeHealthCheck(timeline, check?.group, { port: '<port>' }),
            },
          ] as const)
        : []),
    ];
  },
});
