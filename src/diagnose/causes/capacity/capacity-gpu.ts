import type { Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { cannotPlace, capacitySnippet } from '../../evidence/placement.ts';
import { reasons } from '../../evidence/texts.ts';
import { clusterName } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_resource.json. */
const quote: Quote = { where: reasons, says: /insufficient GPU|RESOURCE:GPU/i };

export const capacityGpu: Cause = {
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
  evidence: (timeline) => cannotPlace(timeline, quote),
  sentence: (timeline) => `no container instance of ${clusterName(timeline)} has a GPU free`,
  remedy: (timeline) => ({ text: 'Add GPU instances to the cluster.', paste: [capacitySnippet(timeline)] }),
};
