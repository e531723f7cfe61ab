/** Every story: when the evidence was there, when the gate said so, and what others say about the same timeline. */
import { play, type Played } from '../simulator/play.ts';
import { START } from '../simulator/scenario.ts';
import { stories } from '../simulator/scenarios/index.ts';
import { endingsOf, gateAtOf, type Story } from '../simulator/scenarios/story.ts';
import { truthOf } from '../simulator/truth/truth.ts';
import { cliPace, sdkPace, waitFor, type Said } from './waiters.ts';

export interface Row {
  readonly name: string;
  readonly service: string;
  /** What the contract says. */
  readonly truth: string;
  readonly said: string;
  /** Seconds from the gate's start. */
  readonly evidenceSecond: number;
  readonly verdictSecond: number;
  readonly lagSeconds: number;
  /** The longest interval between the beginnings of two looks: the asked one with its jitter, unless AWS throttled or a look took long. */
  readonly intervalSeconds: number;
  readonly calls: number;
  readonly callsAMinute: number;
  /** The most questions in a look in which nothing had changed and nothing was due. */
  readonly quietCalls: number;
  /** Whether the deployment was healthy in truth, or passes only because an input says so. */
  readonly isGood: boolean;
  readonly sdk: Said;
  readonly cli: Said;
}

const seconds = (ms: number): number => ms / 1000;

/** Of one service with one target group, on an API without faults. A look asks more when tasks are due again; the others must be cheap. */
function quietCallsOf({ simulated, services }: Played): number {
  const [only, ...others] = services;
  if (!only || others.length > 0 || simulated.simulation.scenario.api?.faults) return 0;
  const looks = only.timeline.looks.filter(({ kind }) => kind === 'quiet');
  const costs = looks.flatMap((look, i) => {
    const before = looks[i - 1];
    const isUnchanged =
      before && before.service === look.service && before.tasks === look.tasks && before.targets === look.targets;
    if (!isUnchanged || look.targets.size !== 1) return [];
    const asked = simulated.calls.filter(({ at }) => at >= look.at && at < look.endedAt).map(({ question }) => question);
    return asked.includes('ListTasks') ? [] : [asked.length];
  });
  return Math.max(0, ...costs);
}

async function rowsOf(name: string, story: Story): Promise<readonly Row[]> {
  const played = await play(story);
  const startMs = START + gateAtOf(story) * 1000;
  const endings = endingsOf(story);
  return played.services.flatMap((one) => {
    const { verdict, looks, key } = one;
    const last = looks.at(-1);
    if (!verdict.decided || !last) return [];
    const truth = truthOf(played.simulated.simulation, story, key, looks);
    const [cluster = '', service = ''] = key.split('/');
    const pauses = looks.map(({ atMs }, i) => atMs - (looks[i - 1]?.atMs ?? atMs));
    const verdictMs = verdict.outcome === 'cancelled' ? truth.atMs : last.atMs;
    return [
      {
        name,
        service: key,
        truth: truth.outcome,
        said: verdict.outcome,
        evidenceSecond: seconds(truth.atMs - startMs),
        verdictSecond: seconds(verdictMs - startMs),
        lagSeconds: seconds(verdictMs - truth.atMs),
        intervalSeconds: seconds(Math.max(0, ...pauses)),
        calls: played.simulated.calls.length,
        callsAMinute: (played.simulated.calls.length * 60) / Math.max(1, seconds(last.endedMs - startMs)),
        quietCalls: quietCallsOf(played),
        isGood: endings[key]?.outcome === 'healthy' || story.passes === true,
        sdk: waitFor(story, cluster, service, sdkPace(1800, spread())),
        cli: waitFor(story, cluster, service, cliPace),
      },
    ];
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
