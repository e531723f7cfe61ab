import { quoteCause } from '../../define-cause.ts';
import { anywhere } from '../../evidence/texts.ts';
import { describeStoppedTask } from '../../remedy/lookups.ts';

export const containerCreateFailed = quoteCause({
  id: 'container-create-failed',
  severity: 'error',
  title: 'The runtime could not create a container or a volume',
  explanation: 'Docker or containerd refused to create the container or volume as the task definition describes it.',
  origins: [
    'The storage of the instance is full or damaged.',
    'A volume, mount path or option is not valid on this host.',
    'A container of that name is left over.',
  ],
  prevention: 'Replace instances regularly, and keep room on their disks.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  /** Its text stands, with its field, in shows_devmapper.json. */
  quote: {
    where: anywhere,
    says: /CannotCreateContainer\w{0,20}|CannotCreateVolume\w{0,20}|failed to create container\b(?! runtime)|Error response from daemon: (?:create|Conflict|devmapper|invalid (?:mount|volume))/,
    // What a volume refuses is told of the volume.
    butNot: /timed out after waiting|\b(?:l?chown|chmod|mkdir)\b.{0,300}(?:not permitted|permission denied|read-only)/,
  },
  sentence: (found) => `the runtime could not create the container: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Mend what the message names: the storage of the instance, a volume, or an option of the task definition.',
      paste: [describeStoppedTask(timeline)],
    },
  ],
});
