/**
 * A terminal as a moving picture: SVG that needs no script and no font of its own, since GitHub serves it as an image. Lines are
 * uncovered one after the other, and roll up where there is no more room; then it begins anew.
 */
import type { Printed } from './recorded-demo.ts';

const columns = 112;
const rowsShown = 27;
const size = { font: 13, row: 19, column: 7.83, margin: 16, bar: 34 };
const width = Math.ceil(columns * size.column + 2 * size.margin);
const height = size.bar + rowsShown * size.row + size.margin;

/** Nobody wants to wait as long as for a deployment, nor to miss anything. */
const shortestPause = 0.6;
const longestPause = 2.5;
const timesAsFast = 4;
/** A whole screen of text is read for so long. */
const secondsToRead = 8;

interface Row {
  readonly text: string;
  readonly kind: 'typed' | 'failed' | 'folded' | 'plain';
}

/** From this moment on so many rows are there, and so many have rolled out at the top. */
interface Frame {
  readonly at: number;
  readonly rows: number;
  readonly gone: number;
}

const kindOf = (line: string): Row['kind'] => {
  if (line.startsWith('$ ')) return 'typed';
  if (/^❌|verdict: /u.test(line)) return 'failed';
  return line.startsWith('▸ ') ? 'folded' : 'plain';
};

/** Broken between words; what goes on is set in by two. */
function rowsOf(line: string): readonly Row[] {
  const kind = kindOf(line);
  const rows: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = space > columns / 2 ? space : columns;
    rows.push(rest.slice(0, end));
    rest = `${/^ */.exec(line)?.[0] ?? ''}  ${rest.slice(end).trimStart()}`;
  }
  return [...rows, rest].map((text) => ({ text, kind }));
}

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

function filmed(printed: readonly Printed[]): {
  readonly rows: readonly Row[];
  readonly frames: readonly Frame[];
  readonly seconds: number;
} {
  const rows: Row[] = [];
  const frames: Frame[] = [];
  let at = 0;
  printed.forEach(({ lines, afterSeconds }, place) => {
    const before = rows.length;
    rows.push(...lines.flatMap(rowsOf));
    // More than a screen at once is leafed through.
    for (let shown = Math.min(rows.length, before + rowsShown); ; shown = Math.min(rows.length, shown + rowsShown - 2)) {
      frames.push({ at, rows: shown, gone: Math.max(0, shown - rowsShown) });
      if (shown === rows.length) break;
      at += secondsToRead;
    }
    const next = printed[place + 1];
    at += next ? between(shortestPause, (next.afterSeconds - afterSeconds) / timesAsFast, longestPause) : secondsToRead;
  });
  return { rows, frames, seconds: at };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function rowInSvg({ text, kind }: Row, place: number): string {
  if (text.trim() === '') return '';
  const [, time, rest] = /^(\d\d:\d\d:\d\d)( .*)$/.exec(text) ?? [];
  const said = time === undefined ? escaped(text) : `<tspan class="time">${time}</tspan>${escaped(rest ?? '')}`;
  return `<text y="${place * size.row}"${kind === 'plain' ? '' : ` class="${kind}"`}>${said}</text>`;
}

const keyframes = (name: string, frames: readonly Frame[], seconds: number, rowsUp: (frame: Frame) => number): string => {
  const steps = frames.map((frame) => {
    const percent = Number(((frame.at / seconds) * 100).toFixed(2));
    return `${percent}%{transform:translateY(${rowsUp(frame) * size.row}px)}`;
  });
  return `@keyframes ${name}{${steps.join('')}}`;
};

/** Where nothing may move, the verdict is shown. */
function still(rows: readonly Row[]): number {
  const verdict = rows.findIndex(({ text }) => text.startsWith('❌'));
  return between(0, verdict - 3, Math.max(0, rows.length - rowsShown));
}

export function terminal(title: string, printed: readonly Printed[]): string {
  const { rows, frames, seconds } = filmed(printed);
  const style = [
    'svg{--back:#0d1117;--bar:#161b22;--line:#30363d;--text:#e6edf3;--dim:#8b949e;--red:#ff7b72;--green:#7ee787}',
    '@media(prefers-color-scheme:light){svg{--back:#ffffff;--bar:#f6f8fa;--line:#d0d7de;--text:#1f2328;--dim:#59636e;--red:#cf222e;--green:#116329}}',
    `text{font:${size.font}px ui-monospace,SFMono-Regular,'SF Mono',Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace;fill:var(--text);white-space:pre}`,
    '.time,.folded,.title{fill:var(--dim)}.failed{fill:var(--red);font-weight:600}.typed{fill:var(--green)}',
    `.roll{transform:translateY(${-still(rows) * size.row}px);animation:roll ${seconds.toFixed(1)}s step-end infinite}`,
    `.cover{fill:var(--back);transform:translateY(${rows.length * size.row}px);animation:cover ${seconds.toFixed(1)}s step-end infinite}`,
    keyframes('roll', frames, seconds, ({ gone }) => -gone),
    keyframes('cover', frames, seconds, ({ rows: there }) => there),
    '@media(prefers-reduced-motion:reduce){.roll,.cover{animation:none}}',
  ].join('\n');
  const inner = { x: size.margin, y: size.bar + 4 };
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<style>
${style}
</style>
<defs><clipPath id="screen"><rect x="1" y="${inner.y}" width="${width - 2}" height="${rowsShown * size.row}"/></clipPath></defs>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" style="fill:var(--back);stroke:var(--line)"/>
<path d="M.5 ${size.bar}V8.5a8 8 0 0 1 8-8H${width - 8.5}a8 8 0 0 1 8 8V${size.bar}z" style="fill:var(--bar);stroke:var(--line)"/>
<circle cx="20" cy="17" r="5.5" fill="#ff5f57"/><circle cx="39" cy="17" r="5.5" fill="#febc2e"/><circle cx="58" cy="17" r="5.5" fill="#28c840"/>
<text x="${width / 2}" y="21.5" text-anchor="middle" class="title">${escaped(title)}</text>
<g clip-path="url(#screen)"><g class="roll"><g transform="translate(${inner.x} ${inner.y + 14})">
${rows
  .map(rowInSvg)
  .filter((row) => row !== '')
  .join('\n')}
<rect class="cover" x="-${inner.x}" y="-14" width="${width}" height="${(rows.length + rowsShown) * size.row}"/>
</g></g></g>
</svg>
`;
}
