/**
 * Plays a story with the gate in it, in process and on virtual time: everything of the action but the SDK, the runner and
 * the clock. An hour of deployment takes milliseconds.
 */
import type { Clock } from '../src/clock.ts';
import type { Authorise } from './policy/policed.ts';
import { readInputs } from '../src/inputs/read-inputs.ts';
import { clusterNameOf, type Inputs } from '../src/model/inputs.ts';
import { defined } from '../src/model/defined.ts';
import type { Observation } from '../src/model/observation.ts';
import type { Verdict } from '../src/model/outcome.ts';
import type { Observer, VerifiedService } from '../src/model/ports.ts';
import type { Report, RunContext } from '../src/model/report.ts';
import { strategies as allStrategies, type StrategyTable } from '../src/model/strategy/index.ts';
import type { Aws } from '../src/observe/aws/operations.ts';
import { openObserver } from '../src/observe/observer.ts';
import { description } from '../src/report/render/status.ts';
import { rulesOf } from '../src/rules.ts';
import { run, type RunPorts } from '../src/run.ts';
import { callsAbout } from './calls-about.ts';
import { simulate, type Answered, type Simulated } from './in-process.ts';
import { evenJitter } from './jitter.ts';
import { askedWithin, readTimes, refusalsWithin, type ObservationTime } from './oracle/observation-time.ts';
import { START } from './scenario.ts';
import { inputsOf, startsAtOf, type GateRun } from './scenarios/scenario-test.ts';

export interface Played {
  readonly simulated: Simulated;
  readonly report: Report;
  readonly services: readonly PlayedService[];
  /** What was said while waiting. */
  readonly said: readonly string[];
  /** What pending commit statuses said, one after the other. */
  readonly pending: readonly string[];
}

export interface PlayedService extends VerifiedService {
  /** `cluster/service` */
  readonly key: string;
  /** Its looks up to the verdict. */
  readonly observations: readonly ObservationTime[];
}

/** A story that has not ended by then never will. */
const mostHours = 8;

/** Wraps the observer; `context` and `inputs` are what a recording begins with. */
export type Wrap = (
  observer: Observer,
  header: () => { readonly run: RunContext; readonly inputs: Inputs },
) => Observer & { readonly end: (verdicts: readonly Verdict[]) => void };

const bare: Wrap = (observer) => ({ ...observer, end: () => undefined });

export interface PlayOptions {
  readonly wrap?: Wrap;
  /** Stands between the gate and AWS, as the redactor does in the action, or answers what AWS never would. */
  readonly through?: (aws: Aws, clock: Clock) => Aws;
  /** The kinds of deployment that can be verified; default: those of the action. */
  readonly strategies?: StrategyTable;
  /** What the gate may call; default: everything. */
  readonly authorise?: Authorise;
  /** Is told every answer of the pretend AWS. */
  readonly answered?: Answered;
  /** Is told what is said, by the time of this machine's clock. */
  readonly heard?: (lines: readonly string[], atMs: number) => void;
}

export async function play(
  scenarioTest: GateRun,
  { wrap = bare, through = (aws) => aws, strategies = allStrategies, authorise, answered, heard }: PlayOptions = {},
): Promise<Played> {
  const startAt = startsAtOf(scenarioTest);
  const clockAheadMs = (scenarioTest.clockAheadSeconds ?? 0) * 1000;
  const simulated = simulate(scenarioTest.scenario, { startAt, clockAheadMs, ...defined({ authorise, answered }) });
  const clock: Clock = { now: () => simulated.clock.now() + clockAheadMs, sleep: simulated.clock.sleep };
  const aws = through(simulated.aws, clock);
  const asked = inputsOf(scenarioTest);
  const read = readInputs((name) => asked[name] ?? '', { AWS_REGION: 'eu-west-1' });
  if ('mistakes' in read) throw new Error(`${scenarioTest.scenario.title}: ${read.mistakes.join('; ')}`);
  const { inputs } = read;
  const cancelled = new AbortController();
  const cancelAt = scenarioTest.cancelAt ?? startAt + mostHours * 3600;
  const startedAt = clock.now();
  void clock.sleep(START + cancelAt * 1000 - simulated.clock.now()).then(() => {
    cancelled.abort();
  });
  const startedAtByAws = (): number => startedAt + aws.clockOffsetMs();
  const context = (): RunContext => ({
    mode: inputs.mode,
    version: '1.0.0',
    region: inputs.region,
    startedAt: startedAtByAws(),
  });
  const observer = wrap(openObserver({ aws, clock, random: evenJitter(), inputs }), () => ({
    run: context(),
    inputs,
  }));
  const said: string[] = [];
  const pending: string[] = [];
  const ports: RunPorts = {
    clock,
    observer,
    strategies,
    rules: () => Promise.resolve(rulesOf(inputs)),
    startedAt: startedAtByAws,
    random: evenJitter(),
    now: () => clock.now() + aws.clockOffsetMs(),
    context,
    listener: {
      say: (lines) => {
        said.push(...lines);
        heard?.(lines, clock.now());
      },
      pending: (_service, texts) => pending.push(description(texts)),
    },
    ended: observer.end,
  };
  const { report, services } = await simulated.clock.run(run(ports, inputs, cancelled.signal));
  return {
    simulated,
    said,
    pending,
    report,
    services: services.map((one) => playedService(simulated, one, clockAheadMs)),
  };
}

function playedService(simulated: Simulated, service: VerifiedService, clockAheadMs: number): PlayedService {
  const { cluster, service: name } = service.timeline.name;
  const key = `${clusterNameOf(cluster)}/${name}`;
  const calls = callsAbout(simulated, key);
  const observations = service.timeline.observations
    .filter(({ kind }) => kind !== 'closing')
    .map((observation) => {
      const { at: atMs, endedAt: endedMs } = byAws(observation, clockAheadMs);
      return {
        ...timeOf({ ...observation, at: atMs, endedAt: endedMs }),
        asked: askedWithin(calls, atMs, endedMs),
        ...refusalsWithin(calls, atMs, endedMs),
        ...readTimes(calls, atMs, endedMs, simulated.world.setting.latencySeconds * 1000),
      };
    });
  return { ...service, key, observations };
}

/** When an observation was made by AWS's clock, also one that is dated by that of a machine that is ahead, and does not know it. */
function byAws({ at, endedAt, clockOffsetMs = 0 }: Observation, clockAheadMs: number): Pick<Observation, 'at' | 'endedAt'> {
  const aheadMs = clockAheadMs + clockOffsetMs;
  return { at: at - aheadMs, endedAt: endedAt - aheadMs };
}

/** What the health of tasks does not hang on. */
const readApart: readonly string[] = [
  'DescribeTaskDefinition',
  'DescribeServiceRevisions',
  'ListServiceDeployments',
  'DescribeServiceDeployments',
  'DescribeRules',
  'DescribeListeners',
  'GetRule',
  'GetListener',
  'GetDeployment',
  'BatchGetDeploymentTargets',
];

const timeOf = ({ at, endedAt, answered, readFailures }: Observation): ObservationTime => ({
  atMs: at,
  endedMs: endedAt,
  answered,
  unread: readFailures.map(({ operation, resource }) => ({ operation, ...defined({ resource }) })),
  whole: answered && readFailures.every(({ needed, operation }) => !needed || readApart.includes(operation)),
});
