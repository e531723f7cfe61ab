/** AWS -> Observation: looks at all services that are still watched at once, and stamps the time. */
import { within, type Clock } from '../clock.ts';
import type { Observation } from '../model/observation.ts';
import type { Timeline } from '../model/timeline.ts';
import { startAsking, type Settled } from './asking.ts';
import type { Aws } from './aws.ts';
import { draftOf, type Look, type Memory } from './draft.ts';
import { readLogs } from './logs.ts';
import { describeServices } from './service.ts';
import { readTargets } from './targets.ts';

/** A look is given up after this long: what was not answered by then is absent. */
const lookLimitMs = 20_000;
/** In the closer look, one question that hangs must not cost the answers to the others. */
const closerCallLimitMs = 5_000;

export interface Eyes {
  readonly aws: Aws;
  readonly clock: Clock;
  /** How many last log lines of a failed container to read; 0: none. */
  readonly logLines: number;
}

export function openObserver({ aws, clock, logLines }: Eyes) {
  const settled: Settled = new Map();
  const memory: Memory = { instances: new Map(), missedRevisions: new Map(), listedAt: new Map() };

  /** One look, stamped; undefined where `signal` cut it short. */
  const stamped = (
    signal: AbortSignal,
    callLimitMs: number | undefined,
    work: (look: Look) => Promise<readonly Observation[]>,
  ): Promise<readonly Observation[] | undefined> => {
    const began = clock.now();
    return within(clock, lookLimitMs, signal, async (limit) => {
      const asking = startAsking(aws, clock, settled, limit, callLimitMs);
      // AWS's clock is known from its first answer on, so the beginning is stamped at the end.
      const at = (): number => began + aws.clockOffsetMs();
      const looks = await work({ asking, memory, at, targets: once((arn) => readTargets(asking, arn)) });
      if (signal.aborted) return undefined;
      const endedAt = clock.now() + aws.clockOffsetMs();
      return looks.map((look) => ({ ...look, at: at(), endedAt, answered: asking.heard(), throttled: asking.throttled() }));
    });
  };

  return {
    look: (timelines: readonly Timeline[], signal: AbortSignal): Promise<readonly Observation[] | undefined> =>
      stamped(signal, undefined, async (look) => {
        const described = await describeServices(
          look.asking,
          timelines.map(({ name }) => name),
        );
        return Promise.all(timelines.map((timeline) => draftOf(look, timeline, described.get(timeline.name) ?? {}, false)));
      }),

    /** The closer look: the configuration again, since it may have been mended meanwhile, and what failed tasks logged. */
    close: async (timeline: Timeline, signal: AbortSignal): Promise<Observation | undefined> => {
      const looks = await stamped(signal, closerCallLimitMs, async (look) => {
        const described = await describeServices(look.asking, [timeline.name]);
        const draft = await draftOf(look, timeline, described.get(timeline.name) ?? {}, true);
        if (logLines === 0) return [draft];
        return [{ ...draft, logs: await readLogs(look.asking, timeline, draft, logLines) }];
      });
      return looks?.[0];
    },
  };
}

/** Asks once for each argument. */
const once = <T>(ask: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const asked = new Map<string, Promise<T>>();
  return (key) => {
    const answer = asked.get(key) ?? ask(key);
    asked.set(key, answer);
    return answer;
  };
};
