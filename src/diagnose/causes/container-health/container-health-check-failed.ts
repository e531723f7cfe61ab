import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { logsSnippet, unhealthyContainers } from '../../evidence/failed-checks.ts';
import { reasons } from '../../evidence/texts.ts';
import { ownDefinition, ownTasks } from '../../../model/timeline.ts';
import { awsCommand, clusterName, mainContainer } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_stopped.json. */
const quote: Quote = { where: reasons, says: /failed container health checks/i };

export const containerHealthCheckFailed: Cause = {
  id: 'container-health-check-failed',
  severity: 'error',
  title: 'The health check of a container failed',
  explanation:
    'A container of the task is UNHEALTHY by its own health check, the command in its container definition. ECS does not tell what the command printed.',
  origins: [
    'The application is not up when the start period ends.',
    'The command fails by itself.',
    'The application is not well.',
  ],
  prevention: 'Give the check a start period that covers the start, and run its command in the built image.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
  evidence: (timeline) =>
    [
      ...saying(timeline, quote),
      ...unhealthyContainers(timeline).map((name) => ({
        field: 'Container.healthStatus',
        text: `UNHEALTHY in container ${name}`,
      })),
    ].slice(0, 3),
  sentence: (timeline) => {
    const container = ownDefinition(timeline)?.containers.find(({ healthCheck }) => healthCheck);
    const command = container?.healthCheck?.command.join(' ').slice(0, 200);
    return `the health check of container ${unhealthyContainers(timeline)[0] ?? container?.name ?? mainContainer(timeline)?.name ?? 'of the task'} fails${command === undefined ? '' : ` (${command})`}`;
  },
  remedy: (timeline) => {
    const task = ownTasks(timeline).at(-1)?.task.id ?? '<task>';
    return {
      text: 'Run the command of the health check in the container, and read what it says.',
      paste: [
        {
          tool: 'AWS CLI',
          code: `${awsCommand(timeline, 'ecs execute-command', { cluster: clusterName(timeline), task, container: mainContainer(timeline)?.name, command: '/bin/sh' })} --interactive`,
        },
        logsSnippet(timeline),
      ],
    };
  },
};
