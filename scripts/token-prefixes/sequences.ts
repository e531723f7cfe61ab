/** A pattern of Go's syntax as plain sequences of signs, one for each way through its alternatives. */

export interface Sign {
  /** Each sign that may stand here. */
  readonly chars: string;
  /** How often at least. */
  readonly least: number;
}

type Sequence = readonly Sign[];

/** A pattern with more ways through it has no fixed beginning worth a line. */
const mostSequences = 64;

const range = (from: string, to: string): string =>
  String.fromCharCode(...Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, n) => from.charCodeAt(0) + n));
const classes: Readonly<Record<string, string>> = {
  d: range('0', '9'),
  w: `${range('0', '9')}${range('A', 'Z')}${range('a', 'z')}_`,
  '[:alnum:]': `${range('0', '9')}${range('A', 'Z')}${range('a', 'z')}`,
};
/** Signs that no token holds: what a pattern has here is around the token. */
const blank = ' ';

/** What stands at a place, its groups with all they hold. */
const atoms = /\[(?:\[:\w+:\]|\\.|[^\]\\])+\]|\\x[0-9a-f]{2}|\\.|\((?:\?[a-z-]*[:)])?|[)|^$.]|[^]/gy;
const counts = /(?:\{(\d+)(?:,\d*)?\}|([*?+]))?\??/y;

/** The ways through a pattern up to where its token ends, which a pattern says by a blank, a quote or the end. */
export function sequencesOf(pattern: string): readonly Sequence[] {
  let at = 0;
  const next = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const found = expression.exec(pattern);
    at += found?.[0].length ?? 0;
    return found;
  };
  const alternatives = (): readonly Sequence[] => {
    const all: Sequence[] = [];
    let so: readonly Sequence[] = [[]];
    for (;;) {
      const atom = next(atoms)?.[0];
      if (atom === undefined || atom === ')') return [...all, ...so];
      if (atom === '|') {
        all.push(...so);
        so = [[]];
      } else if (!atom.startsWith('(?') || !atom.endsWith(')')) {
        const those = atom.startsWith('(') ? alternatives() : ofAtom(charsOf(atom));
        so = joined(so, times(those, leastOf(next(counts))));
      }
    }
  };
  const tokens = alternatives().map(token);
  return [...new Map(tokens.map((one) => [JSON.stringify(one), one])).values()];
}

/** Of few signs each is a way of its own: `xox[ar]-` are two beginnings. */
const ofAtom = (chars: string): readonly Sequence[] =>
  chars.length > 1 && chars.length <= 3 ? Array.from(chars, (one) => [{ chars: one, least: 1 }]) : [[{ chars, least: 1 }]];

function leastOf(count: RegExpExecArray | null): number {
  const [, exactly, sign] = count ?? [];
  return exactly !== undefined ? Number(exactly) : sign === '*' || sign === '?' ? 0 : 1;
}

/** As it stands, or as often as it must; what may be left out is. */
const times = (those: readonly Sequence[], least: number): readonly Sequence[] =>
  least === 1 ? those : those.map((one) => one.map((sign) => ({ ...sign, least: sign.least * least })));

const joined = (before: readonly Sequence[], after: readonly Sequence[]): readonly Sequence[] =>
  before.length * after.length > mostSequences
    ? before.map((one) => [...one, { chars: blank, least: 1 }])
    : before.flatMap((one) => after.map((other) => [...one, ...other]));

function charsOf(atom: string): string {
  if (/^(?:\\b|\^|\$)$/.test(atom)) return '';
  if (/^(?:\.|\\[sSWDzxBA].*|\[\^[^]*)$/.test(atom)) return blank;
  if (!atom.startsWith('[')) return atom.startsWith('\\') ? (classes[atom.slice(1)] ?? atom.slice(1)) : atom;
  const parts = atom.slice(1, -1).match(/\[:\w+:\]|(?:\\.|[^\\])-(?:\\.|[^\\])|\\?[^]/g) ?? [];
  return parts
    .map((part) => {
      const [, from, to] = /^\\?([^])-\\?([^])$/.exec(part) ?? [];
      if (from !== undefined && to !== undefined) return range(from, to);
      const sign = part.replace(/^\\(?=.)/, '');
      return part === '\\s' ? blank : (classes[sign.length > 1 || part !== sign ? sign : ''] ?? sign);
    })
    .join('');
}

/** Up to the first sign that none holds, without what only says where a word begins. */
function token(signs: Sequence): Sequence {
  const real = signs.filter(({ chars }) => chars !== '');
  const end = real.findIndex(({ chars }) => /[\s"'`;]/.test(chars));
  return end < 0 ? real : real.slice(0, end);
}
