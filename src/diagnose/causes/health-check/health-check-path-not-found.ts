import { asks, type Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { answeredSentence, answeredWith, failedCheckEvidence } from '../../evidence/failed-checks.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { otherPaths } from '../../evidence/served-paths.ts';
import { changeHealthCheck, withCode } from '../../remedy/configuration-changes.ts';

/** 404 and its kin; for gRPC 12, UNIMPLEMENTED: no such method. */
const isNotFound = (code: number, check: Check | undefined): boolean =>
  isGrpc(check) ? code === 12 : code === 404 || code === 405 || code === 410;

export const healthCheckPathNotFound = defineCause({
  id: 'health-check-path-not-found',
  severity: 'error',
  title: 'The health check asks for a path that the application does not have',
  explanation:
    'The load balancer asks every task for the health check path of its target group. The application answers, but it has nothing at that path. ELB takes the task for broken, and ECS replaces it again and again.',
  origins: [
    'The path was left at its default, /, which many APIs do not serve.',
    'The application moved its health endpoint, or serves it below a prefix or on another port.',
    'The request reaches another server than meant, such as a proxy or a default virtual host.',
  ],
  prevention: 'Keep the path in one place, next to the route, and let a test ask the built image for it.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => answeredWith(timeline, isNotFound),
  evidence: failedCheckEvidence,
  sentence: answeredSentence,
  remedy: ({ check, code }, timeline) => {
    if (!check) return { text: 'Set the target group to ask for a path that the application serves.', paste: [] };
    const [other] = otherPaths(timeline.appLines, check);
    const advice = other
      ? `${other.seen}; the target group ${asks(check)}. Set the target group to ${other.path} if that tells the health of the task`
      : `Set the target group to a path that the application serves, or serve ${check.group.healthCheck.path ?? '/'}`;
    return {
      text: `${advice.charAt(0).toUpperCase()}${advice.slice(1)}. If ${code} is what a healthy task answers there, accept it instead.`,
      paste: [
        ...changeHealthCheck(timeline, check, { path: other?.path ?? '<path>' }),
        ...changeHealthCheck(timeline, check, { matcher: withCode(check, code) }).slice(0, 2),
      ],
    };
  },
});
