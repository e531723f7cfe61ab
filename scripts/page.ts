/** A job summary as an HTML page that looks as GitHub shows it: `npm run page -- SUMMARY.md PAGE.html [--dark]`. */
import { readFileSync, writeFileSync } from 'node:fs';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { command } from './command.ts';

/** What GitHub leaves of a Markdown text: rehype-sanitize's default schema is GitHub's. */
const htmlOf = (markdown: string): string =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, defaultSchema)
    .use(rehypeStringify)
    .processSync(markdown)
    .toString()
    .replace(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');

const styles = (theme: 'light' | 'dark'): string =>
  readFileSync(new URL(`../node_modules/github-markdown-css/github-markdown-${theme}.css`, import.meta.url), 'utf8');

/** GitHub draws Mermaid by itself; a page that has to do without GitHub carries what draws it. */
function drawing(html: string, theme: 'light' | 'dark'): string {
  if (!html.includes('<pre class="mermaid">')) return '';
  const script = readFileSync(new URL('../node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', import.meta.url), 'utf8');
  const settings = JSON.stringify({ startOnLoad: true, securityLevel: 'strict', theme: theme === 'dark' ? 'dark' : 'default' });
  return `<script>${script.replaceAll('</script', '<\\/script')}</script>\n<script>mermaid.initialize(${settings});</script>`;
}

/** A whole page, 980 px wide as the summary of a run is. */
export function pageOf(markdown: string, theme: 'light' | 'dark' = 'light'): string {
  const html = htmlOf(markdown);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Job summary</title>
<style>
${styles(theme)}
body { margin: 0; background: ${theme === 'dark' ? '#0d1117' : '#fff'}; }
.markdown-body { box-sizing: border-box; max-width: 980px; margin: 0 auto; padding: 24px; }
</style>
<article class="markdown-body">
${html}
</article>
${drawing(html, theme)}
</html>
`;
}

if (import.meta.main) {
  const usage = { usage: 'npm run page -- SUMMARY.md PAGE.html [--dark]', least: 2, flags: ['dark'] };
  await command(usage, ({ positionals: [from = '', to = ''], flags }) => {
    writeFileSync(to, pageOf(readFileSync(from, 'utf8'), flags.has('dark') ? 'dark' : 'light'));
  });
}
