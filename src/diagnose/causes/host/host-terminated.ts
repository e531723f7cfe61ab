import type { BenignStop } from '../../../model/stop-reason.ts';
import { count } from '../../../model/text.ts';
import { defineCause } from '../../define-cause.ts';
import { stoppedBy, tasksWere } from '../../evidence/stopped-tasks.ts';
import { redeploy } from '../../remedy/commands.ts';

const reasonsOfTheHost: readonly BenignStop[] = ['host gone', 'draining', 'infrastructure', 'maintenance'];

export const hostTerminated = defineCause({
  id: 'host-terminated',
  severity: 'error',
  title: 'The instance under a task went away',
  explanation:
    'The container instance was stopped, terminated, drained or retired, and its tasks with it. This blames nobody: ECS starts them elsewhere.',
  origins: [
    'Auto Scaling terminated the instance.',
    'Somebody deregistered or drained it.',
    'AWS maintains the infrastructure below.',
  ],
  prevention: 'Turn on managed draining, so that tasks move before their instance goes.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  find: (timeline) => stoppedBy(timeline, reasonsOfTheHost),
  evidence: ({ tasks, reason }) => [{ field: 'Task.stoppedReason', text: `${reason} (${count(tasks, 'task')})`.slice(0, 400) }],
  sentence: ({ tasks }) => `${tasksWere(tasks)} lost because the instance below went away`,
  remedies: (_found, timeline) => [
    {
      text: 'Deploy again once the capacity is back.',
      paste: [redeploy(timeline)],
    },
  ],
});
