/** The forms of single values: durations, whole numbers, booleans, one of several words. */

/**
 * Understands a text that is not empty. Calls `refuse` once for each thing that makes no sense, with what would be
 * right, and then gives undefined.
 */
export type Parse<T> = (text: string, refuse: (why: string) => void) => T | undefined;

/** Reads one input: gives `whenEmpty` for a blank one, and for one that is refused. */
export type Take = <T>(name: string, whenEmpty: T, parse: Parse<T>) => T;

const quotedMost = 80;

/** A value as it can stand in a message: on one line, without invisible characters, and not too long. */
export function quote(text: string): string {
  const visible = Array.from(text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '\u{FFFD}'));
  return `"${visible.length > quotedMost ? `${visible.slice(0, quotedMost - 1).join('')}…` : visible.join('')}"`;
}

/** Entries on lines of their own; blank ones are left out. */
export const lines = (text: string): readonly string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Entries separated by commas or new lines; blank ones are left out. */
export const entries = (text: string): readonly string[] => lines(text.replaceAll(',', '\n'));

/** `a, b or c` */
export const anyOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

/** Jobs on self-hosted runners end after 5 days. https://docs.github.com/actions/reference/limits */
const longestSeconds = 5 * 24 * 3600;

/** A duration in whole hours, minutes and seconds (`90s`, `15m`, `1h30m`) → seconds. */
export const duration =
  (atLeastSeconds: number, atMostSeconds = longestSeconds): Parse<number> =>
  (text, refuse) => {
    const found = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
    if (!found) {
      const unit = /^\d{1,6}$/.test(text) ? `write its unit: ${text}s or ${text}m` : 'write it like 90s, 15m or 1h30m';
      refuse(`${quote(text)} is no duration; ${unit}`);
      return undefined;
    }
    const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((digits) => Number(digits || 0));
    const total = hours * 3600 + minutes * 60 + seconds;
    if (total >= atLeastSeconds && total <= atMostSeconds) return total;
    refuse(
      `${quote(text)} is too ${total < atLeastSeconds ? `short; ${atLeastSeconds}s is the least` : `long; ${atMostSeconds / 60}m is the most`}`,
    );
    return undefined;
  };

/** `auto`, or what `parse` understands. */
export const orAuto =
  <T>(parse: Parse<T>): Parse<T | 'auto'> =>
  (text, refuse) =>
    text === 'auto'
      ? text
      : parse(text, (why) => {
          refuse(`${why}, or auto`);
        });

/** A whole number within bounds, both included. */
export const wholeNumber =
  (least: number, most: number): Parse<number> =>
  (text, refuse) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    refuse(`${quote(text)} is no whole number from ${least} to ${most}`);
    return undefined;
  };

/** A boolean of YAML 1.2's core schema, as GitHub's own actions take it. https://yaml.org/spec/1.2.2/#1032-tag-resolution */
export const boolean: Parse<boolean> = (text, refuse) => {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  refuse(`${quote(text)} is neither true nor false`);
  return undefined;
};

/** One of several words. */
export const choice =
  <const Word extends string>(words: readonly Word[]): Parse<Word> =>
  (text, refuse) => {
    const found = words.find((word) => word === text);
    if (found === undefined) refuse(`${quote(text)} is unknown; write ${anyOf(words)}`);
    return found;
  };
