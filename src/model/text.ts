/** Words that progress, diagnosis and report share. */

/** `1 task`, `3 tasks`. */
export const count = (amount: number, noun: string, plural = `${noun}s`): string => `${amount} ${amount === 1 ? noun : plural}`;

/** `45 s`, `1 min 20 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** `10:14 UTC`. */
export const timeOfDay = (at: number): string => `${new Date(at).toISOString().slice(11, 16)} UTC`;

/** `2026-11-24 14:07 UTC`. */
export const dateAndTime = (at: number): string => `${new Date(at).toISOString().slice(0, 10)} ${timeOfDay(at)}`;

/** Later than that after it was due, it is late. */
const lateMs = 60_000;

/** `next step about 10:14 UTC`; once it is late, `next step was due at 10:14 UTC`: words that do not tick. */
export const dueInWords = (what: string, dueAt: number, at: number): string =>
  `${what} ${at <= dueAt + lateMs ? 'about' : 'was due at'} ${timeOfDay(dueAt)}`;

/** `30 %`, `33.3 %`. */
export const percentage = (percent: number): string => `${Math.round(percent * 10) / 10} %`;

/** `a`, `a and b`, `a, b and c`. */
export const list = (items: readonly string[], last: 'and' | 'or' = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;

/** A text's first characters, so many at most, and never half of one: of a surrogate pair both halves or none. */
export const beginning = (text: string, mostCharacters: number): string =>
  text.slice(0, /[\ud800-\udbff]/.test(text.charAt(mostCharacters - 1)) ? mostCharacters - 1 : mostCharacters);

/** A text without the ANSI codes with which containers colour their lines: an ornament, not a text. */
// eslint-disable-next-line no-control-regex -- the escape character is what is looked for
export const withoutAnsiCodes = (text: string): string => text.replace(/\u001b\[[\d;]*m/g, '');
