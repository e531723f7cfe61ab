/** Commands that show what the gate could not see. */
import type { Form, Forms, Remedies } from '../../model/finding.ts';
import type { Timeline } from '../../model/timeline.ts';
import { mainContainer } from '../evidence/main-container.ts';
import { shellQuoted } from '../../model/shell.ts';
import { awsCommand, clusterName, serviceName } from './commands.ts';
import { awsCli, inTurn } from './forms.ts';

/** Shows the log of the container that the load balancer speaks to. */
export function tailLog(timeline: Timeline): Form {
  const group = shellQuoted(mainContainer(timeline)?.log?.group ?? '<log-group>');
  return { tool: 'AWS CLI', code: awsCommand(timeline, `logs tail ${group}`, { since: '1h' }) };
}

/** Shows what the instances of the cluster have left. */
export const describeCapacity = (timeline: Timeline): Form => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'ecs describe-clusters', { clusters: clusterName(timeline), include: 'STATISTICS' }),
});

/** Shows why the newest task that failed stopped, in full. */
export function describeStoppedTask(timeline: Timeline): Form {
  const task = [...timeline.facts.tasks.values()].findLast(({ stop }) => stop?.benign === false)?.task.arn;
  return { tool: 'AWS CLI', code: awsCommand(timeline, 'ecs describe-tasks', { cluster: clusterName(timeline), tasks: task }) };
}

/** All that is left to do where ECS gave up and no stopped task was seen. */
export const lookAtStoppedTasks = (timeline: Timeline): Remedies => [
  {
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
  },
];

/** Adds instances, once it is seen what the cluster has left. */
export const addInstances = (timeline: Timeline): Forms =>
  inTurn(
    describeCapacity(timeline),
    awsCli(
      awsCommand(timeline, 'autoscaling set-desired-capacity', {
        'auto-scaling-group-name': '<auto-scaling-group>',
        'desired-capacity': '<number-of-instances>',
      }),
    ),
  );

/** @param name absent: it is not told which of the deployment's alarms it was */
export const describeAlarm = (timeline: Timeline, name = '<alarm>'): Form =>
  awsCli(awsCommand(timeline, 'cloudwatch describe-alarms', { 'alarm-names': name }));

/** Lets ECS place its tasks elsewhere. */
export const drainInstance = (timeline: Timeline): Form =>
  awsCli(
    awsCommand(timeline, 'ecs update-container-instances-state', {
      cluster: clusterName(timeline),
      'container-instances': '<container-instance>',
      status: 'DRAINING',
    }),
  );
