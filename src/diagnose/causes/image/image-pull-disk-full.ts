import { latestService } from '../../../model/timeline.ts';
import { quoteCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { reasons } from '../../evidence/texts.ts';
import { inTurn, shell } from '../../remedy/forms.ts';
import { changeStorage } from '../../remedy/task-definition-settings.ts';

export const imagePullDiskFull = quoteCause({
  id: 'image-pull-disk-full',
  severity: 'error',
  title: 'There is no room to unpack the image',
  explanation: 'The layers of the image do not fit on the disk of the task or of the instance.',
  origins: [
    'The image is larger than the ephemeral storage of the task (20 GiB on Fargate by default).',
    'Old images and stopped containers fill the disk of the instance.',
  ],
  prevention: 'Keep images small, and let the agent clean up (ECS_IMAGE_CLEANUP_INTERVAL).',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_no_space.json. */
  quote: {
    where: reasons,
    says: /no space left on device|not enough space on the disk|disk quota exceeded|insufficient disk space/i,
    butNot: /CannotStart|CannotCreate/,
  },
  sentence: (_found, timeline) => `there is no space left to unpack the image ${mainContainer(timeline)?.image ?? ''}`.trim(),
  remedies: (_found, timeline) => {
    const onFargate = { text: 'On Fargate, give the task more ephemeral storage.', paste: changeStorage(timeline, 50) };
    const onInstance = {
      text: 'On an instance, free its disk: remove the images that no container uses.',
      paste: inTurn(shell('docker image prune --all --force')),
    };
    return latestService(timeline)?.launchType === 'EC2' ? [onInstance, onFargate] : [onFargate, onInstance];
  },
});
