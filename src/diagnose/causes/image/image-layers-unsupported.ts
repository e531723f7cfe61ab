import { quoteCause } from '../../define-cause.ts';
import { pullContext } from '../../evidence/image-pull.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { networkWords } from '../../evidence/network-words.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { reasons } from '../../evidence/texts.ts';
import { shell } from '../../remedy/forms.ts';
import { imageWord } from '../../remedy/images.ts';

export const imageLayersUnsupported = quoteCause({
  id: 'image-layers-unsupported',
  severity: 'error',
  title: 'The container runtime cannot use the manifest or the layers of the image',
  explanation:
    'The image is in the registry, but its manifest or a layer has a form that this runtime does not know, or is damaged.',
  origins: [
    'The builder used a compression or a media type that the runtime lacks.',
    'An attestation or an artifact was pushed under the tag of an image.',
    'The upload of a layer was damaged.',
  ],
  prevention: 'Build with a current buildx and the default compression, and pull the image once before deploying it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_diff_ids.json. */
  quote: {
    where: reasons,
    says: anyOf(
      [
        /number of layers and diffIDs don't match|(?:unsupported|unknown|unexpected) media ?type/,
        /media ?type .{0,200}(?:not supported|unsupported|unknown|should be)|unsupported manifest|manifest schema|schema ?version 1/,
        /invalid tar header|archive\/tar|unknown compression|magic number mismatch|unexpected commit digest/,
        /digest mismatch|max depth exceeded|unexpected EOF.{0,60}layer|failed to register layer.{0,200}(?:unexpected EOF|mapped to a host)/,
        /encountered unknown type|layers? .{0,60}(?:corrupt|exceeds)/,
      ],
      'i',
    ),
    about: pullContext,
    butNot: networkWords,
  },
  sentence: (_found, timeline) => `the container runtime cannot use the image ${mainContainer(timeline)?.image ?? ''}`.trim(),
  remedies: (_found, timeline) => [
    {
      text: 'Build and push the image anew, with plain layers.',
      paste: [
        shell(
          `docker buildx build --provenance=false --output type=image,compression=gzip,force-compression=true,push=true -t ${imageWord(timeline)} .`,
        ),
      ],
    },
  ],
});
