import { quoteCause } from '../../define-cause.ts';
import { anywhere } from '../../evidence/texts.ts';
import { describeStoppedTask } from '../../remedy/lookups.ts';

export const secretsRetrievalFailedUnspecified = quoteCause({
  id: 'secrets-retrieval-failed-unspecified',
  severity: 'error',
  title: 'Secrets could not be fetched, and the text does not say why',
  explanation: 'ECS could not fetch what the task needs for its start. The text is cut before its cause.',
  origins: ['The text was shortened on its way.'],
  prevention: 'Read the reason of the task with DescribeTasks within an hour of the failure.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** Its text stands, with its field, in shows_truncated.json. */
  quote: {
    where: anywhere,
    says: /unable to pull secrets or registry auth|unable to retrieve secrets?|execution resource retrieval failed|failed to download env files|failed to fetch secret/i,
  },
  sentence: () => 'the secrets of the task could not be fetched; the text ends before it says why',
  remedies: (_found, timeline) => [
    {
      text: 'Read the whole stopped reason of the task.',
      paste: [describeStoppedTask(timeline)],
    },
  ],
});
