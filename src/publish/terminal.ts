/**
 * The log of the command: lines for a person, on a terminal or in the log of any CI. No commands of GitHub's are written, and what
 * AWS, a container or an argument wrote can be none, nor steer the terminal: it passes through {@link safe} before any colour is added.
 */
import { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { LogPart } from '../model/report.ts';
import { beginning, count } from '../model/text.ts';
import type { Log } from './log.ts';
import { safe } from './safe.ts';

export interface Terminal extends Omit<Log, 'debug'> {
  /** Shows a line that the next one takes the place of; undefined: none any more. Nothing where it is no terminal. */
  readonly status: (text: string | undefined) => void;
}

export type TerminalStream = Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>;
type Style = Parameters<typeof styleText>[0];

/** Of what GitHub's log shows in a closed group, this many lines: the report has the rest. */
const mostGroupLines = 20;
const usualColumns = 80;
const eraseLine = '\r\u001b[2K';

/** By how a line of ours begins or ends; what a container wrote is not looked at. */
const styles: readonly (readonly [pattern: RegExp, style: Style])[] = [
  [/^✅/u, ['bold', 'green']],
  [/^❌/u, ['bold', 'red']],
  [/^⚠/u, ['bold', 'yellow']],
  [/^[A-Z][\w ]*:$/, 'bold'],
];

/** As Node decides it by itself: by `NO_COLOR`, `FORCE_COLOR`, `TERM`, and the CI that it runs in. */
const isColored = (stream: TerminalStream, env: NodeJS.ProcessEnv): boolean =>
  (Boolean(stream.isTTY) || env.FORCE_COLOR !== undefined) && WriteStream.prototype.getColorDepth(env) > 2;

/** @param env tells about colours; and where there is `CI` in it, nobody watches a line change */
export function openTerminal(stream: TerminalStream, env: NodeJS.ProcessEnv): Terminal {
  const isLive = Boolean(stream.isTTY) && env.TERM !== 'dumb' && ['', 'false', '0', undefined].includes(env.CI);
  const hasColors = isColored(stream, env);
  let shown: string | undefined;
  const styled = (style: Style, text: string): string =>
    text === '' || !hasColors ? text : styleText(style, text, { validateStream: false });
  const write = (lines: readonly string[]): void => {
    const text = lines.map((line) => `${line}\n`).join('');
    stream.write(shown === undefined ? text : `${eraseLine}${text}${shown}`);
  };
  const colored = (text: string): string => {
    const line = safe(text);
    const found = styles.find(([pattern]) => pattern.test(line));
    if (found) return styled(found[1], line);
    const [, time = '', rest = line] = /^(\d\d:\d\d:\d\d)( .*)$/.exec(line) ?? [];
    return `${styled('dim', time)}${rest}`;
  };
  const lines = (texts: readonly string[]): void => {
    if (texts.length > 0) write(texts.map(colored));
  };
  return {
    lines,
    part(part) {
      if (part.kind === 'lines') lines(part.lines);
      else write([styled('bold', safe(part.title)), ...shortened(part).map((line) => styled('dim', `  ${safe(line)}`)), '']);
    },
    annotate({ level, title, message }) {
      write(`${level}: ${title}: ${message}`.split('\n').map((line) => styled(level === 'error' ? 'red' : 'yellow', safe(line))));
    },
    status(text) {
      if (!isLive || (shown === undefined && text === undefined)) return;
      // Some terminals do not tell how wide they are, and say 0.
      const columns = stream.columns === undefined || stream.columns === 0 ? usualColumns : stream.columns;
      shown = text === undefined ? undefined : styled('dim', beginning(safe(text), columns - 1));
      stream.write(`${eraseLine}${shown ?? ''}`);
    },
  };
}

function shortened({ kind, lines }: LogPart): readonly string[] {
  const all = lines.flatMap((one) => one.split(/\r\n|\r|\n/));
  const rest = kind === 'group' ? all.length - mostGroupLines : 0;
  return rest <= 0 ? all : [...all.slice(0, mostGroupLines), `${count(rest, 'more line')}: --json and --summary have all`];
}

/** A text of our own on standard output, as it is. */
export const toStandardOutput = (text: string): void => {
  process.stdout.write(text);
};

/** Whoever reads our output may stop to: that is no error of ours (`| head`). */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Where the log goes: standard output, unless that is for something else. */
export const terminalOf = (env: NodeJS.ProcessEnv, isOutputTaken: boolean): Terminal =>
  openTerminal(isOutputTaken ? process.stderr : process.stdout, env);

export const errorTerminal = (env: NodeJS.ProcessEnv): Terminal => openTerminal(process.stderr, env);

export const columnsOf = (): number => Math.min(process.stdout.columns || 100, 110);
