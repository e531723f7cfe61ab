/** Commands about the image that the main container runs. */
import type { Form } from '../../model/finding.ts';
import { ownDefinition, type Timeline } from '../../model/timeline.ts';
import { mainContainer } from '../evidence/main-container.ts';
import { shellQuoted } from '../../model/shell.ts';
import { awsCommand } from './commands.ts';

const imageOf = (timeline: Timeline): string => mainContainer(timeline)?.image ?? '<image>';

/** The image as one word for a shell. */
export const imageWord = (timeline: Timeline): string => shellQuoted(imageOf(timeline));

/** `linux/amd64`, as the task definition has it. */
export function platformOf(timeline: Timeline): string {
  const platform = ownDefinition(timeline)?.runtimePlatform;
  const system = platform?.operatingSystemFamily?.startsWith('WINDOWS') ? 'windows' : 'linux';
  return `${system}/${platform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'}`;
}

/** `444455556666.dkr.ecr.eu-west-1.amazonaws.com/api:2.14.0` */
const ecrImage = /^(\d{12})\.dkr\.ecr\.([\w-]{1,40})\.amazonaws\.com(?:\.cn)?\/([^:@]{1,256})(?:[:@](.{1,200}))?$/;

/** Asks ECR for the image, or the registry for its manifest. */
export function describeImage(timeline: Timeline): Form {
  const image = imageOf(timeline);
  const found = ecrImage.exec(image);
  if (!found) return { tool: 'Shell', code: `docker manifest inspect ${shellQuoted(image)}` };
  const [, registryId, , repository, tag = 'latest'] = found;
  const key = tag.startsWith('sha256:') ? 'imageDigest' : 'imageTag';
  return {
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'ecr describe-images', {
      'registry-id': registryId,
      'repository-name': repository,
      'image-ids': `${key}=${tag}`,
    }),
  };
}
