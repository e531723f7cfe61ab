/** Every scenario: when the evidence was there, when the gate said so, and what others say about the same timeline. */
import { evenJitter } from '../simulator/jitter.ts';
import { play, type Played, type PlayedService } from '../simulator/play.ts';
import { START } from '../simulator/scenario.ts';
import { scenarioTests } from '../simulator/scenarios/index.ts';
import { expectedOutcomesOf, startsAtOf, type ScenarioTest, type ScenarioOutcome } from '../simulator/scenarios/scenario-test.ts';
import { answersSoundly, lateMs } from '../simulator/oracle/lateness.ts';
import { oracleVerdictOf, type Due } from '../simulator/oracle/oracle.ts';
import { defined } from '../src/model/defined.ts';
import { callsAMinute, quietCost, type QuietCost } from './cost.ts';
import { cliWaiter, minutesOfDeployer, sdkWaiter, waitFor, type WaiterVerdict } from './waiters.ts';

export interface Row {
  readonly name: string;
  readonly service: string;
  /** What the scenario says must come out. */
  readonly expected: string;
  /** What the oracle reads off the simulator's own history. */
  readonly oracle: string;
  readonly said: string;
  /** Seconds from the gate's start. */
  readonly evidenceSecond: number;
  /** When the observation began that had the verdict; of a cancelled run, when it ended. */
  readonly verdictSecond: number;
  readonly lagSeconds: number;
  /** What made the verdict due: that time has passed, how a target fares, or anything else; absent: the first look had it. */
  readonly dueTo?: Due;
  /** How late it is where time alone made it due and AWS answers; absent: it did not, or AWS does not. */
  readonly lateSeconds?: number;
  /** How much lag is allowed: the interval before that observation; of a cancelled run, the 2 s that the runner leaves. */
  readonly allowedSeconds: number;
  readonly calls: number;
  readonly callsAMinute?: number;
  readonly quiet?: QuietCost;
  readonly deployment: 'good' | 'bad' | 'untold';
  readonly sdk: WaiterVerdict;
  readonly cli: WaiterVerdict;
}

const cancelledSeconds = 2;
const seconds = (ms: number): number => ms / 1000;

/** These tell of the gate's own inputs, permissions and time: what a waiter says beside them is neither right nor wrong. */
const untold: ReadonlySet<ScenarioOutcome> = new Set(['cancelled', 'no-access', 'misconfigured', 'timed-out']);

const deploymentOf = (expected: ScenarioOutcome, passes: boolean): Row['deployment'] =>
  untold.has(expected) ? 'untold' : expected === 'healthy' || passes ? 'good' : 'bad';

interface Milestone {
  readonly verdictMs: number;
  readonly allowedMs: number;
}

function momentOf({ simulated }: Played, { verdict, observations }: PlayedService): Milestone {
  // The observation that a cancellation cut short is dropped.
  if (verdict.decided && verdict.outcome === 'cancelled')
    return { verdictMs: simulated.clock.now(), allowedMs: cancelledSeconds * 1000 };
  const verdictMs = observations.at(-1)?.atMs ?? NaN;
  return { verdictMs, allowedMs: verdictMs - (observations.at(-2)?.atMs ?? verdictMs) };
}

async function rowsOf(name: string, scenarioTest: ScenarioTest): Promise<readonly Row[]> {
  const played = await play(scenarioTest);
  const startMs = START + startsAtOf(scenarioTest) * 1000;
  const minutely = callsAMinute(played, startMs);
  const quiet = quietCost(played);
  return Object.entries(expectedOutcomesOf(scenarioTest)).map(([key, { outcome: expected }]) => {
    const one = played.services.find((service) => service.key === key);
    if (!one?.verdict.decided) throw new Error(`${name}: ${key} has no verdict`);
    const { verdictMs, allowedMs } = momentOf(played, one);
    const oracle = oracleVerdictOf(played.simulated.simulation, scenarioTest, key, one.observations);
    const late = answersSoundly(scenarioTest.scenario) ? lateMs(oracle, one.observations) : undefined;
    const [cluster = '', service = ''] = key.split('/');
    return {
      name,
      service: key,
      expected,
      oracle: oracle.outcome,
      said: one.verdict.outcome,
      evidenceSecond: seconds(oracle.atMs - startMs),
      verdictSecond: seconds(verdictMs - startMs),
      lagSeconds: seconds(verdictMs - oracle.atMs),
      ...defined({ dueTo: oracle.dueTo, lateSeconds: late === undefined ? undefined : seconds(late) }),
      allowedSeconds: seconds(allowedMs),
      calls: played.simulated.calls.length,
      ...defined({ callsAMinute: minutely, quiet }),
      deployment: deploymentOf(expected, scenarioTest.passes === true),
      sdk: waitFor(scenarioTest, cluster, service, sdkWaiter(minutesOfDeployer * 60, evenJitter())),
      cli: waitFor(scenarioTest, cluster, service, cliWaiter),
    };
  });
}

export async function scenarioRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, scenarioTest] of Object.entries(scenarioTests)) rows.push(...(await rowsOf(name, scenarioTest)));
  return rows;
}
