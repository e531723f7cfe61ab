import { describe, expect, it } from '@jest/globals';
import { tokenPrefixesOf } from '../../scripts/token-prefixes.ts';
import { prefixesOf } from '../../scripts/token-prefixes/of-pattern.ts';

const of = (pattern: string): readonly string[] =>
  prefixesOf(pattern).map(({ prefix, least, kind }) => `${prefix} ${least} ${kind}`);

describe('what a pattern says its tokens begin with', () => {
  it.each([
    ['a prefix', String.raw`glpat-[\w-]{20}`, ['glpat- 20 word']],
    ['a prefix in a group', String.raw`\b(dop_v1_[a-f0-9]{64})(?:[\x60'"\s;]|\\[nr]|$)`, ['dop_v1_ 64 hex']],
    ['each of several', '(?:ghu|ghs)_[0-9a-zA-Z]{36}', ['ghu_ 36 alphanumeric', 'ghs_ 36 alphanumeric']],
    ['each of few signs', 'shp[ac]t_[a-fA-F0-9]{32}', ['shpat_ 32 hex', 'shpct_ 32 hex']],
    ['one with flags', 'fio-u-(?i)[a-z0-9\\-_=]{64}', ['fio-u- 64 word']],
    ['what may be left out', String.raw`\b(dapi[a-f0-9]{32}(?:-\d)?)\b`, ['dapi 32 hex']],
    ['one with a named class', 'tkn_[[:alnum:]]{40}', ['tkn_ 40 alphanumeric']],
    ['parts that add up', String.raw`\b(xkey-[a-f0-9]{64}\-(?i)[a-z0-9]{16})`, ['xkey- 81 word']],
  ])('%s', (_, pattern, expected) => {
    expect(of(pattern)).toEqual(expected);
  });

  it.each([
    ['the name of a setting', String.raw`(?i)[\w.-]{0,50}?(?:adobe)(?:[ \t\w.-]{0,20})(?:=|:)([a-f0-9]{32})`],
    ['a beginning of a digest', '4b1d[A-Za-z0-9]{38}'],
    ['a beginning of words', 'pat[a-z.-]{40}'],
    ['what is short', 'tkn_[a-z]{5}'],
    ['any sign', 'tkn_.{40}'],
    ['nothing fixed', '[a-z0-9]{40}'],
  ])('not %s', (_, pattern) => {
    expect(of(pattern)).toEqual([]);
  });
});

it('keeps of one prefix that which asks for least, and sorts them', () => {
  const toml = `[[rules]]\nid = "a"\nregex = '''zzz-[a-z]{40}'''\n[[rules]]\nid = "b"\nregex = '''zzz-[a-z]{20}'''\n[[rules]]\nregex = '''aaa-[0-9a-f]{32}'''\n`;
  expect(tokenPrefixesOf(toml)).toEqual([
    { prefix: 'aaa-', least: 32, kind: 'hex' },
    { prefix: 'zzz-', least: 20, kind: 'alphanumeric' },
  ]);
});
