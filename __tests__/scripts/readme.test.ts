/** What the README says in numbers is generated, or held here against what it is true of. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { minutesOfDeployer } from '../../bench/waiters.ts';
import { runningAloneSeconds } from '../../src/model/durations.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Without what is generated, and without code, addresses and pictures. */
const prose = read('README.md')
  .replace(/<!-- begin ([a-z-]+)[^]*?<!-- end \1 -->/g, '')
  .replace(/```[^]*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>/g, '');

test('every number in the prose of the README is one that something else says too', () => {
  const { engines } = JSON.parse(read('package.json')) as { readonly engines: { readonly node: string } };
  const [, node] = /(\d+)/.exec(engines.node) ?? [];
  const known = ['503', String(minutesOfDeployer), String(runningAloneSeconds), node];
  expect([...prose.matchAll(/(?<!\w)\d+/g)].map(([number]) => number)).toStrictEqual(known);
});
