/** Every story: when the evidence was there, when the gate said so, and what others say about the same timeline. */
import { play, type Played, type PlayedService } from '../simulator/play.ts';
import { START } from '../simulator/scenario.ts';
import { stories } from '../simulator/scenarios/index.ts';
import { endingsOf, gateAtOf, type Story, type StoryOutcome } from '../simulator/scenarios/story.ts';
import { truthOf } from '../simulator/truth/truth.ts';
import { callsAMinute, quietCalls } from './cost.ts';
import { cliWaiter, sdkWaiter, waitFor, type Said } from './waiters.ts';

export interface Row {
  readonly name: string;
  readonly service: string;
  /** What the scenario says must come out. */
  readonly expected: string;
  /** What the oracle reads off the simulator's own history. */
  readonly truth: string;
  readonly said: string;
  /** Seconds from the gate's start. */
  readonly evidenceSecond: number;
  /** When the look began that had the verdict; of a cancelled run, when it ended. */
  readonly verdictSecond: number;
  readonly lagSeconds: number;
  /** How much lag is allowed: the interval before that look; of a cancelled run, the 2 s that the runner leaves. */
  readonly allowedSeconds: number;
  readonly calls: number;
  readonly callsAMinute?: number;
  readonly quietCalls?: number;
  readonly deployment: 'good' | 'bad' | 'untold';
  readonly sdk: Said;
  readonly cli: Said;
}

const sdkMinutes = 30;
const cancelledSeconds = 2;
const seconds = (ms: number): number => ms / 1000;

/** These tell of the gate's own inputs, permissions and time: what a waiter says beside them is neither right nor wrong. */
const untold: ReadonlySet<StoryOutcome> = new Set(['cancelled', 'no-access', 'misconfigured', 'timed-out']);

const deploymentOf = (expected: StoryOutcome, passes: boolean): Row['deployment'] =>
  untold.has(expected) ? 'untold' : expected === 'healthy' || passes ? 'good' : 'bad';

interface Moment {
  readonly verdictMs: number;
  readonly allowedMs: number;
}

function momentOf({ simulated }: Played, { verdict, looks }: PlayedService): Moment {
  // The look that a cancellation cut short is dropped.
  if (verdict.decided && verdict.outcome === 'cancelled')
    return { verdictMs: simulated.clock.now(), allowedMs: cancelledSeconds * 1000 };
  const verdictMs = looks.at(-1)?.atMs ?? NaN;
  return { verdictMs, allowedMs: verdictMs - (looks.at(-2)?.atMs ?? verdictMs) };
}

async function rowsOf(name: string, story: Story): Promise<readonly Row[]> {
  const played = await play(story);
  const startMs = START + gateAtOf(story) * 1000;
  const minutely = callsAMinute(played, startMs);
  const quiet = quietCalls(played);
  return Object.entries(endingsOf(story)).map(([key, { outcome: expected }]) => {
    const one = played.services.find((service) => service.key === key);
    if (!one?.verdict.decided) throw new Error(`${name}: ${key} has no verdict`);
    const { verdictMs, allowedMs } = momentOf(played, one);
    const truth = truthOf(played.simulated.simulation, story, key, one.looks);
    const [cluster = '', service = ''] = key.split('/');
    return {
      name,
      service: key,
      expected,
      truth: truth.outcome,
      said: one.verdict.outcome,
      evidenceSecond: seconds(truth.atMs - startMs),
      verdictSecond: seconds(verdictMs - startMs),
      lagSeconds: seconds(verdictMs - truth.atMs),
      allowedSeconds: seconds(allowedMs),
      calls: played.simulated.calls.length,
      ...(minutely === undefined ? {} : { callsAMinute: minutely }),
      ...(quiet === undefined ? {} : { quietCalls: quiet }),
      deployment: deploymentOf(expected, story.passes === true),
      sdk: waitFor(story, cluster, service, sdkWaiter(sdkMinutes * 60, spread())),
      cli: waitFor(story, cluster, service, cliWaiter),
    };
  });
}

/** The same jitter in every run, spread over its range. */
function spread(): () => number {
  let turn = 0;
  return () => {
    turn = (turn + 0.618_034) % 1;
    return turn;
  };
}

export async function scenarioRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, story] of Object.entries(stories)) rows.push(...(await rowsOf(name, story)));
  return rows;
}
