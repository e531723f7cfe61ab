/** AWS -> Observation: looks at all services that are still watched at once, and stamps the time. */
import { within, type Clock } from '../clock.ts';
import type { Observation } from '../model/observation.ts';
import type { Timeline } from '../model/timeline.ts';
import { openClient, type SettledFailures } from './aws/client.ts';
import type { Aws } from './aws/operations.ts';
import { observeService, type Look, type Memory } from './observe-service.ts';
import { readLogs } from './read/logs.ts';
import { describeServices } from './read/services.ts';
import { readTargets } from './read/targets.ts';

/** A look is given up after this long: what was not answered by then is absent. */
const observationLimitMs = 20_000;
/** In the closer look, one question that hangs must not cost the answers to the others. */
const closerCallLimitMs = 5_000;

export interface ObserverOptions {
  readonly aws: Aws;
  readonly clock: Clock;
  /** How many last log lines of a failed container to read; 0: none. */
  readonly logLines: number;
}

export function openObserver({ aws, clock, logLines }: ObserverOptions) {
  const settled: SettledFailures = new Map();
  const memory: Memory = { instances: new Map(), missedRevisions: new Map(), listedAt: new Map() };

  /** One look, stamped; undefined where `signal` cut it short. */
  const stamped = (
    signal: AbortSignal,
    callLimitMs: number | undefined,
    work: (observation: Look) => Promise<readonly Observation[]>,
  ): Promise<readonly Observation[] | undefined> => {
    const began = clock.now();
    return within(clock, observationLimitMs, signal, async (limit) => {
      const client = openClient(aws, clock, settled, limit, callLimitMs);
      // AWS's clock is known from its first answer on, so the beginning is stamped at the end.
      const at = (): number => began + aws.clockOffsetMs();
      const observations = await work({ client, memory, at, targets: once((arn) => readTargets(client, arn)) });
      if (signal.aborted) return undefined;
      const endedAt = clock.now() + aws.clockOffsetMs();
      return observations.map((observation) => ({
        ...observation,
        at: at(),
        endedAt,
        answered: client.heard(),
        throttled: client.throttled(),
      }));
    });
  };

  return {
    observe: (timelines: readonly Timeline[], signal: AbortSignal): Promise<readonly Observation[] | undefined> =>
      stamped(signal, undefined, async (observation) => {
        const described = await describeServices(
          observation.client,
          timelines.map(({ name }) => name),
        );
        return Promise.all(
          timelines.map((timeline) => observeService(observation, timeline, described.get(timeline.name) ?? {}, false)),
        );
      }),

    /** The closer look: the configuration again, since it may have been mended meanwhile, and what failed tasks logged. */
    observeClosing: async (timeline: Timeline, signal: AbortSignal): Promise<Observation | undefined> => {
      const observations = await stamped(signal, closerCallLimitMs, async (observation) => {
        const described = await describeServices(observation.client, [timeline.name]);
        const draft = await observeService(observation, timeline, described.get(timeline.name) ?? {}, true);
        if (logLines === 0) return [draft];
        return [{ ...draft, logs: await readLogs(observation.client, timeline, draft, logLines) }];
      });
      return observations?.[0];
    },
  };
}

/** Asks once for each argument. */
const once = <T>(call: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const asked = new Map<string, Promise<T>>();
  return (key) => {
    const output = asked.get(key) ?? call(key);
    asked.set(key, output);
    return output;
  };
};
