/** The plot: look, judge, wait – then look closer and diagnose. Knows neither AWS nor GitHub, nor what time it is. */
import type { Clock } from './clock.ts';
import { diagnose } from './diagnose/diagnose.ts';
import { judge } from './judge/judge.ts';
import type { Finding } from './model/finding.ts';
import type { Inputs, ServiceName } from './model/inputs.ts';
import type { Observation } from './model/observation.ts';
import { pollDelayMs } from './model/poll-interval.ts';
import { extend, latestObservation, startTimeline, type Timeline } from './model/timeline.ts';
import { outcomesToExplain, type Decided, type Verdict } from './model/outcome.ts';

/** Looks at services; a look that `signal` cut short is undefined. */
export interface Observer {
  observe(timelines: readonly Timeline[], signal: AbortSignal): Promise<readonly Observation[] | undefined>;
  /** The closer look, once a verdict has fallen that it can explain. */
  observeClosing(timeline: Timeline, signal: AbortSignal): Promise<Observation | undefined>;
}

export interface World {
  readonly clock: Clock;
  readonly observer: Observer;
  /** When the gate started, by AWS's clock, which is known from its first answer on. */
  readonly startedAt: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Told after every look; must not delay the next. */
  readonly progress: (watched: readonly Watched[]) => void;
}

/** How a timeline is judged, and what is found in it once it is. */
export interface Rules {
  readonly judge: (timeline: Timeline) => Verdict;
  readonly diagnose: (timeline: Timeline, verdict: Verdict) => readonly Finding[];
}

const verifying: Rules = { judge, diagnose };

/** A service that is watched, and what is known of it. */
export interface Watched {
  readonly timeline: Timeline;
  readonly verdict: Verdict;
}

/** A service that is no longer watched; undecided where another one ended the step. */
export interface Verified extends Watched {
  readonly findings: readonly Finding[];
}

const shortestPauseMs = 1000;
const isOpen = ({ verdict }: Watched): boolean => !verdict.decided;

/**
 * Watches all services until each has its verdict, until one is `misconfigured` before any other verdict, or until
 * `signal` says that the job was cancelled.
 */
export async function verify(
  world: World,
  inputs: Inputs,
  signal: AbortSignal,
  rules: Rules = verifying,
): Promise<readonly Verified[]> {
  let watched: readonly Watched[] = inputs.services.map((name) => ({
    timeline: startTimeline(name, inputs.criteria, world.startedAt()),
    verdict: { decided: false },
  }));
  const closer = new Map<ServiceName, Promise<Timeline>>();

  while (watched.some(isOpen) && !signal.aborted) {
    const began = world.clock.now();
    const observations = await world.observer.observe(timelinesOf(watched.filter(isOpen)), signal);
    if (!observations) break;
    const next = observations.values();
    watched = watched.map((one) => (isOpen(one) ? judged(one, next.next().value, world.startedAt(), rules) : one));
    world.progress(watched);

    const isFirst = closer.size === 0;
    for (const { timeline, verdict } of watched) {
      if (verdict.decided && !closer.has(timeline.name))
        closer.set(timeline.name, closingObservation(world, timeline, verdict, signal));
    }
    const endsAll = watched.some(({ verdict }) => verdict.decided && verdict.outcome === 'misconfigured');
    if ((isFirst && endsAll) || !watched.some(isOpen)) break;
    const delay = pollDelayMs(timelinesOf(watched.filter(isOpen)), inputs.pollSeconds, world.random());
    await world.clock.sleep(Math.max(delay - (world.clock.now() - began), Math.min(delay, shortestPauseMs)), signal);
  }

  return Promise.all(
    watched.map(async ({ timeline, verdict }) => {
      const whole = (await closer.get(timeline.name)) ?? timeline;
      const ended = signal.aborted && !verdict.decided ? cancelled(timeline) : verdict;
      return { timeline: whole, verdict: ended, findings: rules.diagnose(whole, ended) };
    }),
  );
}

const timelinesOf = (watched: readonly Watched[]): readonly Timeline[] => watched.map(({ timeline }) => timeline);

function judged({ timeline, verdict }: Watched, observation: Observation | undefined, startedAt: number, rules: Rules): Watched {
  if (!observation) return { timeline, verdict };
  const longer = extend({ ...timeline, startedAt }, observation);
  return { timeline: longer, verdict: rules.judge(longer) };
}

/** The configuration as it is now, and after a failure the stopped tasks and their logs; the verdict stands. */
async function closingObservation(
  { observer }: World,
  timeline: Timeline,
  verdict: Decided,
  signal: AbortSignal,
): Promise<Timeline> {
  const observation = outcomesToExplain.has(verdict.outcome) ? await observer.observeClosing(timeline, signal) : undefined;
  return observation ? extend(timeline, observation) : timeline;
}

const cancelled = (timeline: Timeline): Decided => ({
  decided: true,
  outcome: 'cancelled',
  at: latestObservation(timeline)?.endedAt ?? timeline.startedAt,
  passes: false,
  because: 'the job was cancelled before the verdict',
});
