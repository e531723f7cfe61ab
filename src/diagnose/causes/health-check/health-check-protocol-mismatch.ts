import { asks, checksOf, configured } from '../../../model/health-checks.ts';
import { asEvidence, checkOf, complaintsOf, type Complaint } from '../../evidence/target-failures.ts';
import { anyOf, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { anywhere } from '../../evidence/texts.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

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
};
const tlsPorts = [443, 8443, 9443];
/** 400 from a port on which only TLS is usual; gRPC asked by plain HTTP. */
const unfit = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter((one) => {
    const check = checkOf(timeline, one);
    const isPlain = check?.group.healthCheck.protocol === 'HTTP' && tlsPorts.includes(check.port);
    return (
      isPlain && (one.codes.includes(400) || (one.field.startsWith('TargetHealth') && one.reason === 'Target.FailedHealthChecks'))
    );
  });

export const healthCheckProtocolMismatch: Cause = {
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
  evidence: (timeline) => {
    const found = [...saying(timeline, quote), ...unfit(timeline).slice(0, 2).map(asEvidence)];
    return found.length === 0 ? [] : [...found, ...configured(checksOf(timeline)[0])];
  },
  sentence: (timeline) => {
    const check = checksOf(timeline)[0];
    return check
      ? `the load balancer ${asks(check)} over ${check.group.healthCheck.protocol}, which is not what that port speaks`
      : 'the health check speaks another protocol than the port does';
  },
  remedy: (timeline) => {
    const check = checksOf(timeline)[0];
    return {
      text: 'Set the health check protocol to what the container speaks on that port, or check a port that speaks plain HTTP.',
      paste: check
        ? changeCheck(timeline, check, { protocol: check.group.healthCheck.protocol === 'HTTP' ? 'HTTPS' : 'HTTP' })
        : [],
    };
  },
};
