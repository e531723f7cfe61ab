import { asks, configured } from '../../../model/health-checks.ts';
import { asEvidence, complaintsOf } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { unreachedCheck } from '../../evidence/failed-checks.ts';
import { listenings, type Listening } from '../../evidence/listen-address.ts';
import { changeCheck } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { hclQuoted } from '../../remedy/commands.ts';

/** Ports that the application names, when none of them is the checked one. */
const elsewhere = (timeline: Timeline): readonly Listening[] => {
  const check = unreachedCheck(timeline);
  const heard = check ? listenings(timeline) : [];
  return heard.some(({ port }) => port === check?.port) ? [] : heard;
};

export const healthCheckPortMismatch: Cause = {
  id: 'health-check-port-mismatch',
  severity: 'error',
  title: 'The health check goes to a port on which the application does not listen',
  explanation:
    'The target group sends its requests to one port, and the application says in its log that it listens on another. Nobody answers the health check.',
  origins: [
    'The application takes its port from a variable that differs from the container port.',
    'The container port of the task definition was changed without the service, or the reverse.',
    'The health check port is fixed in the target group instead of traffic-port.',
  ],
  prevention: 'Let one value set the port of the application, the container port and the port of the service.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
  evidence: (timeline) => {
    const found = elsewhere(timeline);
    const complaint = complaintsOf(timeline)[0];
    if (found.length === 0 || !complaint) return [];
    return [
      ...found.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
      ...configured(unreachedCheck(timeline)),
      asEvidence(complaint),
    ];
  },
  sentence: (timeline) => {
    const check = unreachedCheck(timeline);
    const port = elsewhere(timeline)[0]?.port ?? 0;
    return `the load balancer ${check ? asks(check) : 'asks'}, and the application listens on port ${port}`;
  },
  remedy: (timeline) => {
    const check = unreachedCheck(timeline);
    const port = elsewhere(timeline)[0]?.port ?? 0;
    const isFixed = check?.group.healthCheck.port !== 'traffic-port';
    return {
      text: `Bring the two together: let the application listen on ${check?.port ?? 0}, or set the container port of task definition and service to ${port}.`,
      paste: check
        ? isFixed
          ? changeCheck(timeline, check, { port: 'traffic-port' })
          : [
              {
                tool: 'Terraform',
                code: `# in the aws_ecs_service\nload_balancer {\n  target_group_arn = ${hclQuoted(check.group.arn)}\n  container_name   = ${hclQuoted(check.containerName)}\n  container_port   = ${port}\n}`,
              },
            ]
        : [],
    };
  },
};
