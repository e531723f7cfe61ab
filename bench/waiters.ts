/**
 * What others say about the same timeline: the waiter `ServicesStable`, as the SDK for JavaScript and the AWS CLI pace it.
 *
 * Its rule: a service that is MISSING, DRAINING or INACTIVE is a failure; success is when every service has one deployment and
 * as many tasks running as desired. Target health is no part of it. Any error is tried again.
 * https://docs.aws.amazon.com/cli/latest/reference/ecs/wait/services-stable.html
 */
import { respond, newSimulation } from '../simulator/api.ts';
import { START } from '../simulator/scenario.ts';
import { gateAtOf, type Story } from '../simulator/scenarios/story.ts';

export interface Said {
  readonly result: 'green' | 'red';
  readonly why: 'stable' | 'service gone' | 'time up';
  /** Seconds of the scenario. */
  readonly second: number;
}

/** How long to wait after the n-th look, from 1, in seconds; undefined: no more looks. */
export type Pace = (attempt: number, elapsedSeconds: number) => number | undefined;

/** `aws ecs wait services-stable`: every 15 s, 40 times. */
export const cliPace: Pace = (attempt) => (attempt < 40 ? 15 : undefined);

const leastSeconds = 15;
const mostSeconds = 600;

/**
 * `waitUntilServicesStable` of the SDK for JavaScript: exponential with jitter, from 15 s to 600 s, which is where it stays.
 *
 * @param random from 0 up to 1
 */
export const sdkPace =
  (maxWaitSeconds: number, random: () => number): Pace =>
  (attempt, elapsedSeconds) => {
    const isFlat = attempt > Math.log2(mostSeconds / leastSeconds) + 1;
    const ceiling = Math.min(leastSeconds * 2 ** (attempt - 1), mostSeconds);
    const delay = isFlat ? mostSeconds : leastSeconds + random() * (ceiling - leastSeconds);
    return elapsedSeconds + delay > maxWaitSeconds ? undefined : delay;
  };

interface Stability {
  readonly status?: string | undefined;
  readonly deployments?: readonly unknown[] | undefined;
  readonly desiredCount?: number | undefined;
  readonly runningCount?: number | undefined;
}

const isStable = ({ deployments, desiredCount, runningCount }: Stability): boolean =>
  deployments?.length === 1 && runningCount === desiredCount;
const isGone = ({ status }: Stability): boolean => status === 'DRAINING' || status === 'INACTIVE';

/** What the waiter says of one service of a story, started when the gate is. */
export function waitFor(story: Story, cluster: string, service: string, pace: Pace): Said {
  const startAt = gateAtOf(story);
  const simulation = newSimulation(story.scenario, startAt);
  let second = startAt;
  for (let attempt = 1; ; attempt += 1) {
    const reply = respond(simulation, 'DescribeServices', { cluster, services: [service] }, START + second * 1000);
    if ('answer' in reply) {
      const { services = [], failures = [] } = reply.answer;
      if (failures.some(({ reason }) => reason === 'MISSING') || services.some(isGone))
        return { result: 'red', why: 'service gone', second };
      if (services.every(isStable)) return { result: 'green', why: 'stable', second };
    }
    const delay = pace(attempt, second - startAt);
    if (delay === undefined) return { result: 'red', why: 'time up', second };
    second += delay;
  }
}
