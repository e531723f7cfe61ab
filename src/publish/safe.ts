/** What AWS, a container or an input wrote, where a terminal or a CI reads it. */
import { withoutAnsiCodes } from '../model/text.ts';

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The same line, unable to be a command: of GitHub's, or of those who write `##vso[…]` and `##teamcity[…]`. */
export const safe = (line: string): string =>
  withoutAnsiCodes(line)
    .replace(unseen, (character) => (character === '\t' ? '    ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`))
    .replace(/##(?=\w*\[)/g, '##\u200b')
    .replace(/^(\s*)::/, '$1:\u200b:');
