/** The poll loop: observe, judge, wait, until each service has its verdict. It knows neither AWS nor GitHub. */
import type { Clock } from './clock.ts';
import { verdictDatedLike } from './model/clock-offset.ts';
import { criteriaOf, type Inputs, type ServiceName } from './model/inputs.ts';
import { describeOutcome } from './model/outcome.ts';
import { nextLook, type NextLook, type RegularLook, type Waiting } from './model/next-look.ts';
import { pollDelay } from './model/poll-interval.ts';
import type { Observer, Rules, WatchedService } from './model/ports.ts';
import { deadlineOf, extend, startTimeline, type Timeline } from './model/timeline.ts';
import { observed } from './model/watched-service.ts';
import type { StrategyTable } from './model/strategy/index.ts';

export interface PollPorts {
  readonly clock: Clock;
  readonly observer: Observer;
  readonly strategies: StrategyTable;
  /** How services are judged. Asked for once there is something to judge: reading that code must not delay the first request. */
  readonly rules: () => Promise<Rules>;
  /** When the run started, by AWS's clock, which is known from its first answer on. */
  readonly startedAt: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** What time it is, by AWS's clock. */
  readonly now: () => number;
  /** Told after every observation; must not delay the next. */
  readonly progress: (watched: readonly WatchedService[]) => void;
}

const shortestPauseMs = 1000;
const isOpen = ({ verdict }: WatchedService): boolean => !verdict.decided;
const timelinesOf = (watched: readonly WatchedService[]): readonly Timeline[] => watched.map(({ timeline }) => timeline);

/** The services before the first observation. */
export const unseen = (
  { startedAt, strategies }: Pick<PollPorts, 'startedAt' | 'strategies'>,
  inputs: Inputs,
): readonly WatchedService[] =>
  inputs.services.map((name) => ({
    timeline: startTimeline(name, criteriaOf(inputs), startedAt(), strategies),
    verdict: { decided: false },
  }));

/**
 * Waits until each service has its verdict, one is `misconfigured` before any other verdict, or the job is cancelled. Each
 * service is closed, by a closing observation where that can explain its verdict, while the others are still waited for.
 */
export async function poll(ports: PollPorts, inputs: Inputs, signal: AbortSignal): Promise<readonly WatchedService[]> {
  const { clock, observer, startedAt } = ports;
  /** What is still asked for beside the observations is not waited for. */
  const over = new AbortController();
  const closed = new Map<ServiceName, Promise<WatchedService>>();
  let watched = unseen(ports, inputs);
  let next: NextLook = { at: clock.now() };
  let regular: RegularLook = { at: next.at, atMost: next.at, tookMs: 0 };

  while (watched.some(isOpen) && !signal.aborted) {
    const beganAt = clock.now();
    const open = watched.filter(isOpen);
    const looked = open.filter(({ timeline }) => next.of?.has(timeline.name) ?? true);
    const observations = await observer.observe(timelinesOf(looked), AbortSignal.any([signal, over.signal]));
    if (!observations) break;
    const rules = await ports.rules();
    const judged = new Map(
      looked.map((one, i) => [one.timeline.name, observations[i] ? observed(one, observations[i], startedAt(), rules) : one]),
    );
    watched = watched.map((one) => judged.get(one.timeline.name) ?? one);
    ports.progress(watched);

    const isFirst = closed.size === 0;
    const decided = watched.filter((one) => !isOpen(one) && !closed.has(one.timeline.name));
    for (const one of decided) closed.set(one.timeline.name, close(observer, one, signal));
    if (isFirst && decided.some(({ verdict }) => verdict.decided && verdict.outcome === 'misconfigured')) break;
    if (!watched.some(isOpen)) break;
    const left = timelinesOf(watched.filter(isOpen));
    if (looked.length === open.length) regular = regularLook(ports, left, inputs.pollSeconds, beganAt);
    next = nextLook(waitingFor(ports, left, rules, regular), regular, clock.now());
    await clock.sleep(next.at - clock.now(), signal);
  }
  const ended = await Promise.all(watched.map(async (one) => (await closed.get(one.timeline.name)) ?? one));
  over.abort();
  return ended;
}

/** When all are observed again: by the interval, and at the next deadline, for then time decides whatever AWS answers. */
function regularLook(
  { clock, now, random }: PollPorts,
  left: readonly Timeline[],
  pollSeconds: number,
  beganAt: number,
): RegularLook {
  const { ms, mostMs } = pollDelay(left, pollSeconds, random());
  const at = Math.max(beganAt + ms, clock.now() + Math.min(ms, shortestPauseMs));
  const regularAt = Math.min(at, clock.now() + untilDeadlineMs(left, now()));
  return {
    at: regularAt,
    atMost: mostMs === undefined ? -Infinity : Math.max(at, beganAt + mostMs),
    tookMs: clock.now() - beganAt,
  };
}

/** When each is due, by this machine's clock. */
function waitingFor(
  { clock, now }: PollPorts,
  left: readonly Timeline[],
  rules: Rules,
  regular: RegularLook,
): readonly Waiting[] {
  const offsetMs = now() - clock.now();
  return left.map((timeline) => {
    const at = dueOf(timeline, rules, regular.atMost + offsetMs);
    return { name: timeline.name, dueAt: at === undefined ? undefined : at - offsetMs };
  });
}

function dueOf(timeline: Timeline, { dueAt }: Rules, until: number): number | undefined {
  try {
    return dueAt(timeline, until);
  } catch {
    // What is not understood now is observed by the interval.
    return undefined;
  }
}

/** How long there is until the next deadline. */
function untilDeadlineMs(timelines: readonly Timeline[], now: number): number {
  const left = timelines.map((timeline) => (deadlineOf(timeline) ?? Infinity) - now);
  return Math.min(...left.filter((ms) => ms > 0), Infinity);
}

/** The configuration as it is now, and after a failure the stopped tasks and their logs; the verdict stands. */
async function close(observer: Observer, one: WatchedService, signal: AbortSignal): Promise<WatchedService> {
  const { timeline, verdict } = one;
  const isExplained = verdict.decided && describeOutcome(verdict.outcome).isExplainedLater;
  try {
    const observation = isExplained ? await observer.observeClosing(timeline, signal) : undefined;
    if (!observation) return one;
    // It may be the first that AWS answers, and so the first that tells AWS's clock.
    const dated = verdictDatedLike(observation, timeline.observations, verdict);
    return { ...one, timeline: extend(timeline, observation), verdict: dated };
  } catch {
    // It explains less then.
    return one;
  }
}
