/**
 * The step's log: the only place that writes to standard output.
 *
 * The runner reads every line for commands, in two syntaxes: `::name …::` at the start of a line, and `##[name …]`
 * anywhere in it; and it takes a lone carriage return for the end of a line. What AWS, a container or an input wrote must
 * not be able to do either. actions/runner, src/Runner.Common/ActionCommand.cs.
 */
import { randomUUID } from 'node:crypto';
import type { Annotation, LogPart } from '../model/report.ts';

/** Writes a text that ends with a line feed. */
export type Write = (text: string) => void;

export const toStandardOutput: Write = (text) => {
  process.stdout.write(text);
};

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Containers colour their lines; between other controls shown as escapes the codes would be noise. */
const colours = /\u001b\[[\d;]*m/g; // eslint-disable-line no-control-regex

/** The same line, unable to be a command. */
export const safe = (line: string): string =>
  line
    .replace(colours, '')
    .replace(unseen, (character) => (character === '\t' ? '    ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`))
    .replace(/##(?=\[)/g, '##\u200b')
    .replace(/^(\s*)::/, '$1:\u200b:');

/** As @actions/core escapes a command's message and its properties. */
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export interface Log {
  readonly line: (text: string) => void;
  readonly part: (part: LogPart) => void;
  readonly annotate: (annotation: Annotation) => void;
}

/** @param token makes the word that ends a dump; nobody may foresee it */
export function logTo(write: Write, token: () => string = randomUUID): Log {
  const line = (text: string): void => {
    write(`${safe(text)}\n`);
  };
  const dump = (lines: readonly string[]): void => {
    const end = token();
    write(`::stop-commands::${end}\n`);
    for (const text of lines.flatMap((one) => one.split(/\r\n|\r|\n/))) line(text);
    write(`::${end}::\n`);
  };
  return {
    line,
    part(part) {
      if (part.kind === 'lines') {
        part.lines.forEach(line);
        return;
      }
      // Groups do not work while commands are stopped: the dump stands inside the group.
      write(`::group::${escaped(safe(part.title))}\n`);
      if (part.kind === 'dump') dump(part.lines);
      else part.lines.forEach(line);
      write('::endgroup::\n');
    },
    annotate({ level, title, message }) {
      const lines = message.split('\n').map(safe).join('\n');
      write(`::${level} title=${escapedProperty(safe(title))}::${escaped(lines)}\n`);
    },
  };
}
