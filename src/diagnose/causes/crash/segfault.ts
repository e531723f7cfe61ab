import { defineCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { exitedWith } from '../../evidence/stopped-tasks.ts';
import { anywhere } from '../../evidence/texts.ts';
import { shell } from '../../remedy/forms.ts';
import { imageWord, platformOf } from '../../remedy/images.ts';

/** Its text stands, with its field, in shows_exit_139.json. */
const quote: Quote = {
  where: anywhere,
  says: /[Ss]egmentation fault|SIGSEGV|\bsegfault\b|signal 11\b|EXC_BAD_ACCESS|exit(?:ed)? (?:with )?(?:code|status):? 139\b/,
  // So Go words that it followed a nil pointer of the program itself, beside its panic.
  butNot: /\[signal SIGSEGV: /,
};

export const segfault = defineCause({
  id: 'segfault',
  severity: 'error',
  title: 'A container crashed with a segmentation fault',
  explanation:
    'The process touched memory that is not its own (SIGSEGV, exit code 139). The fault is in native code: the runtime, a native module, or the image itself.',
  origins: [
    'A native module was built for another library or CPU.',
    'An emulated or mismatched architecture.',
    'A fault in a library.',
  ],
  prevention: 'Build native modules in the same base image that runs them.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  find: (timeline) => {
    const quoted = findQuote(timeline, quote);
    const exited = exitedWith(timeline, 139);
    return quoted || exited.length > 0 ? { quoted, exited } : undefined;
  },
  evidence: ({ quoted, exited }) => [...exited, ...(quoted?.evidence ?? [])],

  sentence: (_found, timeline) =>
    `container ${mainContainer(timeline)?.name ?? 'of the task'} crashed with a segmentation fault (SIGSEGV)`,
  remedies: (_found, timeline) => [
    {
      text: 'Run the image locally on the same platform, and rebuild its native modules.',
      paste: [shell(`docker run --rm --platform ${platformOf(timeline)} ${imageWord(timeline)}`)],
    },
  ],
});
