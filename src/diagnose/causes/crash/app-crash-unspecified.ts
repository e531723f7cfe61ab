import { defineCause } from '../../define-cause.ts';
import { anyOf, findQuote, type Quote } from '../../evidence/quotes.ts';
import { ownFailures } from '../../evidence/stopped-tasks.ts';
import { log } from '../../evidence/texts.ts';
import { tailLog } from '../../remedy/lookups.ts';

/** Stack traces and last words, by runtime. Only read of tasks that ended by themselves. */
const quote: Quote = {
  where: log,
  says: anyOf([
    /Traceback \(most recent call last\)|\bpanic: |goroutine \d{1,9} \[/,
    /[Uu]nhandled ?(?:[Pp]romise ?[Rr]ejection|[Ee]xception|[Ee]rror|'error' event)/,
    /[Uu]ncaught (?:\w{1,40})?(?:[Ee]xception|[Ee]rror)|Exception in thread|thread '[^']{1,100}' panicked/,
    /Application (?:run|startup) failed|APPLICATION FAILED TO START|(?:^|\s)at .{1,200}:\d{1,6}:\d{1,6}\)?$/,
    /(?:^|\s)at [\w.$]{1,200}\([\w.]{1,100}(?::\d{1,6})?\)$|\bFATAL\b|\bfatal(?: error)?\b|Fatal error/,
    /\b[A-Z]\w{0,60}(?:Error|Exception)\b: |^(?:\S{1,40} ){0,4}\[?(?:ERROR|CRITICAL|SEVERE)\b|^[Ee]rror: |npm ERR!/,
    /exited with code [1-9]|Worker failed to boot|terminate called after/,
  ]),
};

export const appCrashUnspecified = defineCause({
  id: 'app-crash-unspecified',
  severity: 'error',
  title: 'The application ended with an error of its own',
  explanation:
    'The application started, met an error and ended. Its last lines tell more than AWS can; they name no cause that this catalogue knows.',
  origins: ['A fault in the new revision.', 'Something that the application expects at its start is missing.'],
  prevention: 'Start the built image once in the pipeline, with the settings of this environment.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  find: (timeline) => (ownFailures(timeline).length === 0 ? undefined : findQuote(timeline, quote)),
  evidence: ({ evidence }) => evidence,
  sentence: ({ evidence }) => `the application ended with an error: ${(evidence.at(-1)?.text ?? '').slice(0, 160)}`,
  remedies: (_found, timeline) => [
    {
      text: 'Read the log of the container from its start, and mend the error.',
      paste: [tailLog(timeline)],
    },
  ],
});
