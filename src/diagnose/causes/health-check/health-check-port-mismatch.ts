import type { Snippet } from '../../../model/finding.ts';
import { asks, checker, type Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { checkEvidence, failureEvidence, unreachedCheck } from '../../evidence/failed-checks.ts';
import { listenAddresses } from '../../evidence/listen-address.ts';
import { hclQuoted } from '../../remedy/commands.ts';
import { changeHealthCheck } from '../../remedy/configuration-changes.ts';

/** Lets the service send requests, and with them checks, to another port of the container. */
const changeContainerPort = ({ group, containerName }: Check, port: number): Snippet => ({
  tool: 'Terraform',
  code: group.isLattice
    ? `# in container_definitions, the port mapping that the service names as port_name\nportMappings = [{ name = "<port-name>", containerPort = ${port} }]`
    : `# in the aws_ecs_service\nload_balancer {\n  target_group_arn = ${hclQuoted(group.arn)}\n  container_name   = ${hclQuoted(containerName)}\n  container_port   = ${port}\n}`,
});

export const healthCheckPortMismatch = defineCause({
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
  /** Ports that the application names, when none of them is the checked one. */
  find: (timeline) => {
    const check = unreachedCheck(timeline);
    const [failure] = timeline.targetFailures;
    const heard = check ? listenAddresses(timeline.appLines) : [];
    const port = heard[0]?.port;
    if (!check || !failure || port === undefined || heard.some((address) => address.port === check.port)) return undefined;
    return { check, failure, heard, port };
  },
  evidence: ({ check, failure, heard }) => [
    ...heard.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
    ...checkEvidence(check),
    failureEvidence(failure),
  ],
  sentence: ({ check, port }) => `${checker(check)} ${asks(check)}, and the application listens on port ${port}`,
  remedy: ({ check, port }, timeline) => ({
    text: `Bring the two together: let the application listen on ${check.port}, or set the container port of task definition and service to ${port}.`,
    paste:
      check.group.healthCheck.port === 'traffic-port'
        ? [changeContainerPort(check, port)]
        : changeHealthCheck(timeline, check, { port: 'traffic-port' }),
  }),
});
