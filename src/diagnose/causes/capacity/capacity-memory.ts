import { ownDefinition } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { clusterName } from '../../remedy/commands.ts';
import { addInstances } from '../../remedy/lookups.ts';
import { changeMemory } from '../../remedy/task-definition-settings.ts';
import { mainContainer } from '../../evidence/main-container.ts';

export const capacityMemory = defineCause({
  id: 'capacity-memory',
  severity: 'error',
  title: 'No container instance has enough memory free for the task',
  explanation: 'ECS finds no instance in the cluster with as much memory free as the task reserves.',
  origins: [
    'Old and new tasks need room side by side during a rolling update.',
    'The cluster is full, or its Auto Scaling group at its maximum.',
    'The task reserves more than any instance has left beside system and agent.',
  ],
  prevention: 'Let a capacity provider with managed scaling add instances, and reserve memory softly (memoryReservation).',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_megabytes.json. */
  find: (timeline) => cannotPlace(timeline, /insufficient memory\b|RESOURCE:MEMORY/i),
  evidence: ({ evidence }) => evidence,
  sentence: (_found, timeline) =>
    `no container instance of ${clusterName(timeline)} has ${ownDefinition(timeline)?.memory ?? 'enough'} MiB of memory free`,
  remedies: (_found, timeline) => {
    const reserved = Number(ownDefinition(timeline)?.memory ?? mainContainer(timeline)?.memory);
    return [
      { text: 'Add instances to the cluster.', paste: addInstances(timeline) },
      ...(reserved >= 2
        ? ([
            {
              text: 'If the task needs less than it reserves, lower the memory in its definition, and deploy that revision.',
              paste: changeMemory(timeline, Math.floor(reserved / 2)),
            },
          ] as const)
        : []),
    ];
  },
});
