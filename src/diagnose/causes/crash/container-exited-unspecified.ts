import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause, Evidence } from '../../../model/finding.ts';
import { logsSnippet } from '../../evidence/failed-checks.ts';
import { count } from '../../../model/text.ts';
import { exits, ownFailures } from '../../evidence/stopped-tasks.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { mainContainer, shellQuoted, tasksWere } from '../../remedy/commands.ts';

const meanings: Readonly<Record<number, string>> = {
  0: 'it ended as if its work were done, which a service must not',
  1: 'an error of the application',
  134: 'it aborted itself (SIGABRT)',
  137: 'it was killed (SIGKILL), which alone does not prove a lack of memory',
  143: 'it was asked to stop (SIGTERM)',
  255: 'an error of the application',
};
const ended = (timeline: Timeline): readonly { readonly code: number; readonly container: string; readonly tasks: number }[] =>
  [...exits(timeline)].map(([code, found]) => ({ code, container: found[0]?.container ?? '', tasks: found.length }));
/** Its text stands, with its field, in shows_exit_1.json. */
const quote: Quote = { where: ['Task.stoppedReason'], says: /Essential container in task exited|EssentialContainerExited/ };
/** Its stop code alone says so too. */
const byCode = (timeline: Timeline): readonly Evidence[] => {
  const first = ownFailures(timeline).find(({ task }) => task.stopCode === 'EssentialContainerExited');
  return first
    ? [
        {
          field: 'Task.stopCode',
          text: `EssentialContainerExited: ${first.task.stoppedReason ?? 'no reason given'}`.slice(0, 400),
        },
      ]
    : [];
};

export const containerExitedUnspecified: Cause = {
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
  evidence: (timeline) => [
    ...ended(timeline).map(({ code, container, tasks }) => ({
      field: 'Container.exitCode',
      text: `${code} in container ${container} (${count(tasks, 'task')})${meanings[code] === undefined ? '' : `: ${meanings[code]}`}`,
    })),
    ...(saying(timeline, quote).length > 0 ? saying(timeline, quote) : byCode(timeline)),
  ],
  sentence: (timeline) => {
    const [first] = ended(timeline);
    const code = first ? ` with exit code ${first.code}` : '';
    return `container ${first?.container ?? mainContainer(timeline)?.name ?? 'of the task'} ended${code}, and nothing says why; ${tasksWere(ownFailures(timeline).length)} lost`;
  },
  remedy: (timeline) => ({
    text: 'Read the log of the container; if there is none, start the image locally with the same command.',
    paste: [
      logsSnippet(timeline),
      { tool: 'Shell', code: `docker run --rm ${shellQuoted(mainContainer(timeline)?.image ?? '<image>')}` },
    ],
  }),
};
