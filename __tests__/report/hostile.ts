/** A judge of Markdown, and texts that try to get past it. */
import fc from 'fast-check';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

export const rendered = (markdown: string): string =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeStringify)
    .processSync(markdown)
    .toString();

/** The elements of a page, in order. */
export const elementsOf = (page: string): readonly string[] =>
  [...page.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name ?? '');
export const elements = (markdown: string): readonly string[] => elementsOf(rendered(markdown));

/** Texts made of what Markdown, HTML and GitHub's filters are made of. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('`', '``', '```', '*', '**', '_', '~~', '[', ']', '](', '(', ')', '!', '!['),
      fc.constantFrom(
        '<',
        '>',
        '<b>',
        '</details>',
        '<img src=x onerror=y>',
        '<!--',
        '-->',
        '&',
        '&lt;',
        '|',
        '\\',
        '\\|',
        '\\\\',
      ),
      fc.constantFrom(
        'http://e.com',
        'https://e.com/x',
        'www.e.com',
        'a@e.com',
        '@octocat',
        '#1',
        'o/r#1',
        'GH-1',
        '$x$',
        '$$',
        'mailto:a@e.com',
        'xmpp:a@e.com',
      ),
      fc.constantFrom(
        '\n',
        '\r',
        '\n\n',
        '\n# ',
        '\n- ',
        '\n---\n',
        '\t',
        '    ',
        ' ',
        '\u2028',
        '\u202e',
        '\u200b',
        '\u0000',
        '\ud800',
      ),
      fc.constantFrom('# ', '- ', '1. ', '> ', '+ ', '=', '---', '| - |', '[x] ', '[^1]', 'word'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

/** A mention or reference as GitHub's filters find it in plain text, after rendering. */
export const reference = /(?:^|[^\w`/])@[a-z0-9]|(?:^|\W)#\d|(?:^|\W)GH-\d/i;
/** What of a page is plain text: neither tags nor code. */
export const plainTextOf = (page: string): string => page.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '').replace(/<[^>]*>/g, '');
export const plainText = (markdown: string): string => plainTextOf(rendered(markdown));
