/**
 * What others say about the same timeline: the waiter `ServicesStable`, as the SDK for JavaScript and as the AWS CLI run it.
 *
 * Its rule: a service that is MISSING, DRAINING or INACTIVE is a failure; success is when every service has one deployment and
 * as many tasks running as desired. Target health is no part of it.
 * https://docs.aws.amazon.com/cli/latest/reference/ecs/wait/services-stable.html
 */
import { respond, newSimulation, type Simulation } from '../simulator/api/respond.ts';
import { isTransient } from '../simulator/api/errors.ts';
import { START } from '../simulator/scenario.ts';
import { startsAtOf, type ScenarioTest } from '../simulator/scenarios/scenario-test.ts';
import type { Operations } from '../src/observe/aws/operations.ts';

/** As long as `amazon-ecs-deploy-task-definition` waits by the SDK's waiter, unless told otherwise. */
export const minutesOfDeployer = 30;

export interface WaiterVerdict {
  readonly result: 'green' | 'red' | 'never';
  readonly why: 'stable' | 'service gone' | 'error' | 'time up' | 'hangs';
  /** Seconds from the gate's start. */
  readonly second: number;
}

/** How long to wait after the n-th observation, from 1, in seconds; undefined: no more of them. */
type Pace = (observation: number, elapsedSeconds: number) => number | undefined;

export interface Waiter {
  readonly pace: Pace;
  /** How often a call is sent before throttling, a server's fault or a broken connection is believed. */
  readonly attempts: number;
  /** Whether an error that was believed ends the wait; else it is another observation that showed nothing. */
  readonly isEndedByErrors: boolean;
  /** When a call that nobody answers is broken off; undefined: never. */
  readonly callSeconds?: number;
}

/**
 * `aws ecs wait services-stable`: every 15 s, 40 times. botocore's waiter ends at an error that it does not expect, and its
 * calls have 60 s and, in the `legacy` mode that is its default, five attempts.
 * https://docs.aws.amazon.com/boto3/latest/guide/retries.html
 */
export const cliWaiter: Waiter = {
  pace: (observation) => (observation < 40 ? 15 : undefined),
  attempts: 5,
  isEndedByErrors: true,
  callSeconds: 60,
};

const leastSeconds = 15;
const mostSeconds = 600;

/**
 * `waitUntilServicesStable` of the SDK for JavaScript: exponential with jitter, from 15 s to 600 s, which is where it stays.
 * Every error is another observation, and nothing ends a call that hangs. As `@smithy/core` has it in `util-waiter/poller`.
 *
 * @param random from 0 up to 1
 */
export const sdkWaiter = (maxWaitSeconds: number, random: () => number): Waiter => ({
  pace: (observation, elapsedSeconds) => {
    const leftSeconds = maxWaitSeconds - elapsedSeconds;
    if (observation > Math.log2(mostSeconds / leastSeconds) + 1) return mostSeconds > leftSeconds ? undefined : mostSeconds;
    const ceiling = Math.min(leastSeconds * 2 ** (observation - 1), mostSeconds);
    const delay = leastSeconds + random() * (ceiling - leastSeconds);
    // Its last observation is due half a second before its time is up.
    return delay > leftSeconds ? Math.max(0, leftSeconds - 0.5) : delay;
  },
  attempts: 3,
  isEndedByErrors: false,
});

/** About what both pause before they send a call again. */
const pauseSeconds = 0.5;

interface Heard {
  /** Of the scenario. */
  readonly second: number;
  readonly reply: Operations['DescribeServices']['output'] | 'error' | 'hangs';
}

function hear(simulation: Simulation, waiter: Waiter, name: { cluster: string; services: string[] }, from: number): Heard {
  let second = from;
  for (let attempt = 1; ; attempt += 1) {
    const reply = respond(simulation, 'DescribeServices', name, START + second * 1000);
    if ('hangs' in reply && waiter.callSeconds === undefined) return { second, reply: 'hangs' };
    second += 'hangs' in reply ? (waiter.callSeconds ?? 0) : reply.afterMs / 1000;
    if ('output' in reply) return { second, reply: reply.output };
    const isRepeated = 'hangs' in reply || isRetried(reply.error);
    if (!isRepeated || attempt === waiter.attempts) return { second, reply: 'error' };
    second += pauseSeconds;
  }
}

const isRetried = (error: Error): boolean => error.name === 'ThrottlingException' || isTransient(error);

function stateOf({ services = [], failures = [] }: Operations['DescribeServices']['output']): WaiterVerdict['why'] | undefined {
  if (failures.some(({ reason }) => reason === 'MISSING')) return 'service gone';
  if (services.some(({ status }) => status === 'DRAINING' || status === 'INACTIVE')) return 'service gone';
  const isStable = services.every(
    ({ deployments, runningCount, desiredCount }) => deployments?.length === 1 && runningCount === desiredCount,
  );
  return isStable ? 'stable' : undefined;
}

/** What a waiter says of one service of a scenario test, started when the gate is. */
export function waitFor(scenarioTest: ScenarioTest, cluster: string, service: string, waiter: Waiter): WaiterVerdict {
  const startAt = startsAtOf(scenarioTest);
  const simulation = newSimulation(scenarioTest.scenario, startAt);
  let second = startAt;
  for (let observation = 1; ; observation += 1) {
    const heard = hear(simulation, waiter, { cluster, services: [service] }, second);
    const elapsed = heard.second - startAt;
    if (heard.reply === 'hangs') return { result: 'never', why: 'hangs', second: elapsed };
    if (heard.reply === 'error' && waiter.isEndedByErrors) return { result: 'red', why: 'error', second: elapsed };
    const why = heard.reply === 'error' ? undefined : stateOf(heard.reply);
    if (why !== undefined) return { result: why === 'stable' ? 'green' : 'red', why, second: elapsed };
    const delay = waiter.pace(observation, elapsed);
    if (delay === undefined) return { result: 'red', why: 'time up', second: elapsed };
    second = heard.second + delay;
  }
}
