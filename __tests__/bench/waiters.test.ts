import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { waitUntilServicesStable, type ECSClient } from '@aws-sdk/client-ecs';
import { cliWaiter, sdkWaiter, waitFor, type WaiterVerdict } from '../../bench/waiters.ts';
import { newSimulation, respond } from '../../simulator/api/respond.ts';
import { START } from '../../simulator/scenario.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';
import { startsAtOf, type ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';

const test = (name: string): ScenarioTest => {
  const found: ScenarioTest | undefined = scenarioTests[name];
  if (!found) throw new Error(`there is no story ${name}`);
  return found;
};

const waits = 1800;
const middling = (): number => 0.5;

describe('the pace of the CLI', () => {
  it('is 40 looks, 15 s apart', () => {
    const { pace } = cliWaiter;
    expect([pace(1, 0), pace(39, 570), pace(40, 585)]).toEqual([15, 15, undefined]);
  });
});

describe('the pace of the SDK', () => {
  it.each([
    [0, [15, 15, 15, 15, 15, 15, 600, 600]],
    [1, [15, 30, 60, 120, 240, 480, 600, 600]],
  ])('grows from 15 s to 600 s, jitter %d', (random, expected) => {
    const { pace } = sdkWaiter(36_000, () => random);
    expect(expected.map((_, i) => pace(i + 1, 0))).toEqual(expected);
  });

  it.each([
    ['gives up where 600 s are more than is left', 7, 1201, undefined],
    ['has a last look half a second before its time is up', 2, 1790, 9.5],
    ['looks again at once where less than that is left', 2, 1799.9, 0],
  ])('%s', (_, observation, elapsed, expected) => {
    expect(sdkWaiter(waits, middling).pace(observation, elapsed)).toEqual(expected);
  });
});

describe('the waiter', () => {
  it.each([
    ['plain-update-3', 'green', 'stable'],
    ['founding-story-with-breaker', 'green', 'stable'],
    ['founding-story-as-first-deployment', 'green', 'stable'],
    ['founding-story-3', 'red', 'time up'],
    ['inactive-service', 'red', 'service gone'],
    ['services-denied', 'red', 'error'],
    ['hanging-api', 'red', 'error'],
    ['every-second-call-throttled', 'green', 'stable'],
  ])('of the CLI says of %s: %s, %s', (name, result, why) => {
    expect(waitFor(test(name), 'prod', 'api', cliWaiter)).toMatchObject({ result, why });
  });

  it.each([
    ['services-denied', 'red', 'time up'],
    ['hanging-api', 'never', 'hangs'],
    ['every-second-call-throttled', 'green', 'stable'],
  ])('of the SDK says of %s: %s, %s', (name, result, why) => {
    expect(waitFor(test(name), 'prod', 'api', sdkWaiter(waits, middling))).toMatchObject({ result, why });
  });

  it('counts its seconds from the start of the gate', () => {
    expect(waitFor(test('rolled-back-before-the-gate-entry-gone'), 'prod', 'api', cliWaiter).second).toBeLessThan(1);
  });
});

describe('the SDK itself', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockImplementation(middling);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  /** The real waiter, on the same simulation; the answers' latency and the client's own attempts are left out. */
  async function itself(told: ScenarioTest): Promise<WaiterVerdict> {
    const startAt = startsAtOf(told);
    const simulation = newSimulation(told.scenario, startAt);
    jest.setSystemTime(START + startAt * 1000);
    const client = {
      config: {},
      send: () => {
        const reply = respond(simulation, 'DescribeServices', { cluster: 'prod', services: ['api'] }, Date.now());
        if ('hangs' in reply) return new Promise(() => undefined);
        return 'output' in reply ? Promise.resolve(reply.output) : Promise.reject(reply.error);
      },
    };
    const said: WaiterVerdict['why'][] = [];
    const over = waitUntilServicesStable(
      { client: client as unknown as ECSClient, maxWaitTime: waits },
      { cluster: 'prod', services: ['api'] },
    ).then(
      () => said.push('stable'),
      (error: unknown) => said.push((error as Error).name === 'TimeoutError' ? 'time up' : 'service gone'),
    );
    while (said.length === 0) await jest.advanceTimersByTimeAsync(1000);
    await over;
    const [why = 'error'] = said;
    return { result: why === 'stable' ? 'green' : 'red', why, second: (Date.now() - START) / 1000 - startAt };
  }

  it.each([
    'plain-update-3',
    'founding-story-3',
    'founding-story-with-breaker',
    'late-capacity',
    'inactive-service',
    'new-service',
  ])('says the same of %s, when the same', async (name) => {
    const ours = waitFor(test(name), 'prod', 'api', sdkWaiter(waits, middling));
    const theirs = await itself(test(name));
    expect({ result: ours.result, why: ours.why }).toEqual({ result: theirs.result, why: theirs.why });
    // Theirs is noticed by the whole second; ours takes the latency of each answer into account.
    expect(Math.abs(ours.second - theirs.second)).toBeLessThanOrEqual(2);
  });
});
