import { count } from '../../../model/text.ts';
import { defineCause } from '../../define-cause.ts';
import { stoppedBy, tasksWere } from '../../evidence/stopped-tasks.ts';
import { baseOnDemand } from '../../remedy/service-settings.ts';

export const spotInterruption = defineCause({
  id: 'spot-interruption',
  severity: 'error',
  title: 'AWS took back the Spot capacity of a task',
  explanation:
    'The task ran on spare capacity, and AWS needed it. This blames nobody: ECS starts the task anew as soon as there is capacity.',
  origins: ['Spot capacity is reclaimed with two minutes of notice.'],
  prevention: 'Keep a base of on-demand capacity, so that a deployment can finish without Spot.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  find: (timeline) => stoppedBy(timeline, ['Spot interruption']),
  evidence: ({ tasks, reason }) => [{ field: 'Task.stoppedReason', text: `${reason} (${count(tasks, 'task')})` }],
  sentence: ({ tasks }) => `${tasksWere(tasks)} interrupted because AWS took back Spot capacity`,
  remedies: (_found, timeline) => [
    { text: 'Deploy again, with a base of on-demand capacity.', paste: baseOnDemand(timeline, 3) },
  ],
});
