/** The job summary as a page of HTML that needs nothing else: no script, no network, light or dark as the reader has it. */
import { blocksHtml } from './blocks.ts';
import { htmlText } from './inline.ts';

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
export const pageOf = (markdown: string, title: string): string => `<!doctype html>
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
