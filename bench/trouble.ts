/**
 * How much time an API in trouble costs: how long after its evidence the verdict falls when a share of all calls fails at random,
 * for a service that is healthy and for one that is not, over many seeds. `npm run bench -- trouble`.
 */
import { play, type Played } from '../simulator/play.ts';
import { oracleVerdictOf } from '../simulator/oracle/oracle.ts';
import type { Fault } from '../simulator/scenario.ts';
import { api, deployed, withoutRoot } from '../simulator/scenarios/fixtures.ts';
import { expectedOutcomesOf, type ScenarioTest } from '../simulator/scenarios/scenario-test.ts';
import { ofRank, table, tenths } from './table.ts';

type Trouble = 'throttled' | 'server errors' | 'mixed';

const stories: { readonly [name: string]: ScenarioTest } = {
  healthy: {
    scenario: { title: 'three tasks run, and are healthy', services: [api({ desired: 3 })] },
    expected: { outcome: 'healthy' },
  },
  unhealthy: {
    scenario: {
      title: 'the new tasks do not answer what the load balancer asks',
      services: [api({ desired: 3, next: withoutRoot })],
      actions: deployed,
    },
    expected: { outcome: 'targets-unhealthy' },
  },
};

const shares = [0.1, 0.3, 0.5];

/** So that a share of all requests fails, whatever befalls them. */
const faultsOf: { readonly [T in Trouble]: (share: number, seed: number) => readonly Fault[] } = {
  throttled: (share, seed) => [{ fault: 'throttled', share, seed }],
  'server errors': (share, seed) => [{ fault: 'server-error', share, seed }],
  mixed: (share, seed) => [
    { fault: 'throttled', share: share / 2, seed },
    { fault: 'server-error', share: share / (2 - share), seed: seed + 1000 },
  ],
};

interface Cell {
  readonly story: string;
  readonly trouble: Trouble;
  readonly share: number;
  /** From the evidence to the verdict, ascending. */
  readonly lagSeconds: readonly number[];
  readonly wrong: number;
  readonly calls: number;
  readonly longestSilenceSeconds: number;
}

/** The longest time in which nothing was said, by the clock that each line begins with. */
function longestSilence({ said, report }: Played): number {
  const seconds = said.map((line) => Date.parse(`2026-01-05T${line.slice(0, 8)}Z`) / 1000);
  const startSecond = report.run.startedAt / 1000;
  const times = [startSecond, ...seconds, startSecond + report.durationSeconds];
  return Math.max(...times.slice(1).map((second, i) => second - (times[i] ?? second)));
}

async function cellOf(name: string, story: ScenarioTest, trouble: Trouble, share: number, seeds: number): Promise<Cell> {
  const [[key, expected] = ['', undefined]] = Object.entries(expectedOutcomesOf(story));
  const calm = await play(story);
  const provenMs = oracleVerdictOf(calm.simulated.simulation, story, key).atMs;
  const runs: { lag: number; wrong: boolean; calls: number; silence: number }[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const played = await play({ ...story, scenario: { ...story.scenario, api: { faults: faultsOf[trouble](share, seed) } } });
    const verdict = played.services[0]?.verdict;
    runs.push({
      lag: ((verdict?.decided === true ? verdict.at : NaN) - provenMs) / 1000,
      wrong: verdict?.decided !== true || verdict.outcome !== expected?.outcome,
      calls: played.simulated.calls.length,
      silence: longestSilence(played),
    });
  }
  return {
    story: name,
    trouble,
    share,
    lagSeconds: runs.map(({ lag }) => lag).toSorted((a, b) => a - b),
    wrong: runs.filter(({ wrong }) => wrong).length,
    calls: runs.reduce((sum, { calls }) => sum + calls, 0) / runs.length,
    longestSilenceSeconds: Math.max(...runs.map(({ silence }) => silence)),
  };
}

export async function troubleCells(seeds: number): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const [name, story] of Object.entries(stories)) {
    for (const trouble of ['throttled', 'server errors', 'mixed'] as const) {
      for (const share of shares) cells.push(await cellOf(name, story, trouble, share, seeds));
    }
  }
  return cells;
}

export const troubleTable = (cells: readonly Cell[]): string =>
  table(
    ['service', 'calls that fail', 'lag s, median', 'p95', 'worst', 'wrong verdicts', 'calls, mean', 'longest silence s'],
    cells.map((cell) => [
      cell.story,
      `${String(cell.share * 100)} % ${cell.trouble}`,
      tenths(ofRank(cell.lagSeconds, 0.5)),
      tenths(ofRank(cell.lagSeconds, 0.95)),
      tenths(cell.lagSeconds.at(-1)),
      String(cell.wrong),
      cell.calls.toFixed(0),
      cell.longestSilenceSeconds.toFixed(0),
    ]),
  );
