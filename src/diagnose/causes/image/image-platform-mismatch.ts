import { quoteCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { shell } from '../../remedy/forms.ts';
import { imageWord, platformOf } from '../../remedy/images.ts';
import { changeArchitecture } from '../../remedy/task-definition-settings.ts';

export const imagePlatformMismatch = quoteCause({
  id: 'image-platform-mismatch',
  severity: 'error',
  title: 'The image has no variant for the platform of the task',
  explanation:
    'The image was built for another CPU architecture or operating system than the task runs on. Either the registry finds no variant to pull, or the program cannot be executed.',
  origins: [
    'The image was built on an Apple silicon machine (arm64) and runs on x86_64, or the reverse.',
    'The task definition names another runtimePlatform than the image was built for.',
  ],
  prevention: 'Build with docker buildx build --platform, and set runtimePlatform explicitly.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  /** Its text stands, with its field, in shows_exec_format_error.json. */
  quote: {
    where: anywhere,
    says: anyOf(
      [
        /exec format error|no match for platform|no matching manifest for|descriptor (?:matching|for) platform/,
        /does not match the (?:specified|detected|expected) (?:host )?platform/,
        /image operating system .{0,40}cannot be used|no child with platform|cannot execute binary file|rosetta error/,
        /The image .{0,300}(?:architecture|platform) .{0,80}(?:not|mismatch)/,
        /incompatible with the (?:host|container) (?:architecture|platform|operating system)/,
      ],
      'i',
    ),
  },
  sentence: (_found, timeline) =>
    `the image ${mainContainer(timeline)?.image ?? ''} was not built for ${platformOf(timeline)}, on which the task runs`.replace(
      '  ',
      ' ',
    ),
  remedies: (_found, timeline) => [
    {
      text: 'Build the image for the platform of the task.',
      paste: [shell(`docker buildx build --platform ${platformOf(timeline)} --push -t ${imageWord(timeline)} .`)],
    },
    {
      text: 'Let the task run on the platform of the image: set runtimePlatform in its definition.',
      paste: changeArchitecture(timeline, platformOf(timeline).endsWith('/arm64') ? 'X86_64' : 'ARM64'),
    },
  ],
});
