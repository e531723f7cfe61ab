/**
 * Many gates on one account: every one its own step, all of them on the same buckets of tokens, in one simulation on virtual time.
 * A tenth of their deployments are the founding one, whose targets never become healthy. `npm run bench -- fleet`.
 */
import { readInputs } from '../src/inputs/read-inputs.ts';
import type { RunContext } from '../src/model/report.ts';
import { strategies } from '../src/model/strategy/index.ts';
import { openObserver } from '../src/observe/observer.ts';
import { rulesOf } from '../src/rules.ts';
import { run } from '../src/run.ts';
import { narrowLoadBalancerReads } from '../simulator/api/token-buckets.ts';
import { simulate, type Simulated } from '../simulator/in-process.ts';
import { oracleVerdictOf } from '../simulator/oracle/oracle.ts';
import { START, type Scenario, type ServiceSpec } from '../simulator/scenario.ts';
import { sound, withoutRoot } from '../simulator/scenarios/fixtures.ts';
import type { ScenarioTest } from '../simulator/scenarios/scenario-test.ts';
import { seededRandom } from '../simulator/world/aws-names.ts';
import { ofRank, table, tenths } from './table.ts';

interface FleetOptions {
  /** Steps that run side by side. */
  readonly gates: number;
  /** How many services each of them waits for. */
  readonly servicesPerGate: number;
  /** Within how many seconds all of them are deployed; each gate starts some seconds after its deployer. */
  readonly withinSeconds: number;
  readonly waitUntil: 'healthy' | 'completed';
  /** Whether Elastic Load Balancing gives back as few reads as its page says in its text. */
  readonly isNarrow?: boolean;
}

interface FleetResult {
  readonly options: FleetOptions;
  /** Of each service: from when a gate that is alone and never throttled could know, to the verdict; in seconds. */
  readonly lags: readonly number[];
  readonly wrong: readonly string[];
  readonly calls: number;
  readonly throttledCalls: number;
  /** From the first call to the last. */
  readonly seconds: number;
  /** The most that was asked in any minute, by the second, refused calls included. */
  readonly busiestPerSecond: number;
  /** The longest that any of the gates went without a whole observation, in seconds. */
  readonly longestBlind: number;
}

const CLUSTER = 'prod';
/** Every tenth deployment is a bad one. */
const BAD_EVERY = 10;
/** How long after the deployer a gate starts. */
const AFTER_DEPLOYER_SECONDS = 15;
const seed = 7;

const nameOf = (place: number): string => `svc-${String(place).padStart(4, '0')}`;
const isBad = (place: number): boolean => place % BAD_EVERY === BAD_EVERY - 1;

function serviceOf(place: number): ServiceSpec {
  const targetGroup = `tg-${nameOf(place)}`;
  const next = isBad(place) ? withoutRoot : sound;
  return { name: nameOf(place), desired: 2, loadBalancers: [{ targetGroup }], revisions: { 1: sound, 2: next } };
}

interface Gate {
  readonly places: readonly number[];
  readonly startSecond: number;
}

/** Deployments come at even distances, in an order that has nothing to do with which are bad. */
function gatesOf({ gates, servicesPerGate, withinSeconds }: FleetOptions): readonly Gate[] {
  return Array.from({ length: gates }, (_, gate) => ({
    places: Array.from({ length: servicesPerGate }, (_one, i) => gate * servicesPerGate + i),
    startSecond: AFTER_DEPLOYER_SECONDS + (gate * withinSeconds) / gates,
  }));
}

function scenarioOf(gates: readonly Gate[], { isNarrow = false }: FleetOptions): Scenario {
  return {
    title: 'many services of one account are deployed within a short time, each with a gate',
    services: gates.flatMap(({ places }) => places.map(serviceOf)),
    targetGroups: Object.fromEntries(
      gates.flatMap(({ places }) => places.map((place) => [`tg-${nameOf(place)}`, { deregistrationDelaySeconds: 60 }])),
    ),
    actions: gates.flatMap(({ places, startSecond }) =>
      places.map((place) => ({ at: startSecond - AFTER_DEPLOYER_SECONDS, service: nameOf(place), deploy: 2 })),
    ),
    seed,
    ...(isNarrow ? { api: { limits: { 'load-balancer-read': narrowLoadBalancerReads } } } : {}),
  };
}

interface Told {
  readonly place: number;
  readonly outcome: string;
  readonly atMs: number;
  readonly blindMs: number;
}

