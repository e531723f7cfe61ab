/**
 * Runs tests of Jest for Stryker in one process, by Jest's own circus and expect, each time in modules that are loaded anew. A mutant
 * then costs what its tests cost, file by file until one notices; Jest as a whole takes seconds to begin, and there are thousands of
 * mutants.
 */
import process from 'node:process';
import { inspect } from 'node:util';
import type { Circus } from '@jest/types';
import type { InstrumenterContext, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { addEventHandler, getState, resetState, run } from 'jest-circus';
import { defined } from '../src/model/defined.ts';
import { freshModules } from './fresh-modules.ts';

/** What the mutated source asks, and where it says what was run. */
let mutated: { -readonly [Member in keyof InstrumenterContext]: InstrumenterContext[Member] | undefined } = {};

interface Wanted {
  /** The file that is loaded now. */
  readonly file: string;
  /** Ids of tests; all where it is left out. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly stopsAtFailure: boolean;
}

// Of what is drawn at random, each mutant meets the same, for a third of a second at the most; the first that betrays it will do.
// eslint-disable-next-line @typescript-eslint/no-deprecated -- what is to take the place of this limit cannot be set for all
fc.configureGlobal({ seed: 1, endOnFailure: true, interruptAfterTimeLimit: 300 });

const nothing = /(?!)/;

/** The tests below a block, each under the names that it stands under. */
const testsOf = (block: Circus.DescribeBlock, outer = ''): readonly (readonly [name: string, test: Circus.TestEntry])[] =>
  block.children.flatMap((child) =>
    child.type === 'test' ? [[`${outer}${child.name}`, child] as const] : testsOf(child, `${outer}${child.name} `),
  );

/** What every id of a test of this file begins with. */
const prefixOf = (file: string): string => `${file}: `;

/** A file, a name and its place among those of the same name. */
function idsOf(file: string, block: Circus.DescribeBlock): ReadonlyMap<Circus.TestEntry, string> {
  const places = new Map<string, number>();
  return new Map(
    testsOf(block).map(([name, test]) => {
      const place = (places.get(name) ?? 0) + 1;
      places.set(name, place);
      return [test, `${prefixOf(file)}${name}${place === 1 ? '' : ` (${place})`}`];
    }),
  );
}

/** What takes long comes last: mostly another test has failed by then. */
function sort(block: Circus.DescribeBlock, cost: (test: Circus.TestEntry) => number): number {
  const costs = new Map(block.children.map((child) => [child, child.type === 'test' ? cost(child) : sort(child, cost)]));
  block.children.sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0));
  return [...costs.values()].reduce((sum, one) => sum + one, 0);
}

function resultOf(id: string, { duration, errors }: Circus.TestEntry): TestResult {
  const result = { id, name: id, timeSpentMs: duration ?? 0 };
  const [error] = (errors as readonly unknown[]).flat();
  if (error === undefined) return { ...result, status: TestStatus.Success };
  return { ...result, status: TestStatus.Failed, failureMessage: inspect(error) };
}

/** What ran while a file was loaded, or between its tests, is taken for what each of them reaches: so no mutant needs all tests. */
function attribute(tests: readonly TestResult[]): void {
  const { mutantCoverage } = mutated;
  if (!mutantCoverage) return;
  for (const { id } of tests) mutantCoverage.perTest[id] = { ...mutantCoverage.static, ...mutantCoverage.perTest[id] };
  mutantCoverage.static = {};
}

/** Circus tells of every test; this keeps what came of it, and what it cost when it was run first. */
function listen(wanted: () => Wanted, except: RegExp, costs: Map<string, number>, results: TestResult[]): void {
  let ids: ReadonlyMap<Circus.TestEntry, string> = new Map();
  addEventHandler((event: Circus.Event) => {
    if (event.name === 'run_start') {
      const { file, only } = wanted();
      const { rootDescribeBlock } = getState();
      ids = idsOf(file, rootDescribeBlock);
      for (const [test, id] of ids)
        if (except.test(id.slice(prefixOf(file).length)) || only?.has(id) === false) test.mode = 'skip';
      sort(rootDescribeBlock, (test) => costs.get(ids.get(test) ?? '') ?? 0);
    } else if (event.name === 'test_start') {
      mutated.currentTestId = ids.get(event.test);
    } else if (event.name === 'test_skip') {
      // It began as others do; what is loaded next is not its own.
      mutated.currentTestId = undefined;
    } else if (event.name === 'test_done') {
      mutated.currentTestId = undefined;
      const result = resultOf(ids.get(event.test) ?? '', event.test);
      results.push(result);
      if (!costs.has(result.id)) costs.set(result.id, result.timeSpentMs);
      if (result.status === TestStatus.Failed && wanted().stopsAtFailure) getState().testNamePattern = nothing;
    }
  });
}

/** The files that have tests that are wanted; what takes long comes last. */
function filesOf(files: readonly string[], only: Wanted['only'], costs: ReadonlyMap<string, number>): readonly string[] {
  if (!only) return files;
  const found = files.map((file) => {
    const ids = [...only].filter((id) => id.startsWith(prefixOf(file)));
    return { file, count: ids.length, cost: ids.reduce((sum, id) => sum + (costs.get(id) ?? 0), 0) };
  });
  return found
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.cost - b.cost)
    .map(({ file }) => file);
}

function circusTestRunner({ circus }: StrykerOptions): TestRunner {
  const { tests, except } = circus as { readonly tests: readonly string[]; readonly except: string };
  const modules = freshModules(process.cwd());
  let wanted: Wanted = { file: '', stopsAtFailure: false };
  const costs = new Map<string, number>();
  const results: TestResult[] = [];
  listen(() => wanted, new RegExp(except), costs, results);

  async function runFile(asked: Wanted): Promise<void> {
    wanted = asked;
    resetState();
    // What takes too long ends with the mutant's own time: on a machine that is busy, a test's five seconds prove nothing.
    getState().testTimeout = 600_000;
    await modules.load(asked.file);
    await run();
  }

  async function runTests(files: readonly string[], asked: Omit<Wanted, 'file'>): Promise<DryRunResult> {
    results.length = 0;
    modules.renew();
    try {
      for (const file of files) {
        await runFile({ ...asked, file });
        if (asked.stopsAtFailure && results.some(({ status }) => status === TestStatus.Failed)) break;
      }
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error) };
    }
    const { hitCount, hitLimit } = mutated;
    return determineHitLimitReached(hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: [...results] };
  }

  const begin = (activeMutant?: string, hitLimit?: number): void => {
    mutated = { activeMutant, hitCount: hitLimit === undefined ? undefined : 0, hitLimit };
    Object.assign(globalThis, { __stryker__: mutated });
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun: async () => {
      begin();
      const all: TestResult[] = [];
      for (const file of tests) {
        const result = await runTests([file], { stopsAtFailure: false });
        if (result.status !== DryRunStatus.Complete) return result;
        all.push(...result.tests);
        attribute(result.tests);
      }
      const { mutantCoverage } = mutated;
      return { status: DryRunStatus.Complete, tests: all, ...defined({ mutantCoverage }) };
    },
    mutantRun: async ({ activeMutant, testFilter, hitLimit, disableBail }) => {
      begin(activeMutant.id, hitLimit);
      const only = testFilter && new Set(testFilter);
      const result = await runTests(filesOf(tests, only, costs), { only, stopsAtFailure: !disableBail });
      // What cannot even be loaded is found.
      if (result.status === DryRunStatus.Error)
        return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: result.errorMessage, nrOfTests: 0 };
      return toMutantRunResult(result);
    },
  };
}
circusTestRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'circus', circusTestRunner)];
