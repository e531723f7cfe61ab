import { capture, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { anywhere } from '../../evidence/texts.ts';
import { redeploy } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_create.json. */
const quote: Quote = {
  where: anywhere,
  says: /DockerTimeoutError|ContainerRuntimeTimeoutError|Could not transition to \w{1,30};? ?timed out|timed out after waiting \d/i,
};

export const dockerDaemonTimeout: Cause = {
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
  sentence: (timeline) =>
    `the container runtime did not answer in time (${capture(timeline, quote, /(timed out after waiting \w{1,20}|\w{1,20}TimeoutError)/) ?? 'timeout'})`,
  remedy: (timeline) => ({
    text: 'Replace or relieve the instance; on Fargate start the deployment anew.',
    paste: [{ tool: 'AWS CLI', code: redeploy(timeline) }],
  }),
  evidence: (timeline) => saying(timeline, quote),
};
