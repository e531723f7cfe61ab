import type { Cause } from '../../../model/finding.ts';
import type { TaskHistory } from '../../../model/task-history.ts';
import { count } from '../../../model/text.ts';
import { ownTasks, type Timeline } from '../../../model/timeline.ts';
import { redeploy, tasksWere } from '../../remedy/commands.ts';

const hosted = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(
    ({ stop }) => stop?.benign === true && ['host gone', 'draining', 'infrastructure', 'maintenance'].includes(stop.why),
  );

export const hostTerminated: Cause = {
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
  evidence: (timeline) => {
    const found = hosted(timeline);
    return found.length === 0
      ? []
      : [
          {
            field: 'Task.stoppedReason',
            text: `${found[0]?.task.stoppedReason ?? found[0]?.task.stopCode ?? ''} (${count(found.length, 'task')})`.slice(
              0,
              400,
            ),
          },
        ];
  },
  sentence: (timeline) => `${tasksWere(hosted(timeline).length)} lost because the instance below went away`,
  remedy: (timeline) => ({
    text: 'Deploy again once the capacity is back.',
    paste: [{ tool: 'AWS CLI', code: redeploy(timeline) }],
  }),
};
