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

/** `a`, `a and b`, `a, b and c`. */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** Terminal colours, as loggers write them. */
const ansiCodes = /\u001b\[[\d;]*m/g; // eslint-disable-line no-control-regex

export const withoutAnsiCodes = (text: string): string => text.replace(ansiCodes, '');
