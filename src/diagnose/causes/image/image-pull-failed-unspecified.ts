import { quoteCause } from '../../define-cause.ts';
import { imageNamed } from '../../evidence/image-pull.ts';
import { anywhere } from '../../evidence/texts.ts';
import { inTurn } from '../../remedy/forms.ts';
import { describeImage } from '../../remedy/images.ts';
import { describeStoppedTask } from '../../remedy/lookups.ts';

export const imagePullFailedUnspecified = quoteCause({
  id: 'image-pull-failed-unspecified',
  severity: 'error',
  title: 'The image could not be pulled, and the text does not say why',
  explanation:
    'ECS could not pull the image. The reason is cut off or general; the full text usually stands in the reason of the container.',
  origins: ['The text was shortened on its way.', 'The registry failed for a reason of its own.'],
  prevention: 'Read the reason of the container with DescribeTasks within an hour of the failure.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_truncated.json. */
  quote: {
    where: anywhere,
    says: /CannotPull\w{0,40}|failed to resolve ref|pull image manifest has been retried|ref pull has been retried|pull command failed|error pulling image configuration/,
  },
  sentence: (found, timeline) => `the image ${imageNamed(found, timeline)} could not be pulled; why is not said`,
  remedies: (_found, timeline) => [
    {
      text: 'Read the whole reason of the stopped task, and whether the image can be pulled from elsewhere.',
      paste: inTurn(describeStoppedTask(timeline), describeImage(timeline)),
    },
  ],
});
