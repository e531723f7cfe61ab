import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import type { TaskHistory } from '../../../model/task-history.ts';
import { failedStops } from '../../evidence/stopped-tasks.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { describeStopped, tasksWere } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_no_reason.json. */
const quote: Quote = { where: ['Task.stoppedReason', 'Container.reason'], says: /Task failed to start|TaskFailedToStart/ };
const unstarted = (timeline: Timeline): readonly TaskHistory[] =>
  failedStops(timeline).filter(({ task }) => task.stopCode === 'TaskFailedToStart');

export const taskFailedToStartUnspecified: Cause = {
  id: 'task-failed-to-start-unspecified',
  severity: 'error',
  title: 'A task failed before its containers ran, and nothing says why',
  explanation:
    'ECS stopped the task while it was being started. Neither the task nor its containers carry a reason that this catalogue knows.',
  origins: ['The reason stands in a container that is not read here.', 'AWS had an error of its own.'],
  prevention: 'Read the reasons of all containers with DescribeTasks within an hour of the failure.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
  evidence: (timeline) => {
    const found = saying(timeline, quote);
    const first = unstarted(timeline)[0]?.task;
    return found.length > 0 || !first
      ? found
      : [{ field: 'Task.stopCode', text: `TaskFailedToStart: ${first.stoppedReason ?? 'no reason given'}`.slice(0, 400) }];
  },
  sentence: (timeline) => `${tasksWere(Math.max(1, unstarted(timeline).length))} not started, and nothing says why`,
  remedy: (timeline) => ({
    text: 'Read the reasons of all containers of a stopped task.',
    paste: [{ tool: 'AWS CLI', code: describeStopped(timeline) }],
  }),
};
