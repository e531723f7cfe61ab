import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { violations } from '../scripts/architecture.ts';
import { importCycles, importGraph, unreached } from '../scripts/architecture/import-graph.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'));

const paths = filesIn('src');
/** What the action and the command run. */
const entries = ['src/main.ts'];
const graphOf = (files: readonly string[]) => importGraph(new Map(files.map((path) => [path, read(path)])));

describe('the source as it stands', () => {
  test.each(paths)('%s keeps the rules', (path) => {
    expect(violations(path, read(path))).toStrictEqual([]);
  });

  test('every file is reached from an entry', () => {
    expect(unreached(entries, graphOf([...paths, ...entries]))).toStrictEqual([]);
  });

  test('no files import each other in a circle, not even their types', () => {
    expect(
      importCycles(graphOf(['src', 'simulator', 'scripts', 'bench', 'demo', 'chaos', 'mutation'].flatMap(filesIn))),
    ).toStrictEqual([]);
  });

  test('every folder of tests mirrors one of src, or one beside it', () => {
    const folders = filesIn('__tests__')
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => dirname(path).replace(/^__tests__\/?/, ''));
    const stale = [...new Set(folders)].filter(
      (folder) => ![`src/${folder}`, `./${folder}`].some((one) => existsSync(new URL(one, root))),
    );
    expect(stale).toStrictEqual([]);
  });
});

