/** AWS -> Observation: observes all services that are still waited for at once, and stamps the time. */
import { within, type Clock } from '../clock.ts';
import type { Inputs } from '../model/inputs.ts';
import { runDatedLike } from '../model/clock-offset.ts';
import { defined } from '../model/defined.ts';
import type { Observation } from '../model/observation.ts';
import type { Observer } from '../model/ports.ts';
import { openClient, type SettledFailures } from './aws/client.ts';
import { dated } from './aws/dated.ts';
import { openThrottledApis } from './aws/throttled-apis.ts';
import { deadlineOf, isTimeUp, latestObservation, latestService, type Timeline } from '../model/timeline.ts';
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
/** Nor does it outlast the deadline by more than this. */
const afterDeadlineMs = 3_000;
/** In a closing observation, one call that hangs must not cost the answers to the others; after the deadline there is little time left. */
const closingLimits = {
  inTime: { observationMs: observationLimitMs, callMs: 5_000 },
  afterDeadline: { observationMs: 6_000, callMs: 3_000 },
};

export interface ObserverOptions {
  readonly aws: Aws;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly inputs: Pick<Inputs, 'logLines' | 'mode' | 'pollSeconds'>;
}

interface Asking {
  readonly observationMs: number;
  readonly callMs?: number;
  readonly isUnseen?: boolean;
}

export function openObserver({ aws, clock, random, inputs: { logLines, mode, pollSeconds } }: ObserverOptions): Observer {
  const settled: SettledFailures = new Map();
  const throttledApis = openThrottledApis(pollSeconds * 1000);
  const histories = openHistories({ aws, clock, random }, settled);
  const memory: Memory = {
    instances: new Map(),
    missingRevisions: new Map(),
    tasksRead: new Map(),
    targetsReadAt: new Map(),
    shiftsAtOnce: new Set(),
  };

  /** One observation, stamped; undefined where `signal` cut it short. */
  const stamped = (
    signal: AbortSignal,
    { observationMs, callMs, isUnseen = false }: Asking,
    work: (context: ObservationContext) => Promise<readonly Observation[]>,
  ): Promise<readonly Observation[] | undefined> => {
    const began = clock.now();
    return within(clock, observationMs, signal, async (limit) => {
      const client = openClient({ aws, clock, random, settled, throttledApis, signal: limit, callLimitMs: callMs, isUnseen });
      // AWS's clock is known from its first answer on, so the beginning is stamped at the end.
      const byAws = (ms: number): number => ms + aws.clockOffsetMs();
      const at = (): number => byAws(began);
      const clockOffset = (): Pick<Observation, 'clockOffsetMs'> =>
        aws.clockOffsetMs() === 0 ? {} : { clockOffsetMs: aws.clockOffsetMs() };
      const observations = await work({
        client,
        memory,
        at,
        byAws,
        clockOffset,
        targets: onceSince(clock, (arn) => dated(client, (asking) => readTargets(asking, arn))),
        serviceDeployment: pinnedServiceDeployments(client),
        isAudit: mode === 'audit',
      });
      if (signal.aborted) return undefined;
      throttledApis.observed(client.results(), began);
      const endedAt = byAws(clock.now());
      return observations.map((observation) => ({
        ...observation,
        at: at(),
        endedAt,
        answered: client.heard(),
        throttled: client.throttled(),
        ...defined({ heldUpMs: client.heldUpMs() }),
        ...clockOffset(),
      }));
    });
  };

  /** How long there is until a deadline cuts an observation that begins now; of one that has passed, nothing is expected any more. */
  const untilCutMs = (timelines: readonly Timeline[]): number => {
    const now = clock.now() + aws.clockOffsetMs();
    const left = timelines.map((timeline) => (deadlineOf(timeline) ?? Infinity) + afterDeadlineMs - now);
    return Math.min(observationLimitMs, ...left.filter((ms) => ms > 0));
  };

  return {
    observe: (timelines, signal) => {
      if (mode === 'verify') histories.ask(timelines, signal);
      const isUnseen = timelines.every((timeline) => latestService(timeline) === undefined);
      return stamped(signal, { observationMs: untilCutMs(timelines), isUnseen }, async (context) => {
        const described = await describeServices(
          context.client,
          timelines.map(({ name }) => name),
        );
        // The first answer tells AWS's clock, and with it how long ago the observations before were made.
        const dated = timelines.map((timeline) => runDatedLike(context.clockOffset(), timeline));
        const observations = await Promise.all(
          dated.map(async (timeline) => ({
            name: timeline.name,
            observation: await observeGuarded(context, timeline, described.get(timeline.name) ?? {}, false),
          })),
        );
        return observations.map(({ observation, name }) => histories.addTo(observation, name));
      });
    },

    /** The configuration again, since it may have been mended meanwhile, and what failed tasks logged. */
    observeClosing: async (timeline, signal) => {
      const last = latestObservation(timeline);
      const limits = last && isTimeUp(timeline, last) ? closingLimits.afterDeadline : closingLimits.inTime;
      const observations = await stamped(signal, limits, async (context) => {
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

/** Asks once for each argument, and again where an answer to a question since `notBefore` is wanted. */
const onceSince = <T>(clock: Clock, call: (key: string) => Promise<T>): ((key: string, notBefore?: number) => Promise<T>) => {
  const asked = new Map<string, { readonly at: number; readonly output: Promise<T> }>();
  return (key, notBefore = -Infinity) => {
    const before = asked.get(key);
    if (before && before.at >= notBefore) return before.output;
    const output = call(key);
    asked.set(key, { at: clock.now(), output });
    return output;
  };
};
