/** Generated parts of a document: each stands between two comments that name it, and everything else is left alone. */

const part = /(<!-- begin ([a-z-]+)[^>]*-->)[^]*?(<!-- end \2 -->)/g;

/**
 * The document with its parts written anew.
 *
 * @param parts by name; every one must have its place, and every place its part
 * @throws an Error that names what has no place or no part
 */
export function withParts(document: string, parts: Readonly<Record<string, string>>): string {
  const placed = new Set<string>();
  const written = document.replace(part, (_whole, begin: string, name: string, end: string) => {
    const text = parts[name];
    if (text === undefined) throw new Error(`nothing generates the part "${name}"`);
    placed.add(name);
    return `${begin}\n\n${text.trim()}\n\n${end}`;
  });
  const lost = Object.keys(parts).filter((name) => !placed.has(name));
  if (lost.length > 0) throw new Error(`no place between <!-- begin … --> and <!-- end … --> for: ${lost.join(', ')}`);
  return written;
}
