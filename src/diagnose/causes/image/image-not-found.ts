import { quoteCause } from '../../define-cause.ts';
import { imageNamed, pullContext } from '../../evidence/image-pull.ts';
import { networkWords } from '../../evidence/network-words.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { reasons } from '../../evidence/texts.ts';
import { describeImage } from '../../remedy/images.ts';

export const imageNotFound = quoteCause({
  id: 'image-not-found',
  severity: 'error',
  title: 'The image does not exist in its registry',
  explanation:
    'ECS asked the registry for the image of the task definition, and the registry does not have that repository, tag or digest. No retry can help. Some registries also say so where the caller may not see the repository.',
  origins: [
    'The deployment ran before the image was pushed, or the push failed.',
    'The tag is mistyped, or was removed by a lifecycle policy.',
    'The image was pushed to another region or account.',
  ],
  prevention: 'Deploy the digest that the push printed, and let the deployment depend on the push.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_event_alone.json. */
  quote: {
    where: reasons,
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html, and the words of containerd, Docker and ECR.
    // A code alone does not tell what was not found.
    says: anyOf(
      [
        /manifest unknown|manifest for .{1,400} not found|name unknown/,
        /repository .{1,400}(?:not found|does not exist(?! or may require))/,
        /(?:ref|image|manifest|tag|digest)\b.{0,400}(?<!404 )not found\b|ImageNotFound/,
        /image .{1,300}does not exist(?! or may require)|docker\.io\/library\/\S{1,200} ?:? pull access denied/,
        /invalid reference format/,
      ],
      'i',
    ),
    about: pullContext,
    butNot: networkWords,
  },
  sentence: (found, timeline) => `the image ${imageNamed(found, timeline)} does not exist in its registry`,
  remedies: (_found, timeline) => [
    {
      text: 'Push the image, or correct its name in the task definition; then deploy again.',
      paste: [describeImage(timeline)],
    },
  ],
});
