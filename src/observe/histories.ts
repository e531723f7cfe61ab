/**
 * How long the last deployments of each service took: asked for once, beside an observation that has something to show already.
 * No observation waits for it, and nothing depends on it.
 */
import { within } from '../clock.ts';
import { defined } from '../model/defined.ts';
import type { ServiceName } from '../model/inputs.ts';
import type { Observation, PastDeployment } from '../model/observation.ts';
import { latestObservation, latestService, type Timeline } from '../model/timeline.ts';
import { openClient, type ClientOptions, type SettledFailures } from './aws/client.ts';
import { readHistory } from './read/history.ts';

/** What has not come by then is done without. */
const limitMs = 5_000;

export interface Histories {
  /** Starts to ask about the services that were not asked about before. */
  readonly ask: (timelines: readonly Timeline[], signal: AbortSignal) => void;
  /** Adds to an observation of a service what has come of it. */
  readonly addTo: (observation: Observation, name: ServiceName) => Observation;
}

/** @param settled what is known to be denied is not asked for */
export function openHistories(
  { aws, clock, random }: Pick<ClientOptions, 'aws' | 'clock' | 'random'>,
  settled: SettledFailures,
): Histories {
  const asked = new Set<ServiceName>();
  const known = new Map<ServiceName, readonly PastDeployment[]>();
  /** One after the other: what is asked for here must not make AWS throttle what is needed. */
  let queue: Promise<void> = Promise.resolve();

  async function read(timeline: Timeline, signal: AbortSignal): Promise<void> {
    const { name, deployment } = timeline;
    const service = latestService(timeline);
    if (!deployment || !service) return;
    const history = await within(clock, limitMs, signal, (limit) =>
      // What goes wrong here settles nothing for the observations.
      readHistory(openClient({ aws, clock, random, settled: new Map(settled), signal: limit }), name, deployment, service),
    );
    if (history && history.length > 0) known.set(name, history);
  }

  return {
    ask: (timelines, signal) => {
      for (const timeline of timelines.filter(isDue)) {
        if (asked.has(timeline.name)) continue;
        asked.add(timeline.name);
        // An answer in a form that nobody expects must not end the run.
        queue = queue.then(() => read(timeline, signal)).catch(() => undefined);
      }
    },
    addTo: (observation, name) => ({ ...observation, ...defined({ history: known.get(name) }) }),
  };
}

/** Once there is something to show, ECS keeps service deployments of it, and AWS does not ask for fewer calls. */
const isDue = (timeline: Timeline): boolean =>
  timeline.facts.shownIn !== undefined &&
  timeline.deployment?.strategy.hasServiceDeployments === true &&
  latestObservation(timeline)?.throttled === false;
