/** A job summary as an HTML page that looks as GitHub shows it, light or dark as the reader’s system is: `npm run page -- SUMMARY.md PAGE.html`. */
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

const styles = readFileSync(new URL('../node_modules/github-markdown-css/github-markdown.css', import.meta.url), 'utf8');

/** GitHub draws Mermaid by itself; a page that has to do without GitHub carries what draws it. */
function drawing(html: string): string {
  if (!html.includes('<pre class="mermaid">')) return '';
  const script = readFileSync(new URL('../node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', import.meta.url), 'utf8');
  const theme = "matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default'";
  const settings = `{ startOnLoad: true, securityLevel: 'strict', theme: ${theme} }`;
  return `<script>${script.replaceAll('</script', '<\\/script')}</script>\n<script>mermaid.initialize(${settings});</script>`;
}

/** A whole page, 980 px wide as the summary of a run is. */
export function pageOf(markdown: string): string {
  const html = htmlOf(markdown);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Job summary</title>
<style>
${styles}
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#fff, #0d1117); }
.markdown-body { box-sizing: border-box; max-width: 980px; margin: 0 auto; padding: 24px; }
</style>
<article class="markdown-body">
${html}
</article>
${drawing(html)}
</html>
`;
}

if (import.meta.main) {
  await command({ usage: 'npm run page -- SUMMARY.md PAGE.html', least: 2 }, ({ positionals: [from = '', to = ''] }) => {
    writeFileSync(to, pageOf(readFileSync(from, 'utf8')));
  });
}
