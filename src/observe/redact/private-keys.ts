/** Private keys in PEM: as one text, and as a container logs them, line by line. https://www.rfc-editor.org/rfc/rfc7468 */

const begins = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g;
const ends = /-----END [A-Z ]{0,40}PRIVATE KEY-----/g;

/** The text without its keys. One that does not end goes on to the end of the text: better too much than a part of a key. */
export function withoutKeys(text: string, instead: string): string {
  let clean = '';
  let from = 0;
  for (;;) {
    begins.lastIndex = from;
    const begin = begins.exec(text);
    if (!begin) return clean + text.slice(from);
    clean += text.slice(from, begin.index) + instead;
    ends.lastIndex = begins.lastIndex;
    if (!ends.test(text)) return clean;
    from = ends.lastIndex;
  }
}

/** A full line of a key, also as OpenSSH (70) and MIME (76) break it, whatever a logger wrote before it; a digest is none. */
const isFull = (line: string): boolean =>
  /(?:^|\s)(?![0-9a-f]{64}\s*$)[a-z0-9+/]{64}(?:[a-z0-9+/]{6}|[a-z0-9+/]{12})?\s*$/i.test(line.slice(-200));
/** The headers of an encrypted key, and the blank line after them. */
const isHeader = (line: string): boolean => /^(?:Proc-Type: .*|DEK-Info: .*|)$/i.test(line.trim());
/** The last line of a key; it looks like a word. */
const isLast = (line: string): boolean => /^[a-z0-9+/]{1,64}={0,2}$/i.test(line.slice(0, 200).trim());
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
  /** The lines of the key from here on, or up to here. */
  const follow = (from: number, step: 1 | -1): void => {
    let place = from;
    for (; place in messages && (isFull(messages[place] ?? '') || isHeader(messages[place] ?? '')); place += step)
      found.add(place);
    if (step === 1 && isLast(messages[place] ?? '')) found.add(place);
  };
  let fullInARow = 0;
  let begun = -Infinity;
  messages.forEach((message, place) => {
    fullInARow = isFull(message) ? fullInARow + 1 : 0;
    const isBegin = message.search(begins) >= 0;
    const isEnd = message.search(ends) >= 0;
    // A key within one message is cut out of it.
    if (isBegin === isEnd && fullInARow < fewest) return;
    found.add(place);
    if (isEnd && place - begun <= most) for (let between = begun; between < place; between++) found.add(between);
    begun = isBegin ? place : isEnd ? -Infinity : begun;
    if (isBegin || fullInARow === fewest) follow(place + 1, 1);
    if (fullInARow === fewest) follow(place - 1, -1);
    if (!isEnd) return;
    const hasLast = isLast(messages[place - 1] ?? '');
    if (hasLast) found.add(place - 1);
    follow(hasLast ? place - 2 : place - 1, -1);
  });
  return found;
}
