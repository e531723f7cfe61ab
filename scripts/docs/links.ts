/** Whether the links of a repository's documents lead somewhere: files and anchors, as GitHub makes them. Other pages are not asked. */
import { posix } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** What is read of a node of Markdown's tree. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

const parser = unified().use(remarkParse).use(remarkGfm);
const tree = (markdown: string): Node => parser.parse(markdown);

const allOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(allOf)];

const textOf = ({ type, value, children }: Node): string =>
  (type === 'html' ? '' : (value ?? '')) + (children ?? []).map(textOf).join('');

/** A heading's anchor, before it is told from others of the same text. */
const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

const attribute = (html: string, names: string): readonly string[] =>
  [...html.matchAll(new RegExp(`\\s(?:${names})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'gi'))].map(([, one, two]) => one ?? two ?? '');

/** What a link to a document may end with, after `#`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const node of allOf(tree(markdown))) {
    if (node.type === 'html') for (const id of attribute(node.value ?? '', 'id|name')) anchors.add(id);
    if (node.type !== 'heading') continue;
    const slug = slugOf(textOf(node));
    let anchor = slug;
    // The second of a text is -1; where a heading is itself called so, it takes the next that is free.
    while (seen.has(anchor)) {
      const times = (seen.get(slug) ?? 0) + 1;
      seen.set(slug, times);
      anchor = `${slug}-${times}`;
    }
    seen.set(anchor, 0);
    anchors.add(anchor);
  }
  return anchors;
}

const urlsOf = (markdown: string): readonly string[] =>
  allOf(tree(markdown)).flatMap(({ type, url, value }) => {
    if (type === 'html') return attribute(value ?? '', 'href|src|srcset');
    return ['link', 'image', 'definition'].includes(type) && url !== undefined ? [url] : [];
  });

/** A link to what no document is may name lines. */
const isOfLines = (anchor: string): boolean => /^L\d+(?:-L\d+)?$/.test(anchor);

function faultOf(
  url: string,
  from: string,
  documents: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return undefined;
  const [path = '', anchor] = url.split('#').map(decodeURIComponent);
  if (path.startsWith('/')) return 'is no relative link';
  const target = path === '' ? from : posix.join(posix.dirname(from), path).replace(/\/$/, '');
  if (!paths.has(target)) return `there is no ${target}`;
  if (anchor === undefined) return undefined;
  const document = documents.get(target);
  if (document === undefined) return isOfLines(anchor) ? undefined : `${target} has no anchors`;
  return anchorsOf(document).has(anchor) ? undefined : `${target} has no #${anchor}`;
}

/**
 * One line for each link that leads nowhere.
 *
 * @param documents the Markdown files, by their path from the root of the repository
 * @param paths all files and folders that there are
 */
export const brokenLinks = (documents: ReadonlyMap<string, string>, paths: ReadonlySet<string>): readonly string[] =>
  [...documents].flatMap(([from, markdown]) =>
    urlsOf(markdown).flatMap((url) => {
      const fault = faultOf(url, from, documents, paths);
      return fault === undefined ? [] : [`${from}: ${url}: ${fault}`];
    }),
  );
