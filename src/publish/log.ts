/**
 * The step's log: the only place that writes to standard output, beside the terminal of the command.
 *
 * The runner reads every line for commands, in two syntaxes: `::name …::` at the start of a line, and `##[name …]`
 * anywhere in it; and it takes a lone carriage return for the end of a line. What AWS, a container or an input wrote must
 * not be able to do either. actions/runner, src/Runner.Common/ActionCommand.cs. Nor must it become an annotation by the
 * problem matchers of other steps, of which GitHub keeps as few as of ours.
 */
import * as core from '@actions/core';
import { randomUUID } from 'node:crypto';
import type { Annotation, LogPart } from '../model/report.ts';
import { beginning } from '../model/text.ts';
import { unmatched, unmatchedWhole } from './problem-matchers.ts';
import { safe } from './safe.ts';

/** The part of `@actions/core` that writes. It escapes what ends a command or a line of it, and nothing else. */
export type LogCommands = Pick<
  typeof core,
  'info' | 'startGroup' | 'endGroup' | 'error' | 'warning' | 'notice' | 'debug' | 'isDebug'
>;

export interface Log {
  readonly lines: (texts: readonly string[]) => void;
  readonly part: (part: LogPart) => void;
  readonly annotate: (annotation: Annotation) => void;
  /** Undefined where the runner does not debug: then nobody need make the text. */
  readonly debug: ((text: string) => void) | undefined;
}

/** A page of somebody's proxy may stand in an error. */
const longestDebugLine = 2000;

/** @param token makes the word that ends a dump; nobody may foresee it */
export function logTo(commands: LogCommands = core, token: () => string = randomUUID): Log {
  const line = (text: string): void => {
    commands.info(unmatched(safe(text)));
  };
  const dump = (lines: readonly string[]): void => {
    const end = token();
    commands.info(`::stop-commands::${end}`);
    try {
      for (const text of lines.flatMap((one) => one.split(/\r\n|\r|\n/))) commands.info(unmatchedWhole(safe(text)));
    } finally {
      commands.info(`::${end}::`);
    }
  };
  const lines = (texts: readonly string[]): void => {
    texts.forEach(line);
  };
  return {
    lines,
    part(part) {
      if (part.kind === 'lines') {
        lines(part.lines);
        return;
      }
      // Groups do not work while commands are stopped: the dump stands inside the group.
      commands.startGroup(safe(part.title));
      try {
        if (part.kind === 'dump') dump(part.lines);
        else lines(part.lines);
      } finally {
        commands.endGroup();
      }
    },
    annotate({ level, title, message }) {
      commands[level](message.split('\n').map(safe).join('\n'), { title: safe(title) });
    },
    debug: commands.isDebug()
      ? (text) => {
          commands.debug(safe(beginning(text, longestDebugLine)));
        }
      : undefined,
  };
}
