/** What looks as if a machine had made it: an identifier, a digest, a key. Not secret by itself. */

/** What is longer is told by other signs. */
const word = /[\w+/=.~%-]{16,512}/y;
const behind = /[\s\0,;:&)}\]>|<"'`\\]|$/y;
const change = /(?<=[a-z])[A-Z\d]|(?<=[A-Z])[a-z\d]|(?<=\d)[a-zA-Z]/g;
/** So much of it tells. */
const looked = 64;

/** How much of what stands at a place does. Words keep to one kind of letters for long; this changes between them and digits all the time. */
export function lengthMade(text: string, at: number): number {
  word.lastIndex = at;
  const made = word.exec(text)?.[0];
  if (made === undefined) return 0;
  behind.lastIndex = at + made.length;
  if (!behind.test(text)) return 0;
  const begin = made.slice(0, looked);
  const changes = begin.match(change)?.length ?? 0;
  return /\d/.test(begin) && changes >= 0.3 * begin.length ? made.replace(/\.+$/, '').length : 0;
}
