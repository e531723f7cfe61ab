import type { Evidence } from '../../../model/finding.ts';
import { count } from '../../../model/text.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { type Exit, exits, ownFailures, tasksWere } from '../../evidence/stopped-tasks.ts';
import { shell } from '../../remedy/forms.ts';
import { imageWord } from '../../remedy/images.ts';
import { tailLog } from '../../remedy/lookups.ts';

const meanings: Readonly<Record<number, string>> = {
  0: 'it ended as if its work were done, which a service must not',
  1: 'an error of the application',
  134: 'it aborted itself (SIGABRT)',
  137: 'it was killed (SIGKILL), which alone does not prove a lack of memory',
  143: 'it was asked to stop (SIGTERM)',
  255: 'an error of the application',
};

/** Its text stands, with its field, in shows_exit_1.json. */
const quote: Quote = { where: ['Task.stoppedReason'], says: /Essential container in task exited|EssentialContainerExited/ };

const exitEvidence = ({ code, container, tasks }: Exit): Evidence => ({
  field: 'Container.exitCode',
  text: `${code} in container ${container} (${count(tasks, 'task')})${meanings[code] === undefined ? '' : `: ${meanings[code]}`}`,
});

/** The stop code alone says so too. */
function stopCodeEvidence(timeline: Timeline): readonly Evidence[] {
  const stopped = ownFailures(timeline).find(({ task }) => task.stopCode === 'EssentialContainerExited')?.task;
  const text = `EssentialContainerExited: ${stopped?.stoppedReason ?? 'no reason given'}`.slice(0, 400);
  return stopped ? [{ field: 'Task.stopCode', text }] : [];
}

/** Logs are read by the closing observation alone. */
const hasClosed = ({ beforeClosing }: Timeline): boolean => beforeClosing !== undefined;

export const containerExitedUnspecified = defineCause({
  id: 'container-exited-unspecified',
  severity: 'error',
  title: 'An essential container ended, and nothing says why',
  explanation:
    'A container that the task needs ended, so ECS stopped the task. Neither AWS nor the log (as far as it was read) says why.',
  origins: [
    'The application ended with an error that it did not log.',
    'The command of the container does its work and ends.',
    'The log goes elsewhere than to CloudWatch Logs.',
  ],
  prevention: 'Let the application log why it ends, and send its output to CloudWatch Logs.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  find: (timeline) => {
    const ended = exits(timeline);
    const stopped = findQuote(timeline, quote)?.evidence ?? stopCodeEvidence(timeline);
    return ended.length + stopped.length > 0 ? { ended, stopped } : undefined;
  },
  evidence: ({ ended, stopped }) => [...ended.map(exitEvidence), ...stopped],
  sentence: ({ ended: [first] }, timeline) => {
    const container = first?.container ?? mainContainer(timeline)?.name ?? 'of the task';
    const code = first ? ` with exit code ${first.code}` : '';
    return hasClosed(timeline)
      ? `container ${container} ended${code}, and nothing says why; ${tasksWere(ownFailures(timeline).length)} lost`
      : `container ${container} ended${code}, and why is not known: its log has not been read`;
  },
  remedies: (_found, timeline) => [
    { text: 'Read the log of the container.', paste: [tailLog(timeline)] },
    {
      text: 'If there is none, start the image locally with the same command.',
      paste: [shell(`docker run --rm ${imageWord(timeline)}`)],
    },
  ],
});
