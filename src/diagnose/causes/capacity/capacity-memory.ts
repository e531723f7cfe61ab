import { ownDefinition } from '../../../model/timeline.ts';
import type { Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { cannotPlace, capacitySnippet } from '../../evidence/placement.ts';
import { reasons } from '../../evidence/texts.ts';
import { clusterName } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_megabytes.json. */
const quote: Quote = { where: reasons, says: /insufficient memory\b|RESOURCE:MEMORY/i };

export const capacityMemory: Cause = {
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
  evidence: (timeline) => cannotPlace(timeline, quote),
  sentence: (timeline) =>
    `no container instance of ${clusterName(timeline)} has ${ownDefinition(timeline)?.memory ?? 'enough'} MiB of memory free`,
  remedy: (timeline) => ({
    text: 'Add instances to the cluster, or lower the memory that the task reserves.',
    paste: [capacitySnippet(timeline)],
  }),
};
