import { quoteCause } from '../../define-cause.ts';
import { anywhere } from '../../evidence/texts.ts';
import { redeploy } from '../../remedy/commands.ts';

export const dockerDaemonTimeout = quoteCause({
  id: 'docker-daemon-timeout',
  severity: 'error',
  title: 'The container runtime did not answer in time',
  explanation:
    'The agent asked Docker or containerd to create, start, inspect or stop a container and heard nothing within its limit.',
  origins: [
    'The disk of the instance is too slow or out of burst credits.',
    'A logging driver or volume plugin hangs.',
    'The instance is overloaded.',
  ],
  prevention: 'Use gp3 volumes, and keep instances below full load.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  /** Its text stands, with its field, in shows_create.json. */
  quote: {
    where: anywhere,
    says: /DockerTimeoutError|ContainerRuntimeTimeoutError|Could not transition to \w{1,30};? ?timed out|timed out after waiting \d/i,
  },
  sentence: (found) =>
    `the container runtime did not answer in time (${found.capture(/(timed out after waiting \w{1,20}|\w{1,20}TimeoutError)/) ?? 'timeout'})`,
  remedies: (_found, timeline) => [
    {
      text: 'Replace or relieve the instance; on Fargate start the deployment anew.',
      paste: [redeploy(timeline)],
    },
  ],
});
