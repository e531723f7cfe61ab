import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { violations, unreachable } from '../scripts/architecture.ts';

const root = new URL('../', import.meta.url);
const sources = new Map(
  readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path, readFileSync(new URL(path, root), 'utf8')]),
);

describe('the house as it stands', () => {
  test.each([...sources])('%s keeps the rules', (path, source) => {
    expect(violations(path, source)).toStrictEqual([]);
  });

  test('every file is reached from the front door', () => {
    const replay = new Map([...sources, ['scripts/replay.ts', readFileSync(new URL('scripts/replay.ts', root), 'utf8')]]);
    const lost = [unreachable('src/main.ts', replay), unreachable('scripts/replay.ts', replay)].map((paths) => new Set(paths));
    expect([...sources.keys()].filter((path) => lost.every((paths) => paths.has(path)))).toStrictEqual([]);
  });
});

describe('a rule that is broken shows', () => {
  const rows: readonly [string, path: string, source: string, shows: string][] = [
    ['judge opens onto diagnose', 'src/judge/a.ts', `import { b } from '../diagnose/b.ts';`, 'judge does not open onto diagnose'],
    [
      'judge knows a type of observe',
      'src/judge/a.ts',
      `import type { Aws } from '../observe/aws/operations.ts';`,
      'judge does not open onto observe',
    ],
    [
      'judge names a type of observe in passing',
      'src/judge/a.ts',
      `type A = import('../observe/aws/operations.ts').Aws;`,
      'judge does not open onto observe',
    ],
    ['model opens onto judge', 'src/model/a.ts', `import type { B } from '../judge/b.ts';`, 'model does not open onto judge'],
    ['report opens onto publish', 'src/report/a.ts', `import { b } from '../publish/b.ts';`, 'report does not open onto publish'],
    ['publish opens onto report', 'src/publish/a.ts', `import { b } from '../report/b.ts';`, 'publish does not open onto report'],
    [
      'publish has a clock of its own',
      'src/publish/a.ts',
      `import { systemClock } from '../clock.ts';`,
      'publish does not open onto clock',
    ],
    ['inputs open onto observe', 'src/inputs/a.ts', `import { b } from '../observe/b.ts';`, 'inputs does not open onto observe'],
    ['the plot opens onto observe', 'src/poll.ts', `import { b } from './observe/b.ts';`, 'poll does not open onto observe'],
    [
      'the plot has a clock of its own',
      'src/poll.ts',
      `import { systemClock } from './clock.ts';`,
      'poll does not open onto clock',
    ],
    [
      'the plot has one beside a type',
      'src/poll.ts',
      `import { type Clock, systemClock } from './clock.ts';`,
      'poll does not open onto clock',
    ],
    [
      'a cause opens onto its catalogue',
      'src/diagnose/causes/a/b.ts',
      `import { c } from '../../catalogue.ts';`,
      'a cause imports model, define-cause, evidence and remedy alone',
    ],
    ['the simulator is shipped', 'src/main.ts', `import { b } from '../simulator/b.ts';`, 'simulator/b.ts, which is not shipped'],
    ['a file in no room', 'src/attic/a.ts', ``, 'is in no room of the house'],
    [
      'judge imports a package',
      'src/judge/a.ts',
      `import { readFileSync } from 'node:fs';`,
      'imports node:fs, but imports no package',
    ],
    [
      'inputs import a package',
      'src/inputs.ts',
      `import { getInput } from '@actions/core';`,
      'imports @actions/core, but imports no package',
    ],
    [
      'the SDK is loaded beside its file',
      'src/observe/a.ts',
      `import { ECSClient } from '@aws-sdk/client-ecs';`,
      'only src/observe/aws/sdk.ts loads the AWS SDK',
    ],
    [
      'the SDK is loaded for nothing',
      'src/observe/a.ts',
      `import {} from '@aws-sdk/client-ecs';`,
      'only src/observe/aws/sdk.ts loads the AWS SDK',
    ],
    [
      'the SDK is loaded late',
      'src/observe/a.ts',
      `const b = () => import('@aws-sdk/client-ecs');`,
      'only src/observe/aws/sdk.ts loads the AWS SDK',
    ],
    [
      'the SDK is known outside observe',
      'src/publish/a.ts',
      `import type { Task } from '@aws-sdk/client-ecs';`,
      'only src/observe/aws/sdk.ts loads the AWS SDK',
    ],
    ['judge is async', 'src/judge/a.ts', `export const b = async (): Promise<number> => 1;`, 'is async'],
    ['judge promises', 'src/judge/a.ts', `export const b = () => Promise.resolve(1);`, 'uses Promise'],
    ['judge asks the time', 'src/judge/a.ts', `export const b = () => Date.now();`, 'asks the time of Date'],
    ['judge takes the date of today', 'src/judge/a.ts', `export const b = () => new Date();`, 'asks the time of Date'],
    ['judge gives Date another name', 'src/judge/a.ts', `const { now } = Date; export const b = now();`, 'asks the time of Date'],
    ['judge calls Date', 'src/judge/a.ts', `export const b = Date();`, 'asks the time of Date'],
    ['report reads the environment', 'src/report/a.ts', `export const b = process.env.HOME;`, 'reads process'],
    ['report reads it by another way', 'src/report/a.ts', `export const b = globalThis['process'];`, 'reads globalThis'],
    ['diagnose casts dice', 'src/diagnose/a.ts', `export const b = Math.random();`, 'takes chance from Math'],
    ['diagnose hides its dice', 'src/diagnose/a.ts', `const { random } = Math;`, 'takes chance from Math'],
    ['observe asks the time', 'src/observe/a.ts', `export const b = () => Date.now();`, 'asks the time of Date'],
    ['observe waits by itself', 'src/observe/a.ts', `setTimeout(() => undefined, 5);`, 'uses setTimeout'],
    ['observe lets time pass', 'src/observe/a.ts', `export const b = AbortSignal.timeout(5);`, 'lets time pass'],
    ['a class', 'src/observe/a.ts', `export class B {}`, 'has a class'],
    ['a default export', 'src/observe/a.ts', `export default 5;`, 'has a default export'],
    ['a default function', 'src/observe/a.ts', `export default function b() {}`, 'has a default export'],
    ['a default by another name', 'src/observe/a.ts', `const b = 1; export { b as default };`, 'has a default export'],
    ['a barrel', 'src/model/a.ts', `export * from './b.ts';`, 'passes on ./b.ts'],
    ['an empty name', 'src/model/a.ts', `export const taskInfo = 1;`, 'a name that says nothing: taskInfo'],
    ['an empty name of a type', 'src/model/a.ts', `export interface LookData {}`, 'a name that says nothing: LookData'],
    ['an empty name of a file', 'src/model/utils.ts', ``, 'stands under a name that says nothing: utils'],
    ['an empty name of a folder', 'src/observe/helpers/a.ts', ``, 'stands under a name that says nothing: helpers'],
  ];
  test.each(rows)('%s', (_why, path, source, shows) => {
    expect(violations(path, source)).toStrictEqual(expect.arrayContaining([expect.stringContaining(`${path}: `)]));
    expect(violations(path, source).join('\n')).toContain(shows);
  });

  test('a file that nothing leads to', () => {
    const tree = new Map([
      ['src/main.ts', `import './poll.ts'; const a = () => import('./late.ts');`],
      ['src/poll.ts', `import type { B } from './model/b.ts';`],
      ['src/late.ts', ''],
      ['src/model/b.ts', ''],
      ['src/model/lost.ts', `import './b.ts';`],
    ]);
    expect(unreachable('src/main.ts', tree)).toStrictEqual(['src/model/lost.ts']);
  });
});

