import { asks, type Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { answeredSentence, answeredWith, failedCheckEvidence } from '../../evidence/failed-checks.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { otherPaths } from '../../evidence/served-paths.ts';
import { changeHealthCheck, withCode } from '../../remedy/health-check-settings.ts';
import { serve } from '../../remedy/routes.ts';

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
  remedies: ({ check, code }, timeline) => {
    const [other] = check ? otherPaths(timeline.appLines, check) : [];
    const seen = check && other ? `${other.seen}; the target group ${asks(check)}. ` : '';
    return [
      {
        text: other
          ? `${seen.charAt(0).toUpperCase()}${seen.slice(1)}Set the target group to ${other.path} if that tells the health of the task.`
          : 'Set the target group to a path that the application serves.',
        paste: changeHealthCheck(timeline, check?.group, { path: other?.path ?? '<path>' }),
      },
      {
        text: `If the path is meant as it is, let the application serve ${check?.group.healthCheck.path ?? 'it'}.`,
        paste: serve(check),
      },
      {
        text: `If ${code} is what a healthy task answers there, accept it.`,
        paste: changeHealthCheck(timeline, check?.group, { matcher: withCode(check, code) }),
      },
    ];
  },
});
