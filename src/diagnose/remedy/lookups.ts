/** Commands that show what the gate could not see. */
import type { Remedy, Snippet } from '../../model/finding.ts';
import type { Timeline } from '../../model/timeline.ts';
import { mainContainer } from '../evidence/main-container.ts';
import { shellQuoted } from '../../model/shell.ts';
import { awsCommand, clusterName, serviceName } from './commands.ts';

/** Shows the log of the container that the load balancer speaks to. */
export function tailLog(timeline: Timeline): Snippet {
  const group = shellQuoted(mainContainer(timeline)?.log?.group ?? '<log-group>');
  return { tool: 'AWS CLI', code: awsCommand(timeline, `logs tail ${group}`, { since: '1h' }) };
}

/** Shows what the instances of the cluster have left. */
export const describeCapacity = (timeline: Timeline): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'ecs describe-clusters', { clusters: clusterName(timeline), include: 'STATISTICS' }),
});

/** Shows why the newest task that failed stopped, in full. */
export function describeStoppedTask(timeline: Timeline): Snippet {
  const task = [...timeline.facts.tasks.values()].findLast(({ stop }) => stop?.benign === false)?.task.arn;
  return { tool: 'AWS CLI', code: awsCommand(timeline, 'ecs describe-tasks', { cluster: clusterName(timeline), tasks: task }) };
}

/** All that is left to do where ECS gave up and no stopped task was seen. */
export const lookAtStoppedTasks = (timeline: Timeline): Remedy => ({
  text: 'Look at the stopped tasks while ECS still shows them.',
  paste: [
    {
      tool: 'AWS CLI',
      code: awsCommand(timeline, 'ecs list-tasks', {
        cluster: clusterName(timeline),
        'service-name': serviceName(timeline),
        'desired-status': 'STOPPED',
      }),
    },
  ],
});
