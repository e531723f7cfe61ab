/** The summary's diagram, drawn without Mermaid: a row for each section, a bar for each time. */
import { htmlText } from './inline.ts';

interface Bar {
  readonly what: string;
  readonly kind: string;
  readonly from: number;
  readonly until: number;
}

interface Row {
  readonly name: string;
  readonly bars: readonly Bar[];
}

const timeOf = (stamp: string): number => Date.parse(`${stamp.replace(' ', 'T')}Z`);

/** `what :kind, 2026-01-05 10:00:35, 2026-01-05 10:01:00`; of a milestone, no second time. */
function barOf(line: string): readonly Bar[] {
  const [, what = '', kind = '', from = '', until = ''] = /^(.*) :(\w+), ([\d: -]{19}), (.*)$/.exec(line) ?? [];
  const [start, end] = [timeOf(from), timeOf(until)];
  if (Number.isNaN(start)) return [];
  return [{ what, kind, from: start, until: Number.isNaN(end) ? start : end }];
}

function rowsOf(lines: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const [, name] = /^section (.*)$/.exec(line) ?? [];
    const last = rows.at(-1);
    if (name !== undefined) rows.push({ name, bars: [] });
    else if (last) rows.splice(-1, 1, { ...last, bars: [...last.bars, ...barOf(line)] });
  }
  return rows.filter(({ bars }) => bars.length > 0);
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 19);

/** @param lines of the diagram, as `gantt.ts` writes them */
export function ganttHtml(lines: readonly string[]): string {
  const rows = rowsOf(lines);
  const bars = rows.flatMap((row) => row.bars);
  const from = Math.min(...bars.map((bar) => bar.from));
  const whole = Math.max(...bars.map((bar) => bar.until)) - from || 1;
  const percent = (ms: number): string => `${((ms / whole) * 100).toFixed(2)}%`;
  const drawn = ({ what, kind, from: start, until }: Bar): string => {
    const times = start === until ? clock(start) : `${clock(start)} to ${clock(until)}`;
    const place = `margin-left:${percent(start - from)};width:${percent(until - start)}`;
    return `<div class="bar ${htmlText(kind)}" style="${place}" title="${htmlText(`${what}, ${times}`)}"></div><span>${htmlText(`${what}, ${times}`)}</span>`;
  };
  const row = ({ name, bars: own }: Row): string =>
    `<tr><th>${htmlText(name)}</th><td>${own.map((bar) => `<div class="row">${drawn(bar)}</div>`).join('')}</td></tr>`;
  return `<table class="gantt">\n${rows.map(row).join('\n')}\n</table>`;
}
