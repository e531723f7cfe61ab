import { ownTasks } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { checkedContainer, failedContainerChecks, unhealthyContainers } from '../../evidence/container-health.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { findQuote } from '../../evidence/quotes.ts';
import { awsCommand, clusterName } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';
import { tailLog } from '../../remedy/lookups.ts';

export const containerHealthCheckFailed = defineCause({
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
  find: (timeline) => {
    const quoted = findQuote(timeline, failedContainerChecks);
    const unhealthy = unhealthyContainers(timeline);
    return quoted || unhealthy.length > 0 ? { quoted, unhealthy } : undefined;
  },
  evidence: ({ quoted, unhealthy }) =>
    [
      ...(quoted?.evidence ?? []),
      ...unhealthy.map((name) => ({ field: 'Container.healthStatus', text: `UNHEALTHY in container ${name}` })),
    ].slice(0, 3),
  sentence: ({ unhealthy }, timeline) => {
    const checked = checkedContainer(timeline);
    const command = checked?.healthCheck?.command.join(' ').slice(0, 200);
    const name = unhealthy[0] ?? checked?.name ?? mainContainer(timeline)?.name ?? 'of the task';
    return `the health check of container ${name} fails${command === undefined ? '' : ` (${command})`}`;
  },
  remedies: (_found, timeline) => [
    {
      text: 'Run the command of the health check in the container, and read what it says.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ecs execute-command', {
            cluster: clusterName(timeline),
            task: ownTasks(timeline).at(-1)?.task.id ?? '<task>',
            container: mainContainer(timeline)?.name,
            command: '/bin/sh',
            interactive: true,
          }),
        ),
      ],
    },
    { text: 'Where no session can be opened in it, read its log.', paste: [tailLog(timeline)] },
  ],
});
