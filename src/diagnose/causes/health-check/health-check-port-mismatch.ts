import { asks, checker } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { checkEvidence, failureEvidence, unreachedCheck } from '../../evidence/failed-checks.ts';
import { listenAddresses } from '../../evidence/listen-address.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';
import { changeRegistration } from '../../remedy/service-settings.ts';
import { changePortMapping, setEnvironment } from '../../remedy/task-definition-settings.ts';

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
  remedies: ({ check, port }, timeline) => {
    const { group, containerName } = check;
    const listenThere = {
      text: `Let the application listen on ${check.port}: where it reads PORT, by that.`,
      paste: setEnvironment(timeline, { PORT: String(check.port) }),
    };
    if (group.healthCheck.port !== 'traffic-port') {
      return [
        { text: 'Check the port that gets the traffic.', paste: changeHealthCheck(timeline, group, { port: 'traffic-port' }) },
        listenThere,
      ];
    }
    return [
      {
        text: `Send requests to where the application listens: set the container port of task definition and service to ${port}.`,
        paste: group.isLattice
          ? changePortMapping(timeline, port)
          : changeRegistration(timeline, { targetGroupArn: group.arn, containerName, containerPort: port }),
      },
      listenThere,
    ];
  },
});
