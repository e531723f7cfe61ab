import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { clusterName } from '../../remedy/commands.ts';
import { addInstances } from '../../remedy/lookups.ts';

export const capacityGpu = defineCause({
  id: 'capacity-gpu',
  severity: 'error',
  title: 'No container instance has a GPU free for the task',
  explanation: 'The task asks for GPUs, and no instance of the cluster has as many free.',
  origins: [
    'The cluster has no GPU instances, or not from a GPU-optimised image.',
    'Old and new tasks need GPUs side by side during a rolling update.',
  ],
  prevention: 'Keep one GPU instance more than tasks, or let the old task stop first.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_resource.json. */
  find: (timeline) => cannotPlace(timeline, /insufficient GPU|RESOURCE:GPU/i),
  evidence: ({ evidence }) => evidence,
  sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has a GPU free`,
  remedies: (_found, timeline) => [{ text: 'Add GPU instances to the cluster.', paste: addInstances(timeline) }],
});