describe('what is allowed stays silent', () => {
  const rows: readonly [string, path: string, source: string][] = [
    ['a type of the SDK in observe', 'src/observe/a.ts', `import type { Task } from '@aws-sdk/client-ecs';`],
    ['the same, name by name', 'src/observe/a.ts', `import { type Task } from '@aws-sdk/client-ecs';`],
    ['the SDK in its own file', 'src/observe/aws/sdk.ts', `import { ECSClient } from '@aws-sdk/client-ecs';`],
    ['the plot knows what a clock is', 'src/poll.ts', `import type { Clock } from './clock.ts';`],
    [
      'arithmetic on times',
      'src/judge/a.ts',
      `export const b = (at: number) => new Date(at).getTime() - Date.parse('2026-01-01');`,
    ],
    ['arithmetic on numbers', 'src/judge/a.ts', `export const b = (c: number) => Math.floor(c);`],
    ['a member with the name of something else', 'src/judge/a.ts', `export const b = (c: { process: string }) => c.process;`],
    ['words in a text', 'src/judge/a.ts', `export const b = 'process await async Date.now() class';`],
    ['the clock asks the time', 'src/clock.ts', `export const b = () => Date.now();`],
    ['a name that only contains an empty one', 'src/observe/a.ts', `export const metadataOf = (informed: string) => informed;`],
    ['an option that others named', 'src/observe/aws/sdk.ts', `export const b = { requestHandler: 1 };`],
    ['a switch with a default', 'src/judge/a.ts', `export const b = (c: string) => { switch (c) { default: return 1; } };`],
  ];
  test.each(rows)('%s', (_why, path, source) => {
    expect(violations(path, source)).toStrictEqual([]);
  });
});
