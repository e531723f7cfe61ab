/** AWS -> Observation: observes all services that are still waited for at once, and stamps the time. */
import { within, type Clock } from '../clock.ts';
import type { Inputs } from '../model/inputs.ts';
import type { Observation } from '../model/observation.ts';
import type { Observer } from '../model/ports.ts';
import { openClient, type SettledFailures } from './aws/client.ts';
import type { Aws } from './aws/operations.ts';
import { openHistories } from './histories.ts';
import type { Memory, ObservationContext } from './observation-context.ts';
import { observeGuarded } from './guarded-service.ts';
import { readLogs } from './read/logs.ts';
import { describeServices } from './read/services.ts';
import { pinnedServiceDeployments } from './read/pinned-service-deployments.ts';
import { readTargets } from './load-balancer-reads.ts';

/** An observation is given up after this long: what was not answered by then is absent. */
const observationLimitMs = 20_000;
/** In a closing observation, one call that hangs must not cost the answers to the others. */
const closingCallLimitMs = 5_000;

export interface ObserverOptions {
  readonly aws: Aws;
  readonly clock: Clock;
  readonly inputs: Pick<Inputs, 'logLines' | 'mode'>;
}

export function openObserver({ aws, clock, inputs: { logLines, mode } }: ObserverOptions): Observer {
  const settled: SettledFailures = new Map();
  const histories = openHistories(aws, clock, settled);
  const memory: Memory = {
    instances: new Map(),
    missingRevisions: new Map(),
    listedAt: new Map(),
    targetsReadAt: new Map(),
    shiftsAtOnce: new Set(),
  };

  /** One observation, stamped; undefined where `signal` cut it short. */
  const stamped = (
    signal: AbortSignal,
    callLimitMs: number | undefined,
    work: (context: ObservationContext) => Promise<readonly Observation[]>,
  ): Promise<readonly Observation[] | undefined> => {
    const began = clock.now();
    return within(clock, observationLimitMs, signal, async (limit) => {
      const client = openClient(aws, clock, settled, limit, callLimitMs);
      // AWS's clock is known from its first answer on, so the beginning is stamped at the end.
      const at = (): number => began + aws.clockOffsetMs();
      const now = (): number => clock.now() + aws.clockOffsetMs();
      const observations = await work({
        client,
        memory,
        at,
        now,
        targets: once((arn) => readTargets(client, arn)),
        serviceDeployment: pinnedServiceDeployments(client),
        isAudit: mode === 'audit',
      });
      if (signal.aborted) return undefined;
      const endedAt = now();
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
    observe: (timelines, signal) => {
      if (mode === 'verify') histories.ask(timelines, signal);
      return stamped(signal, undefined, async (context) => {
        const described = await describeServices(
          context.client,
          timelines.map(({ name }) => name),
        );
        const observations = await Promise.all(
          timelines.map(async (timeline) => ({
            name: timeline.name,
            observation: await observeGuarded(context, timeline, described.get(timeline.name) ?? {}, false),
          })),
        );
        return observations.map(({ observation, name }) => histories.addTo(observation, name));
      });
    },

    /** The configuration again, since it may have been mended meanwhile, and what failed tasks logged. */
    observeClosing: async (timeline, signal) => {
      const observations = await stamped(signal, closingCallLimitMs, async (context) => {
        const described = await describeServices(context.client, [timeline.name]);
        const observed = await observeGuarded(context, timeline, described.get(timeline.name) ?? {}, true);
        const draft = histories.addTo(observed, timeline.name);
        if (logLines === 0) return [draft];
        return [{ ...draft, logs: await readLogs(context.client, timeline, draft, logLines) }];
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
