/** What AWS's models have that the gate does not know: neither by a list of its own, nor because somebody has looked at it. */
import type { Content, Model } from './model.ts';
import { knownWords } from './words.ts';

/** What somebody has looked at and decided on. */
export interface Reviewed {
  /** `ecs.Deployment` → its members. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** `ecs.Task.stopCode` → its words, where the gate has no list of its own. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

export interface News {
  readonly kind: 'word' | 'member';
  /** Whose: `ecs.Task.stopCode`, or `ecs.Task`. */
  readonly of: string;
  readonly name: string;
  /** Whether the gate reads what the word is of; a new member nobody reads yet. */
  readonly isRead: boolean;
}

const wordsIn = (content: Content): readonly string[] => {
  if (typeof content === 'string') return [];
  if ('words' in content) return content.words;
  if ('list' in content) return wordsIn(content.list);
  return 'map' in content ? wordsIn(content.map) : [];
};

/** Every structure's members that are one of several words. */
const allWords = ({ structures }: Model): readonly (readonly [at: string, words: readonly string[]])[] =>
  [...structures].flatMap(([structure, members]) =>
    Object.entries(members).flatMap(([name, content]) => {
      const words = wordsIn(content);
      return words.length === 0 ? [] : [[`${structure}.${name}`, words] as const];
    }),
  );

/** What is to be written down once all of a model has been looked at. */
export function reviewOf(model: Model): Reviewed {
  const members = [...model.structures].map(([structure, of]) => [structure, Object.keys(of).sort()] as const);
  return {
    members: Object.fromEntries(members.sort(byName)),
    words: Object.fromEntries(
      allWords(model)
        .filter(([at]) => !Object.hasOwn(knownWords, at))
        .toSorted(byName),
    ),
  };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** What is read first. A structure that is new as a whole is told by the member that leads to it. */
export function newsIn(model: Model, reviewed: Reviewed, read: ReadonlySet<string>): readonly News[] {
  const members = [...model.structures].flatMap(([of, told]) => {
    const known = reviewed.members[of];
    const unknown = known ? Object.keys(told).filter((name) => !known.includes(name)) : [];
    return unknown.map((name): News => ({ kind: 'member', of, name, isRead: read.has(`${of}.${name}`) }));
  });
  const words = allWords(model).flatMap(([of, told]) => {
    const structure = of.slice(0, of.lastIndexOf('.'));
    const isKnown = knownWords[of] ?? ((word: string) => reviewed.words[of]?.includes(word) ?? false);
    const isNewAsAWhole = reviewed.members[structure]?.includes(of.slice(structure.length + 1)) !== true;
    const unknown = isNewAsAWhole ? [] : told.filter((word) => !isKnown(word));
    return unknown.map((name): News => ({ kind: 'word', of, name, isRead: read.has(of) }));
  });
  return [...words, ...members].sort((a, b) => Number(b.isRead) - Number(a.isRead) || (a.of < b.of ? -1 : 1));
}

/** Nothing of a package acts as Markdown. */
const code = (text: string): string => `\`${text.replace(/[^\w.:/ -]/g, '?')}\``;

const sections: readonly (readonly [heading: string, has: (news: News) => boolean])[] = [
  ['New words of what the gate reads', ({ kind, isRead }) => kind === 'word' && isRead],
  ['New members, which the gate does not read yet', ({ kind }) => kind === 'member'],
  ['New words of what the gate does not read', ({ kind, isRead }) => kind === 'word' && !isRead],
];

/** For an issue; empty where there is none. */
export const inMarkdown = (news: readonly News[]): string =>
  sections
    .map(([heading, has]) => [heading, news.filter(has)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([heading, some]) => `### ${heading}\n\n${some.map(({ of, name }) => `- ${code(of)}: ${code(name)}`).join('\n')}\n`)
    .join('\n');
