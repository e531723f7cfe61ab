import type { Cause } from '../../../model/finding.ts';
import type { TaskHistory } from '../../../model/task-history.ts';
import { count } from '../../../model/text.ts';
import { ownTasks, type Timeline } from '../../../model/timeline.ts';
import { serviceCommand, tasksWere } from '../../remedy/commands.ts';

const interrupted = (timeline: Timeline): readonly TaskHistory[] =>
  ownTasks(timeline).filter(({ stop }) => stop?.benign === true && stop.why === 'Spot interruption');

export const spotInterruption: Cause = {
  id: 'spot-interruption',
  severity: 'error',
  title: 'AWS took back the Spot capacity of a task',
  explanation:
    'The task ran on spare capacity, and AWS needed it. This blames nobody: ECS starts the task anew as soon as there is capacity.',
  origins: ['Spot capacity is reclaimed with two minutes of notice.'],
  prevention: 'Keep a base of on-demand capacity, so that a deployment can finish without Spot.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  evidence: (timeline) => {
    const found = interrupted(timeline);
    return found.length === 0
      ? []
      : [
          {
            field: 'Task.stoppedReason',
            text: `${found[0]?.task.stoppedReason ?? found[0]?.task.stopCode ?? ''} (${count(found.length, 'task')})`,
          },
        ];
  },
  sentence: (timeline) => `${tasksWere(interrupted(timeline).length)} interrupted because AWS took back Spot capacity`,
  remedy: (timeline) => ({
    text: 'Deploy again, with a base of on-demand capacity.',
    paste: [
      {
        tool: 'AWS CLI',
        code: `${serviceCommand(timeline, 'update-service')} --capacity-provider-strategy capacityProvider=FARGATE,base=1,weight=1 capacityProvider=FARGATE_SPOT,weight=3 --force-new-deployment`,
      },
    ],
  }),
};
