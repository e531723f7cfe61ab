import type { Evidence } from '../../../model/finding.ts';
import type { TaskHistory } from '../../../model/task-history.ts';
import { defineCause } from '../../define-cause.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { failedStops, tasksWere } from '../../evidence/stopped-tasks.ts';
import { describeStoppedTask } from '../../remedy/lookups.ts';

/** Its text stands, with its field, in shows_no_reason.json. */
const quote: Quote = { where: ['Task.stoppedReason', 'Container.reason'], says: /Task failed to start|TaskFailedToStart/ };

/** The stop code alone says so too. */
const stopCodeEvidence = ({ task }: TaskHistory): Evidence => ({
  field: 'Task.stopCode',
  text: `TaskFailedToStart: ${task.stoppedReason ?? 'no reason given'}`.slice(0, 400),
});

export const taskFailedToStartUnspecified = defineCause({
  id: 'task-failed-to-start-unspecified',
  severity: 'error',
  title: 'A task failed before its containers ran, and nothing says why',
  explanation:
    'ECS stopped the task while it was being started. Neither the task nor its containers carry a reason that this catalogue knows.',
  origins: ['The reason stands in a container that is not read here.', 'AWS had an error of its own.'],
  prevention: 'Read the reasons of all containers with DescribeTasks within an hour of the failure.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
  find: (timeline) => {
    const unstarted = failedStops(timeline).filter(({ task }) => task.stopCode === 'TaskFailedToStart');
    const evidence = findQuote(timeline, quote)?.evidence ?? unstarted.slice(0, 1).map(stopCodeEvidence);
    return evidence.length > 0 ? { evidence, tasks: Math.max(1, unstarted.length) } : undefined;
  },
  evidence: ({ evidence }) => evidence,
  sentence: ({ tasks }) => `${tasksWere(tasks)} not started, and nothing says why`,
  remedies: (_found, timeline) => [
    {
      text: 'Read the reasons of all containers of a stopped task.',
      paste: [describeStoppedTask(timeline)],
    },
  ],
});
