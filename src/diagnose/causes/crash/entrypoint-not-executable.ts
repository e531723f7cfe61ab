import { defineCause } from '../../define-cause.ts';
import { endOfWrittenPath } from '../../evidence/failure-statements.ts';
import { anyOf, findQuote, type Quote } from '../../evidence/quotes.ts';
import { exitedWith } from '../../evidence/stopped-tasks.ts';
import { anywhere } from '../../evidence/texts.ts';
import { shell } from '../../remedy/forms.ts';

/** Its text stands, with its field, in shows_permission.json. */
const quote: Quote = {
  where: anywhere,
  says: anyOf(
    [
      /exec:? \\{0,7}"[^"]{1,300}": permission denied|exec \S{1,300}: permission denied/,
      /exec user process caused.{0,20}permission denied|standard_init_linux.{0,100}permission denied/,
      /(?:^|(?<![.\w])(?:ba|da|a)?sh: )(?:\d{1,4}: |line \d{1,4}: )?\.?\/\S{1,200}: Permission denied/,
      /^\S{1,200}: line \d{1,4}: \.?\/\S{1,200}: Permission denied/,
      /\b(?:tini|dumb-init|su-exec|gosu|nohup|failed to run command)\b.{0,200}: permission denied/,
    ],
    'i',
  ),
  butNot: anyOf([
    /CannotPull|mkdir|(?:listen|bind)\b.{0,60}permission denied|EACCES/,
    // What a script reads or writes.
    new RegExp(`\\d: \\S{0,200}${endOfWrittenPath}: Permission denied`),
  ]),
};

export const entrypointNotExecutable = defineCause({
  id: 'entrypoint-not-executable',
  severity: 'error',
  title: 'The program that the container starts may not be executed',
  explanation:
    'The file of entryPoint or command is in the image, but it lacks the permission to execute, or the user of the container does (exit code 126).',
  origins: [
    'The file lost its executable bit, often on Windows or through an archive.',
    'The image runs as a user that may not reach the file.',
    'The entry point is a directory.',
  ],
  prevention: 'Set the mode where the file is copied: COPY --chmod=755.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
  find: (timeline) => {
    const quoted = findQuote(timeline, quote);
    const exited = exitedWith(timeline, 126);
    return quoted || exited.length > 0 ? { quoted, exited } : undefined;
  },
  evidence: ({ quoted, exited }) => [...(quoted?.evidence ?? []), ...exited],

  sentence: ({ quoted }) =>
    `${quoted?.capture(/exec:? \\{0,7}"([^"\\]{1,200})\\{0,7}"/) ?? 'the entry point'} may not be executed (permission denied)`,
  remedies: ({ quoted }) => {
    const path = quoted?.capture(/exec:? \\{0,7}"(\/[\w./-]{1,200})\\{0,7}"/) ?? '/entrypoint.sh';
    const file = path.slice(path.lastIndexOf('/') + 1);
    return [
      {
        text: 'Make the file executable, in the image or where it comes from.',
        paste: [{ tool: 'Dockerfile', code: `COPY --chmod=755 ${file} ${path}` }, shell(`git update-index --chmod=+x ${file}`)],
      },
    ];
  },
});
