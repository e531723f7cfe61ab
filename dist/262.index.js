export const id = 262;
export const ids = [262];
export const modules = {

/***/ 7262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pageOf: () => (/* binding */ pageOf)
});

;// CONCATENATED MODULE: ./src/report/render/page/inline.ts
/**
 * The inline Markdown that the summary is written in, as HTML: code, bold, links, escapes. Whatever else stands there is text.
 * A test holds it against a full renderer of Markdown, over every summary that is kept and over hostile ones.
 */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const htmlText = (text) => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
const codeSpan = (text, at) => {
    const [whole, , code = ''] = /^(`+)(?!`)([^]*?[^`])\1(?!`)/.exec(text.slice(at)) ?? [];
    if (whole === undefined)
        return undefined;
    const isPadded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
    return { html: `<code>${htmlText(isPadded ? code.slice(1, -1) : code)}</code>`, length: whole.length };
};
const escaped = (text, at) => {
    const [whole, character = ''] = /^\\([!-/:-@[-`{-~])/.exec(text.slice(at, at + 2)) ?? [];
    return whole === undefined ? undefined : { html: htmlText(character), length: 2 };
};
/** Those that the summary uses. */
const named = { '&#8203;': '\u200b', '<br>': '<br>' };
const entity = (text, at) => {
    const found = Object.keys(named).find((one) => text.startsWith(one, at));
    return found === undefined ? undefined : { html: named[found] ?? '', length: found.length };
};
const bold = (text, at) => {
    if (!text.startsWith('**', at))
        return undefined;
    const { html, end, isClosed } = parse(text, at + 2, '**');
    return isClosed ? { html: `<strong>${html}</strong>`, length: end + 2 - at } : undefined;
};
/** Only to pages of the web: nothing else is linked from a summary. */
const inline_link = (text, at) => {
    if (text[at] !== '[')
        return undefined;
    const { html, end, isClosed } = parse(text, at + 1, ']');
    const found = isClosed ? /^\((?:<(https?:[^<>\s]*)>|(https?:[^()<>\s]*))\)/.exec(text.slice(end + 1)) : null;
    const [target, pointed, plain] = found ?? [];
    const url = pointed ?? plain;
    if (target === undefined || url === undefined)
        return undefined;
    return { html: `<a href="${htmlText(url)}">${html}</a>`, length: end + 1 + target.length - at };
};
const readers = [codeSpan, escaped, entity, bold, inline_link];
/** Up to `until`, or to the end. */
function parse(text, from, until) {
    let html = '';
    let at = from;
    while (at < text.length) {
        if (until !== undefined && text.startsWith(until, at))
            return { html, end: at, isClosed: true };
        const read = firstRead(text, at);
        html += read.html;
        at += read.length;
    }
    return { html, end: at, isClosed: false };
}
function firstRead(text, at) {
    for (const reader of readers) {
        const read = reader(text, at);
        if (read)
            return read;
    }
    // A run of backticks that closes nowhere is text as a whole.
    const length = /^`+/.exec(text.slice(at))?.[0].length ?? 1;
    return { html: htmlText(text.slice(at, at + length)), length };
}
const inlineHtml = (text) => parse(text.trim(), 0).html;

;// CONCATENATED MODULE: ./src/report/render/page/gantt-html.ts
/** The summary's diagram, drawn without Mermaid: a row for each section, a bar for each time. */

const timeOf = (stamp) => Date.parse(`${stamp.replace(' ', 'T')}Z`);
/** `what :kind, 2026-01-05 10:00:35, 2026-01-05 10:01:00`; of a milestone, no second time. */
function barOf(line) {
    const [, what = '', kind = '', from = '', until = ''] = /^(.*) :(\w+), ([\d: -]{19}), (.*)$/.exec(line) ?? [];
    const [start, end] = [timeOf(from), timeOf(until)];
    if (Number.isNaN(start))
        return [];
    return [{ what, kind, from: start, until: Number.isNaN(end) ? start : end }];
}
function rowsOf(lines) {
    const rows = [];
    for (const line of lines) {
        const [, name] = /^section (.*)$/.exec(line) ?? [];
        const last = rows.at(-1);
        if (name !== undefined)
            rows.push({ name, bars: [] });
        else if (last)
            rows.splice(-1, 1, { ...last, bars: [...last.bars, ...barOf(line)] });
    }
    return rows.filter(({ bars }) => bars.length > 0);
}
const clock = (at) => new Date(at).toISOString().slice(11, 19);
/** @param lines of the diagram, as `gantt.ts` writes them */
function ganttHtml(lines) {
    const rows = rowsOf(lines);
    const bars = rows.flatMap((row) => row.bars);
    const from = Math.min(...bars.map((bar) => bar.from));
    const whole = Math.max(...bars.map((bar) => bar.until)) - from || 1;
    const percent = (ms) => `${((ms / whole) * 100).toFixed(2)}%`;
    const drawn = ({ what, kind, from: start, until }) => {
        const times = start === until ? clock(start) : `${clock(start)} to ${clock(until)}`;
        const place = `margin-left:${percent(start - from)};width:${percent(until - start)}`;
        return `<div class="bar ${htmlText(kind)}" style="${place}" title="${htmlText(`${what}, ${times}`)}"></div><span>${htmlText(`${what}, ${times}`)}</span>`;
    };
    const row = ({ name, bars: own }) => `<tr><th>${htmlText(name)}</th><td>${own.map((bar) => `<div class="row">${drawn(bar)}</div>`).join('')}</td></tr>`;
    return `<table class="gantt">\n${rows.map(row).join('\n')}\n</table>`;
}

;// CONCATENATED MODULE: ./src/report/render/page/blocks.ts
/** The blocks that the summary is made of, as HTML: headings, paragraphs, lists, tables, code, collapsed sections. */


/** The lines of HTML that the summary has of its own. A line that others wrote never begins with `<`. */
const ownTags = new Set(['<details>', '</details>', '<table><tr>', '</tr></table>', '<td>', '</td>']);
const heading = ([line = '']) => {
    const [, marks, text = ''] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
    return marks === undefined ? undefined : { html: blocks_element(`h${marks.length}`, inlineHtml(text)), taken: 1 };
};
const ownHtml = ([line = '']) => {
    if (ownTags.has(line))
        return { html: line, taken: 1 };
    const [, title] = /^<summary>(.*)<\/summary>$/.exec(line) ?? [];
    return title === undefined ? undefined : { html: blocks_element('summary', htmlText(unescapedHtml(title))), taken: 1 };
};
/** What stands there has been escaped once. */
const unescapedHtml = (text) => text
    .replaceAll('&#8203;', '\u200b')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
const codeBlock = (lines) => {
    const [, fence, language = ''] = /^(`{3,})([a-z]*)$/.exec(lines[0] ?? '') ?? [];
    if (fence === undefined)
        return undefined;
    const end = lines.indexOf(fence, 1);
    const code = lines.slice(1, end === -1 ? lines.length : end);
    const html = language === 'mermaid' ? ganttHtml(code) : `<pre><code>${htmlText(`${code.join('\n')}\n`)}</code></pre>`;
    return { html, taken: code.length + (end === -1 ? 1 : 2) };
};
const list = (lines) => {
    const items = leading(lines, (line) => line.startsWith('- '));
    if (items.length === 0)
        return undefined;
    return { html: blocks_element('ul', items.map((item) => blocks_element('li', inlineHtml(item.slice(2)))).join('\n')), taken: items.length };
};
const table = (lines) => {
    const rows = leading(lines, (line) => line.startsWith('|'));
    const [head, divider, ...body] = rows;
    if (head === undefined || divider === undefined || !/^[|\s-]+$/.test(divider))
        return undefined;
    const row = (line, cell) => blocks_element('tr', cellsOf(line)
        .map((text) => blocks_element(cell, inlineHtml(text)))
        .join(''));
    const html = `${blocks_element('thead', row(head, 'th'))}\n${blocks_element('tbody', body.map((line) => row(line, 'td')).join('\n'))}`;
    return { html: `<table>\n${html}\n</table>`, taken: rows.length };
};
/** A pipe with a backslash before it is a character of its cell, in code too. */
function cellsOf(line) {
    const cells = [''];
    for (const [piece] of line
        .trim()
        .replace(/^\||\|$/g, '')
        .matchAll(/\\[\\|]|[^\\|]+|[\\|]/g)) {
        if (piece === '|')
            cells.push('');
        else
            cells.push(`${cells.pop() ?? ''}${piece === '\\|' ? '|' : piece}`);
    }
    return cells;
}
const paragraph = (lines) => {
    const own = leading(lines, (line) => line !== '' && !starters.some((reader) => reader([line])));
    // Whatever it begins like, a line is read as something.
    const read = own.length === 0 ? lines.slice(0, 1) : own;
    return { html: blocks_element('p', inlineHtml(read.join('\n'))), taken: read.length };
};
/** What ends a paragraph. */
const starters = [heading, ownHtml, codeBlock, list];
const blocks_readers = [...starters, table, paragraph];
function leading(lines, matches) {
    const end = lines.findIndex((line) => !matches(line));
    return end === -1 ? lines : lines.slice(0, end);
}
const blocks_element = (name, html) => `<${name}>${html}</${name}>`;
function blocksHtml(markdown) {
    const blocks = [];
    let lines = markdown.split('\n');
    while (lines.length > 0) {
        const read = lines[0] === '' ? undefined : blocks_readers.map((reader) => reader(lines)).find((one) => one !== undefined);
        if (read)
            blocks.push(read.html);
        lines = lines.slice(read?.taken ?? 1);
    }
    return blocks.join('\n');
}

;// CONCATENATED MODULE: ./src/report/render/page/page.ts
/** The job summary as a page of HTML that needs nothing else: no script, no network, light or dark as the reader has it. */


const styles = `
:root { color-scheme: light dark; --text: #1f2328; --back: #fff; --line: #d1d9e0; --soft: #f6f8fa; --link: #0969da; --crit: #cf222e; --active: #0969da; --done: #8c959f; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f6fc; --back: #0d1117; --line: #3d444d; --soft: #151b23; --link: #4493f8; --crit: #f85149; --active: #4493f8; --done: #6e7681; }
}
body { margin: 0 auto; max-width: 980px; padding: 24px; box-sizing: border-box; background: var(--back); color: var(--text);
  font: 16px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; overflow-wrap: break-word; }
h1, h2 { border-bottom: 1px solid var(--line); padding-bottom: .3em; }
a { color: var(--link); }
code, pre { font: 85% ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--soft); border-radius: 6px; }
code { padding: .2em .4em; }
pre { padding: 16px; overflow: auto; }
pre code { padding: 0; font-size: 100%; }
table { border-collapse: collapse; display: block; overflow: auto; margin: 16px 0; }
th, td { border: 1px solid var(--line); padding: 6px 13px; text-align: left; vertical-align: top; }
details { margin: 8px 0; }
summary { cursor: pointer; }
.gantt { display: table; width: 100%; font-size: 85%; }
.gantt th { width: 1%; white-space: nowrap; font-weight: 600; }
.gantt .row { margin: 2px 0; }
.gantt .bar { height: 8px; min-width: 3px; border-radius: 3px; background: var(--done); }
.gantt .crit { background: var(--crit); }
.gantt .active { background: var(--active); }
.gantt .milestone { background: var(--text); }
`;
/** @param markdown the summary, as this action writes it: other Markdown is not understood whole */
const pageOf = (markdown, title) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(title)}</title>
<style>${styles}</style>
</head>
<body>
${blocksHtml(markdown)}
</body>
</html>
`;


/***/ })

};
