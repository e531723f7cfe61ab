import { isKept, taskSetIn } from '../../../model/strategy/task-sets.ts';
import { latestWithService } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { serviceCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const taskSetScaleZero = defineCause({
  id: 'task-set-scale-zero',
  severity: 'error',
  title: 'The task set is scaled to nothing',
  explanation:
    'The service has a desired count, but the scale of the task set is 0 % of it, or so little that no task is left. ECS starts nothing of it, and calls it steady.',
  origins: [
    'The deployment controller makes its task sets with a scale of 0, and has not scaled this one up yet.',
    'The controller scaled it down again, as it does to go back to the set before.',
  ],
  prevention: 'Start this step once the deployment controller has scaled the task set up.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Scale.html',
  find: (timeline) => {
    const observation = latestWithService(timeline);
    const entry = observation && timeline.deployment && taskSetIn(observation, timeline.deployment);
    const wanted = observation?.service?.desiredCount ?? 0;
    // A set on its way out is scaled down because it goes.
    return entry && isKept(entry) && wanted > 0 && entry.desiredCount === 0 ? { ...entry, wanted } : undefined;
  },
  evidence: ({ taskSet, wanted }) => [
    { field: 'TaskSet.scale', text: `${taskSet.scalePercent} %` },
    { field: 'TaskSet.computedDesiredCount', text: '0' },
    { field: 'Service.desiredCount', text: `${wanted}` },
  ],
  sentence: ({ id, taskSet }) => `the task set ${id} is to run no tasks (scale ${taskSet.scalePercent} %)`,
  remedies: ({ id }, timeline) => [
    {
      text: 'Let the deployment controller scale the task set up, or do it by hand.',
      paste: [awsCli(serviceCommand(timeline, 'update-task-set', { 'task-set': id, scale: 'value=100,unit=PERCENT' }))],
    },
  ],
});