describe('a rule that is broken shows', () => {
  const rows: readonly [string, path: string, source: string, shows: string][] = [
    ['judge imports diagnose', 'src/judge/a.ts', `import { b } from '../diagnose/b.ts';`, 'judge must not import diagnose'],
    [
      'judge imports a type of observe',
      'src/judge/a.ts',
      `import type { Aws } from '../observe/aws/operations.ts';`,
      'judge must not import observe',
    ],
    [
      'judge names a type of observe in passing',
      'src/judge/a.ts',
      `type A = import('../observe/aws/operations.ts').Aws;`,
      'judge must not import observe',
    ],
    [
      'the command makes a verdict of its own',
      'src/command-line/a.ts',
      `import { run } from '../run.ts';`,
      'command-line may import only types of run',
    ],
    [
      'the command loads what main hands it',
      'src/command-line/a.ts',
      `import { verify } from '../verify.ts';`,
      'command-line may import only types of verify',
    ],
    ['model imports judge', 'src/model/a.ts', `import type { B } from '../judge/b.ts';`, 'model must not import judge'],
    ['report imports publish', 'src/report/a.ts', `import { b } from '../publish/b.ts';`, 'report must not import publish'],
    ['inputs import observe', 'src/inputs/a.ts', `import { b } from '../observe/b.ts';`, 'inputs must not import observe'],
    [
      'run imports a package',
      'src/run.ts',
      `import { writeFileSync } from 'node:fs';`,
      'imports node:fs, but imports no package',
    ],
    [
      'run has a clock of its own',
      'src/run.ts',
      `import { systemClock } from './clock.ts';`,
      'run may import only types of clock',
    ],
    ['run imports main', 'src/run.ts', `import { a } from './main.ts';`, 'run must not import main'],
    ['the poll loop imports report', 'src/poll.ts', `import type { B } from './report/b.ts';`, 'poll must not import report'],
    ['the poll loop imports observe', 'src/poll.ts', `import { b } from './observe/b.ts';`, 'poll must not import observe'],
    [
      'the poll loop has a clock of its own',
      'src/poll.ts',
      `import { systemClock } from './clock.ts';`,
      'poll may import only types of clock',
    ],
    [
      'the poll loop has one beside a type',
      'src/poll.ts',
      `import { type Clock, systemClock } from './clock.ts';`,
      'poll may import only types of clock',
    ],
    [
      'a cause imports its catalogue',
      'src/diagnose/causes/a/b.ts',
      `import { c } from '../../catalogue.ts';`,
      'a cause imports define-cause, model, diagnose/evidence and diagnose/remedy alone',
    ],
    ['the simulator is shipped', 'src/main.ts', `import { b } from '../simulator/b.ts';`, 'simulator/b.ts, which is not shipped'],
    ['a file in no layer', 'src/attic/a.ts', ``, 'is in no layer'],
    [
      'judge imports a package',
      'src/judge/a.ts',
      `import { readFileSync } from 'node:fs';`,
      'imports node:fs, but imports no package',
    ],
    [
      'inputs import a package',
      'src/inputs/a.ts',
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
    ['publish imports report', 'src/publish/a.ts', `import { b } from '../report/b.ts';`, 'publish must not import report'],
    ['run judges by itself', 'src/run.ts', `import { b } from './judge/b.ts';`, 'run must not import judge'],
    ['run reads the catalogue', 'src/run.ts', `import { b } from './diagnose/b.ts';`, 'run must not import diagnose'],
    ['audit imports the poll loop', 'src/audit.ts', `import type { B } from './poll.ts';`, 'audit must not import poll'],
    [
      'judge compares a strategy',
      'src/judge/a.ts',
      `export const b = (c: C) => c.strategy === d;`,
      'tells services apart by their strategy',
    ],
    [
      'judge compares a controller',
      'src/judge/a.ts',
      `export const b = ({ controller }: C) => 'ECS' !== controller;`,
      'tells services apart by their controller',
    ],
    [
      'report switches by a strategy',
      'src/report/a.ts',
      `export const b = (c: C) => { switch (c.strategy) {} };`,
      'tells services apart by their strategy',
    ],
    ['a strategy is named', 'src/observe/a.ts', `export const b = new Set(['ROLLING']);`, 'names a strategy: ROLLING'],
    [
      'too much logic',
      'src/judge/a.ts',
      `export const b = () => {\n${'c();\n'.repeat(110)}};`,
      'has 112 lines of logic, 110 at most',
    ],
    ['too much logic in many functions', 'src/judge/a.ts', 'export const b = () => 1;\n'.repeat(111), 'has 111 lines of logic'],
    ['flags within a pattern', 'src/observe/a.ts', 'export const b = /a(?-i:B)/i;', 'changes the flags within a pattern'],
    ['flags in its source', 'src/observe/a.ts', 'export const b = (c: string) => String.raw`(?i:${c})`;', 'changes the flags'],
    ['a class', 'src/observe/a.ts', `export class B {}`, 'has a class'],
    ['a default export', 'src/observe/a.ts', `export default 5;`, 'has a default export'],
    ['a default function', 'src/observe/a.ts', `export default function b() {}`, 'has a default export'],
    ['a default by another name', 'src/observe/a.ts', `const b = 1; export { b as default };`, 'has a default export'],
    ['a barrel', 'src/model/a.ts', `export * from './b.ts';`, 'passes on ./b.ts'],
    ['an empty name', 'src/model/a.ts', `export const taskInfo = 1;`, 'a name that says nothing: taskInfo'],
    [
      'an empty name of a type',
      'src/model/a.ts',
      `export interface ObservationData {}`,
      'a name that says nothing: ObservationData',
    ],
    ['an empty name of a file', 'src/model/utils.ts', ``, 'stands under a name that says nothing: utils'],
    ['an empty name of a folder', 'src/observe/helpers/a.ts', ``, 'stands under a name that says nothing: helpers'],
  ];
  test.each(rows)('%s', (_why, path, source, shows) => {
    expect(violations(path, source)).toStrictEqual(expect.arrayContaining([expect.stringContaining(`${path}: `)]));
    expect(violations(path, source).join('\n')).toContain(shows);
  });

  test('a file that no entry leads to', () => {
    const tree = importGraph(
      new Map([
        ['src/main.ts', `import './poll.ts'; const a = () => import('./late.ts');`],
        ['src/poll.ts', `import type { B } from './model/b.ts';`],
        ['src/late.ts', ''],
        ['src/model/b.ts', ''],
        ['src/model/lost.ts', `import './b.ts';`],
        ['scripts/replay.ts', `import '../src/model/replayed.ts';`],
        ['src/model/replayed.ts', ''],
      ]),
    );
    expect(unreached(['src/main.ts', 'scripts/replay.ts'], tree)).toStrictEqual(['src/model/lost.ts']);
  });
});

describe('imports in a circle', () => {
  const circlesOf = (sources: Readonly<Record<string, string>>): readonly string[] =>
    importCycles(importGraph(new Map(Object.entries(sources))));

  test('show, by whatever detour, and types too', () => {
    const circles = circlesOf({
      'src/judge/a.ts': `import { b } from './b.ts';`,
      'src/judge/b.ts': `import type { C } from './c.ts';`,
      'src/judge/c.ts': `type A = import('./a.ts').A;`,
      'src/judge/d.ts': `import { a } from './a.ts';`,
      'src/model/e.ts': `import { E } from './e.ts';`,
    });
    expect(circles).toStrictEqual([
      'an import cycle: src/judge/a.ts, src/judge/b.ts, src/judge/c.ts',
      'an import cycle: src/model/e.ts',
    ]);
  });

  test('are not where two ways lead to one file', () => {
    const circles = circlesOf({
      'src/judge/a.ts': `import { b } from './b.ts'; import { c } from './c.ts';`,
      'src/judge/b.ts': `import { c } from './c.ts';`,
      'src/judge/c.ts': '',
    });
    expect(circles).toStrictEqual([]);
  });
});

describe('what is allowed stays silent', () => {
  const rows: readonly [string, path: string, source: string][] = [
    ['a strategy compares', 'src/model/strategy/a.ts', `export const b = (c: C) => c.strategy === 'ROLLING';`],
    ['a reader writes what AWS leaves out', 'src/observe/read/a.ts', `export const b = (c: C) => c.strategy ?? 'ROLLING';`],
    ['whether there is a strategy', 'src/judge/a.ts', `export const b = (c: C) => c.strategy !== undefined;`],
    ['a long table', 'src/model/a.ts', `export const b = [\n${'1,\n'.repeat(500)}];`],
    ['a long explanation', 'src/model/a.ts', `export const b = () => {\n${'// Why.\n\n'.repeat(500)}};`],
    ['a long type', 'src/model/a.ts', `export interface B {\n${'readonly c: () => void;\n'.repeat(500)}}`],
    ['a type of the SDK in observe', 'src/observe/a.ts', `import type { Task } from '@aws-sdk/client-ecs';`],
    ['the same, name by name', 'src/observe/a.ts', `import { type Task } from '@aws-sdk/client-ecs';`],
    ['the SDK in its own file', 'src/observe/aws/sdk.ts', `import { ECSClient } from '@aws-sdk/client-ecs';`],
    [
      'run imports what leads to a report',
      'src/run.ts',
      ['poll.ts', 'inputs/a.ts', 'observe/a.ts', 'report/a.ts', 'publish/a.ts', 'model/a.ts']
        .map((path) => `import { b } from './${path}';`)
        .join(),
    ],
    [
      'the rules import what judges and what explains',
      'src/rules.ts',
      ['audit.ts', 'judge/a.ts', 'diagnose/a.ts', 'model/a.ts'].map((path) => `import { b } from './${path}';`).join(),
    ],
    ['the run against AWS loads the rules', 'src/verify.ts', `const a = () => import('./rules.ts');`],
    ['run knows what a clock is', 'src/run.ts', `import type { Clock } from './clock.ts';`],
    [
      'the run against AWS imports run',
      'src/verify.ts',
      `import { run } from './run.ts'; import { systemClock } from './clock.ts';`,
    ],
    ['a made-up service names its strategy', 'src/explain/fixture/a.ts', `export const strategy = 'ROLLING';`],
    [
      'a cause imports what causes share',
      'src/diagnose/causes/a/b.ts',
      `import { c } from '../../define-cause.ts'; import { d } from '../../evidence/d.ts';`,
    ],
    ['the poll loop knows what a clock is', 'src/poll.ts', `import type { Clock } from './clock.ts';`],
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
