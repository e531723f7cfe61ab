/** Values that come from AWS, made safe to paste into a shell. */

/** Control, bidirectional and line-separating characters have no place in a command that people read before they run it. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g; // eslint-disable-line no-control-regex

export const withoutUnseen = (text: string): string => text.replace(unseen, '?');

/** One word for a POSIX shell, whatever the text holds. */
export function shellQuoted(text: string): string {
  const clean = withoutUnseen(text);
  return /^[\w/:=.,@%+-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", `'\\''`)}'`;
}
