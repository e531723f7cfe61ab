/** What looks as if a machine had made it: an identifier, a digest, a key. Not secret by itself. */

const word = /^[\w+/=.~%-]{15,4096}[\w+/=~%-](?=[&,;:.)}\]]|$)/;
const change = /(?<=[a-z])[A-Z\d]|(?<=[A-Z])[a-z\d]|(?<=\d)[a-zA-Z]/g;

/** How much of the beginning of a text does. Words keep to one kind of letters for long; this changes between them and digits all the time. */
export function lengthMade(text: string): number {
  const made = word.exec(text)?.[0] ?? '';
  const changes = made.match(change)?.length ?? 0;
  return /\d/.test(made) && /[a-z]/i.test(made) && changes >= 0.3 * made.length ? made.length : 0;
}