/** One step, from its start to its verdicts. */
async function step(simulated: Simulated, { places, startSecond }: Gate, { waitUntil }: FleetOptions): Promise<readonly Told[]> {
  const { clock, aws } = simulated;
  await clock.sleep(startSecond * 1000);
  const startedAt = clock.now();
  const random = seededRandom(startSecond + 1);
  const asked: Readonly<Record<string, string>> = {
    cluster: CLUSTER,
    service: places.map(nameOf).join('\n'),
    'wait-until': waitUntil,
  };
  const read = readInputs((name) => asked[name] ?? '', { AWS_REGION: 'eu-west-1' });
  if ('mistakes' in read) throw new Error(read.mistakes.join('; '));
  const { inputs } = read;
  const context: RunContext = { mode: inputs.mode, version: '1.0.0', region: inputs.region, startedAt };
  const { services } = await run(
    {
      clock,
      observer: openObserver({ aws, clock, inputs, random }),
      strategies,
      rules: () => Promise.resolve(rulesOf(inputs)),
      startedAt: () => startedAt,
      random,
      now: clock.now,
      context: () => context,
      ended: () => undefined,
    },
    inputs,
    new AbortController().signal,
  );
  return services.map(({ timeline, verdict }, i) => {
    const whole = timeline.observations.filter((one) => one.kind !== 'closing' && one.service && one.tasks);
    const times = [startedAt, ...whole.map(({ at }) => at)];
    return {
      place: places[i] ?? NaN,
      outcome: verdict.decided ? verdict.outcome : 'undecided',
      atMs: timeline.observations.findLast(({ kind }) => kind !== 'closing')?.at ?? NaN,
      blindMs: Math.max(...times.slice(1).map((at, before) => at - (times[before] ?? at))),
    };
  });
}

/** What the calls of all steps come to. */
function load(simulated: Simulated) {
  const seconds = simulated.calls.map(({ at }) => (at - START) / 1000);
  const byMinute = new Map<number, number>();
  for (const second of seconds) byMinute.set(Math.floor(second / 60), (byMinute.get(Math.floor(second / 60)) ?? 0) + 1);
  return {
    calls: seconds.length,
    throttledCalls: simulated.calls.filter(({ outcome }) => outcome?.includes('Throttling') === true).length,
    seconds: (seconds.at(-1) ?? 0) - (seconds[0] ?? 0),
    busiestPerSecond: Math.max(...byMinute.values()) / 60,
  };
}

async function fleet(options: FleetOptions): Promise<FleetResult> {
  const gates = gatesOf(options);
  const scenario = scenarioOf(gates, options);
  const simulated = simulate(scenario);
  const steps = Promise.all(gates.map((gate) => step(simulated, gate, options)));
  const told = (await simulated.clock.run(steps)).flat();
  const startOf = new Map(gates.flatMap(({ places, startSecond }) => places.map((place) => [place, startSecond])));
  const alone = told.map(({ place, outcome, atMs }) => {
    const scenarioTest: ScenarioTest = {
      scenario,
      startsAt: startOf.get(place) ?? NaN,
      inputs: { service: nameOf(place), 'wait-until': options.waitUntil },
      expected: { outcome: 'healthy' },
    };
    const oracle = oracleVerdictOf(simulated.simulation, scenarioTest, `${CLUSTER}/${nameOf(place)}`);
    return {
      lag: (atMs - oracle.atMs) / 1000,
      wrong: oracle.outcome === outcome ? [] : [`${nameOf(place)}: ${outcome}, not ${oracle.outcome}`],
    };
  });
  return {
    options,
    lags: alone.map(({ lag }) => lag),
    wrong: alone.flatMap(({ wrong }) => wrong),
    ...load(simulated),
    longestBlind: Math.max(...told.map(({ blindMs }) => blindMs)) / 1000,
  };
}

/** Few and many, at once and over ten minutes; and one step that waits for a hundred. */
const sizes: readonly FleetOptions[] = [
  ...[1, 50, 200, 500].flatMap((gates) =>
    [60, 600].map((withinSeconds) => ({ gates, servicesPerGate: 1, withinSeconds, waitUntil: 'healthy' as const })),
  ),
  { gates: 500, servicesPerGate: 1, withinSeconds: 600, waitUntil: 'completed' },
  { gates: 50, servicesPerGate: 1, withinSeconds: 60, waitUntil: 'healthy', isNarrow: true },
  { gates: 200, servicesPerGate: 1, withinSeconds: 600, waitUntil: 'healthy', isNarrow: true },
  { gates: 1, servicesPerGate: 100, withinSeconds: 60, waitUntil: 'healthy' },
];

export async function fleetTable(): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const size of sizes) rows.push(rowOf(await fleet(size)));
  return table(
    [
      'steps',
      'services each',
      'deployed within s',
      'wait-until',
      'reads of ELB a second',
      'lag s, median',
      'p95',
      'worst',
      'longest blind s',
      'wrong',
      'calls a second',
      'in the busiest minute',
      'throttled',
    ],
    rows,
  );
}

function rowOf({ options, lags, wrong, calls, throttledCalls, seconds, busiestPerSecond, longestBlind }: FleetResult) {
  const sorted = lags.toSorted((a, b) => a - b);
  return [
    String(options.gates),
    String(options.servicesPerGate),
    String(options.withinSeconds),
    options.waitUntil,
    options.isNarrow ? '10' : '50',
    tenths(ofRank(sorted, 0.5)),
    tenths(ofRank(sorted, 0.95)),
    tenths(sorted.at(-1)),
    tenths(longestBlind),
    String(wrong.length),
    tenths(calls / seconds),
    tenths(busiestPerSecond),
    `${((100 * throttledCalls) / calls).toFixed(0)} %`,
  ];
}
