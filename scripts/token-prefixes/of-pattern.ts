/** The fixed beginning of the tokens that a pattern (of Go's syntax) describes, and the shape of the rest. */
import { sequencesOf } from './sequences.ts';

export interface TokenPrefix {
  readonly prefix: string;
  /** How many signs follow at least. */
  readonly least: number;
  readonly kind: 'hex' | 'alphanumeric' | 'word';
}

const kinds = [
  ['hex', /^[0-9a-f]*$/i],
  ['alphanumeric', /^[0-9a-z]*$/i],
  ['word', /^[\w.=+/~-]*$/],
] as const;

/** What is shorter is a word, or begins one. */
const shortest = 3;
const fewest = 10;
/** As many signs in hexadecimal are no word, whatever stands before them. */
const fewestHex = 32;

/** Words begin with these too, and digests and addresses. */
const isOrdinary = (prefix: string, kind: string): boolean =>
  kind === 'word' ? /^[a-z]{1,4}$|[^\w.~-]/.test(prefix) : /^[0-9a-f]+$/.test(prefix);

/** None where a pattern has no fixed beginning: those look for the name of a setting. */
export const prefixesOf = (pattern: string): readonly TokenPrefix[] =>
  sequencesOf(pattern).flatMap((signs) => {
    const fixed = signs.findIndex(({ chars, least }) => chars.length !== 1 || least !== 1);
    const prefix = signs
      .slice(0, fixed)
      .map(({ chars }) => chars)
      .join('');
    const rest = signs.slice(fixed).filter((sign) => sign.least > 0);
    const kind = kinds.find(([, fits]) => rest.every(({ chars }) => fits.test(chars)))?.[0];
    const least = rest.reduce((sum, sign) => sum + sign.least, 0);
    if (fixed < 1 || kind === undefined || isOrdinary(prefix, kind)) return [];
    const isTelling = prefix.length >= shortest ? least >= fewest : kind === 'hex' && prefix.length > 1 && least >= fewestHex;
    return isTelling ? [{ prefix, least, kind }] : [];
  });
