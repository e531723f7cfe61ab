import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { awsCommand, clusterName } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';

/** Its text stands, with its field, in shows_none.json. */
const says = anyOf(
  [
    /No Container Instances were found|NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER/,
    /unable to place a task (?:in .{1,100})?because no container instance met all of its requirements\.?(?:$| Reason: No Container)/,
  ],
  'i',
);

import { addInstances } from '../../remedy/lookups.ts';

export const capacityNoContainerInstances = defineCause({
  id: 'capacity-no-container-instances',
  severity: 'error',
  title: 'The cluster has no container instance for the task',
  explanation: 'ECS finds no registered, active instance in the cluster or behind the capacity provider, or none in the zone.',
  origins: [
    'The Auto Scaling group is empty, or its instances joined another cluster.',
    'The agent cannot register: its role or network is wrong.',
    'The service uses launch type EC2 where FARGATE is meant.',
  ],
  prevention: 'Let the launch template write ECS_CLUSTER, and watch the number of registered instances.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  find: (timeline) => cannotPlace(timeline, says),
  evidence: ({ evidence }) => evidence,
  sentence: (_found, timeline) => `the cluster ${clusterName(timeline)} has no container instance for the task`,
  remedies: (_found, timeline) => [
    {
      text: 'Start instances that join this cluster, or correct the launch type of the service.',
      paste: inTurn(
        awsCli(awsCommand(timeline, 'ecs list-container-instances', { cluster: clusterName(timeline), status: 'ACTIVE' })),
        ...addInstances(timeline),
      ),
    },
  ],
});
