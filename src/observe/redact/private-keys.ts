/** Private keys in PEM and of PuTTY: as one text, and as a container logs them, line by line. https://www.rfc-editor.org/rfc/rfc7468 */

const pem = String.raw`-{4,5} ?(BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}`;
/** https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html */
const putty = String.raw`(PuTTY-User-Key-File)-\d: |Private-MAC: [0-9a-f]{40,64}`;
const bounds = new RegExp(`${pem}|${putty}`, 'g');

interface Bound {
  readonly isBegin: boolean;
  readonly from: number;
  readonly to: number;
}

/** Where keys begin and end in a text. */
const boundsOf = (text: string): readonly Bound[] =>
  Array.from(text.matchAll(bounds), ({ 0: found, 1: word, 2: begin, index }) => ({
    isBegin: word === 'BEGIN' || begin !== undefined,
    from: index,
    to: index + found.length,
  }));

/** The text without its keys. One that does not end goes on to the end of the text: better too much than a part of a key. */
export function withoutKeys(text: string, instead: string): string {
  let clean = '';
  let kept = 0;
  let isWithin = false;
  for (const { isBegin, from, to } of boundsOf(text)) {
    if (isBegin === isWithin) continue;
    if (isBegin) clean += text.slice(kept, from) + instead;
    else kept = to;
    isWithin = isBegin;
  }
  return isWithin ? clean : clean + text.slice(kept);
}

/** A full line of a key, also as OpenSSH (70) and MIME (76) break it, with what a logger wrote around it; a digest is none. */
const full = /(?<=^|[\s"'|>])(?![0-9a-f]{64})[a-z0-9+/]{64}(?:[a-z0-9+/]{6}|[a-z0-9+/]{12})?["'|,;\s]{0,6}$/i;
// Stryker disable next-line MethodExpression: only so much of a long one is read, to be quick
const isFull = (line: string): boolean => full.test(line.slice(-200));
/** The headers of a key that is encrypted, or PuTTY's, and the blank line after them. */
const isHeader = (line: string): boolean =>
  /^(?:(?:Proc-Type|DEK-Info|Encryption|Comment|Public-Lines|Private-Lines|Key-Derivation|Argon2-[A-Za-z]+): .*|)$/i.test(
    line.trim(),
  );

/** What a logger wrote before a line of a key, whatever the time. */
function leadOf(line: string): string {
  const from =
    // Stryker disable next-line MethodExpression: only so much of a long one is read, to be quick
    boundsOf(line)[0]?.from ?? (isFull(line) ? line.length - line.slice(-200).length + line.slice(-200).search(full) : 0);
  return line.slice(0, from).replace(/\d/g, '0');
}
/** The last line of a key, which looks like a word: behind what stands before the lines above. */
function isLast(line: string, lead: string): boolean {
  const rest = line.slice(lead.length);
  // Stryker disable next-line MethodExpression: only so much of a long one is read, to be quick
  return line.slice(0, lead.length).replace(/\d/g, '0') === lead && /^[a-z0-9+/]{1,76}={0,2}$/i.test(rest.slice(0, 200).trim());
}
/** So many full lines in a row are a key of which neither beginning nor end is shown. */
const fewest = 3;
/** A key of 8192 bits has as many, and what stands between its beginning and its end is of it, whatever a logger wrote around it. */
const most = 110;

/**
 * Which of these messages, in the order in which they were written, are lines of a key: the tail of a log may begin and
 * end within one.
 */
export function linesOfKeys(messages: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const lineAt = (place: number): string => messages[place] ?? '';
  /** The lines of the key from here on, or up to here. */
  const follow = (from: number, step: 1 | -1): void => {
    let place = from;
    for (; place in messages && (isFull(lineAt(place)) || isHeader(lineAt(place))); place += step) found.add(place);
    if (step === 1 && isLast(lineAt(place), leadOf(lineAt(place - 1)))) found.add(place);
  };
  let fullInARow = 0;
  let begun = NaN;
  messages.forEach((message, place) => {
    fullInARow = isFull(message) ? fullInARow + 1 : 0;
    const here = boundsOf(message);
    const isBegin = here.some((bound) => bound.isBegin);
    const isEnd = here.some((bound) => !bound.isBegin);
    // A key within one message is cut out of it.
    if (isBegin === isEnd && fullInARow < fewest) return;
    for (let one = isEnd && place - begun <= most ? begun : place; one <= place; one++) found.add(one);
    begun = isBegin ? place : isEnd ? NaN : begun;
    if (isBegin || fullInARow === fewest) follow(place + 1, 1);
    if (fullInARow === fewest) follow(place - 1, -1);
    if (!isEnd) return;
    const hasLast = isLast(lineAt(place - 1), leadOf(message));
    if (hasLast) found.add(place - 1);
    follow(hasLast ? place - 2 : place - 1, -1);
  });
  return found;
}
