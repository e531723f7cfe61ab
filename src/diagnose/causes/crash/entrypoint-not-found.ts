import { defineCause } from '../../define-cause.ts';
import { anyOf, findQuote, type Quote } from '../../evidence/quotes.ts';
import { exitedWith } from '../../evidence/stopped-tasks.ts';
import { anywhere } from '../../evidence/texts.ts';
import { shell } from '../../remedy/forms.ts';
import { imageWord } from '../../remedy/images.ts';

/** Its text stands, with its field, in shows_path.json. */
const quote: Quote = {
  where: anywhere,
  says: anyOf(
    [
      /executable file not found|\bexec(?: user process caused)?:? .{0,300}no such file or directory/,
      /exec: "[^"]{1,300}": (?:stat (?!.{1,300}permission)\S|not found|is a directory)/,
      /(?:OCI runtime|container process|CannotStart).{0,300}\bstat [^:]{1,200}: no such file or directory|bad interpreter|env: .{1,100}: No such file or directory/,
      /exec: .{1,200}: not found|sh: (?:\d{1,4}: )?(?:cannot|can't) open ['"]?[\w./]/,
      /\b(?:program|executable|command|binary|entry ?point|file)\b.{0,200}not found or does not exist/,
      // A shell names itself, or the line of its script: anything else may be `not found` too.
      /(?<![.\w])(?:ba|da|a)?sh: (?:\d{1,4}: |line \d{1,4}: )?[\w./ -]{1,200}: (?:command )?not found/,
      /^(?:\S{1,200}: )?(?:\d{1,4}: |line \d{1,4}: )[\w./ -]{1,200}: (?:command )?not found|^[\w./-]{1,100}: command not found/,
      /^(?:\/[\w./-]{1,200}|[\w-]{1,100}\.sh): not found/,
      /\b(?:tini|dumb-init|su-exec|gosu|nohup|failed to run command)\b.{0,200}: no such file or directory/,
      /The system cannot find the (?:file|path) specified|can't execute '[^']{1,200}': No such file/,
    ],
    'i',
  ),
  butNot:
    /CannotPull|(?:curl|wget|nc|pg_isready|redis-cli|grpc_health_probe): (?:command )?not found|"(?:\/usr\/bin\/)?(?:curl|wget)"|missing script|\.efs\.|EFS utils/,
};

export const entrypointNotFound = defineCause({
  id: 'entrypoint-not-found',
  severity: 'error',
  title: 'The program that the container starts is not in the image',
  explanation:
    'The file that entryPoint or command names does not exist where the container looks for it, or its interpreter does not (exit code 127).',
  origins: [
    'The command is one string with spaces where a list of words is expected.',
    'The file was not copied into the image, or a volume hides it.',
    'The script has Windows line ends, so that its interpreter is "/bin/sh\\r".',
    'The program is linked against another C library than the image has.',
  ],
  prevention: 'Start the built image once in the pipeline before deploying it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
  find: (timeline) => {
    const quoted = findQuote(timeline, quote);
    const exited = exitedWith(timeline, 127);
    return quoted || exited.length > 0 ? { quoted, exited } : undefined;
  },
  evidence: ({ quoted, exited }) => [...(quoted?.evidence ?? []), ...exited],

  sentence: ({ quoted }) =>
    `${quoted?.capture(/(?:exec:? "|stat |sh: (?:\d{1,4}: )?|exec )([^":\s][^":]{0,200})/) ?? 'the program that the container starts'} does not exist in the image`,
  remedies: (_found, timeline) => [
    {
      text: 'Correct entryPoint and command of the task definition (one list entry a word), or put the file into the image: look what is there.',
      paste: [shell(`docker run --rm --entrypoint ls ${imageWord(timeline)} -l /`)],
    },
    {
      text: 'If the file is there, it is a script whose lines end as on Windows, or whose interpreter is missing.',
      paste: [{ tool: 'Dockerfile', code: "RUN sed -i 's/\\r$//' /entrypoint.sh && chmod +x /entrypoint.sh" }],
    },
  ],
});
