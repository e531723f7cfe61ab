import { ownDefinition } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { clusterName } from '../../remedy/commands.ts';
import { addInstances } from '../../remedy/lookups.ts';
import { changeCpu } from '../../remedy/task-definition-settings.ts';
import { mainContainer } from '../../evidence/main-container.ts';

export const capacityCpu = defineCause({
  id: 'capacity-cpu',
  severity: 'error',
  title: 'No container instance has enough CPU free for the task',
  explanation: 'ECS finds no instance in the cluster with as many CPU units free as the task reserves.',
  origins: [
    'Old and new tasks need room side by side during a rolling update.',
    'The cluster is full, or its Auto Scaling group at its maximum.',
    'The task reserves more than any instance has.',
  ],
  prevention: 'Let a capacity provider with managed scaling add instances.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_units.json. */
  find: (timeline) => cannotPlace(timeline, /insufficient CPU(?: units?)?\b|RESOURCE:CPU/i),
  evidence: ({ evidence }) => evidence,
  sentence: (_found, timeline) =>
    `no container instance of ${clusterName(timeline)} has ${ownDefinition(timeline)?.cpu ?? 'enough'} CPU units free`,
  remedies: (_found, timeline) => {
    const reserved = Number(ownDefinition(timeline)?.cpu ?? mainContainer(timeline)?.cpu);
    return [
      { text: 'Add instances to the cluster.', paste: addInstances(timeline) },
      ...(reserved >= 2
        ? ([
            {
              text: 'If the task needs less than it reserves, lower the CPU in its definition, and deploy that revision.',
              paste: changeCpu(timeline, Math.floor(reserved / 2)),
            },
          ] as const)
        : []),
    ];
  },
});
