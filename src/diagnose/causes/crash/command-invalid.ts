import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand, familyOf } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

/** A shell that takes its flag for a script, because an editor made a dash of the hyphen, or quotes were kept. */
const mistakenFlag =
  /sh: (?:\d{1,3}: )?(?:[Cc]annot open |[Cc]an't open )?['"[]{0,2}[–—]\w{0,20}|sh: (?:\d{1,3}: )?[Cc]an(?:no|')t open ['"[]{0,2}-/;

export const commandInvalid = quoteCause({
  id: 'command-invalid',
  severity: 'error',
  title: 'The program does not know the command or the options that it is given',
  explanation:
    'The container starts its program, and the program refuses what it is told on its command line: it prints its usage and ends.',
  origins: [
    'The command of the task definition replaces the one of the image, or is appended to its entry point twice.',
    'The new version of the program has other options.',
  ],
  prevention: 'Keep command and options in the image, and override them in the task definition only where it must differ.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
  /** Its text stands, with its field, in shows_unknown_flag.json. */
  quote: {
    where: anywhere,
    says: anyOf([stating('parse-command-line'), mistakenFlag]),
    butNot: /^[^–—]*No such file or directory|ERR unknown command|perhaps misspelled|\bwarn(?:ing)?\b/i,
  },
  sentence: (found) => `the program refuses its command line: ${found.capture(/^(.{1,120})/) ?? ''}`,
  remedies: (_found, timeline) => [
    {
      text: 'Correct command and entryPoint of the task definition.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ecs describe-task-definition', {
            'task-definition': familyOf(timeline),
            query: 'taskDefinition.containerDefinitions[].{name:name,entryPoint:entryPoint,command:command}',
          }),
        ),
      ],
    },
  ],
});
