import { describe, expect, it } from '@jest/globals';
import { newSimulation } from '../../../simulator/api/respond.ts';
import { deploymentsOf } from '../../../simulator/oracle/deployment.ts';
import { oracleInputsOf } from '../../../simulator/oracle/inputs.ts';
import { signalsOf, timeoutMs } from '../../../simulator/oracle/times.ts';
import { START, type ServiceSpec } from '../../../simulator/scenario.ts';
import { api, brisk, byCodeDeploy, byController, pair, pairOf, shifting } from '../../../simulator/scenarios/fixtures.ts';

/** `timeout: auto` of the deployment that runs, in seconds. */
function seconds(service: ServiceSpec, waitUntil: string): number {
  const scenario = { title: 'a service', services: [service], targetGroups: { ...pairOf(brisk), 'api-tg': brisk } };
  const simulation = newSimulation(scenario);
  const state = simulation.world.serviceAt('prod', 'api', START);
  const [deployment] = state === undefined ? [] : deploymentsOf(state);
  if (state === undefined || deployment === undefined) throw new Error('no service');
  const inputs = oracleInputsOf({ scenario, inputs: { 'wait-until': waitUntil } });
  return timeoutMs(inputs, state, deployment, signalsOf({ simulation, cluster: 'prod', name: 'api' }, state, deployment)) / 1000;
}

const check = 2 * 30 + 5;
const up = 1.5 * (180 + check);
const shift = 120;
const baked = 300 + 30 + 120;

describe('timeout: auto', () => {
  it.each<[string, ServiceSpec, string, number]>([
    ['is ten minutes at least', api({ desired: 3 }), 'completed', 600],
    [
      'counts batches of a rolling update',
      api({ desired: 9, maximumPercent: 134 }),
      'completed',
      1.5 * 3 * (180 + check + 30) + check,
    ],
    ['counts one batch where traffic is shifted', shifting({ type: 'BLUE_GREEN' }), 'completed', up + shift + baked + check],
    [
      'waits for no bake until traffic is shifted',
      shifting({ type: 'BLUE_GREEN' }, { graceSeconds: 300 }),
      'traffic-shifted',
      up + 450 + shift + check,
    ],
    ['waits for the canary', shifting({ type: 'CANARY' }), 'traffic-shifted', up + shift + 600 + check],
    [
      'waits for all steps but the last',
      shifting({ type: 'LINEAR', stepPercent: 30 }),
      'completed',
      up + shift + 3 * 360 + baked + check,
    ],
    ['waits for no step until all is healthy', shifting({ type: 'LINEAR' }), 'healthy', 600],
    [
      'gives each stage with functions five minutes, and pauses none',
      shifting({
        type: 'BLUE_GREEN',
        hooks: [
          { type: 'lambda', stages: ['PRE_SCALE_UP', 'POST_SCALE_UP'] },
          { type: 'lambda', stages: ['POST_SCALE_UP'] },
          { type: 'pause', stages: ['POST_TEST_TRAFFIC_SHIFT'] },
        ],
      }),
      'completed',
      up + shift + 600 + baked + check,
    ],
    ['gives each event of CodeDeploy a minute', byCodeDeploy(), 'traffic-shifted', up + 360 + check],
    [
      'waits for the canary of CodeDeploy, for a person, and for the end of the old tasks',
      byCodeDeploy(
        {
          shift: { type: 'canary', percent: 10, minutes: 5 },
          ready: { waitMinutes: 30, action: 'STOP_DEPLOYMENT' },
          terminationWaitMinutes: 60,
        },
        { loadBalancers: [{ ...pair, testRule: 'api-test' }] },
      ),
      'completed',
      up + 480 + 300 + 1800 + 3600 + check,
    ],
    [
      'waits for all steps of CodeDeploy but the last',
      byCodeDeploy({ shift: { type: 'linear', percent: 30, minutes: 3 } }),
      'traffic-shifted',
      up + 360 + 540 + check,
    ],
    [
      'waits for no end of old tasks that stay',
      byCodeDeploy({ keepAlive: true, terminationWaitMinutes: 60 }),
      'completed',
      up + 360 + check,
    ],
    [
      'asks CodeDeploy nothing until all is healthy',
      byCodeDeploy({ shift: { type: 'linear', percent: 10, minutes: 3 } }),
      'healthy',
      up + 360 + check,
    ],
    ['counts one batch of a task set', byController({ desired: 9, graceSeconds: 300 }), 'completed', up + 450 + 30 + check],
    ['is no more than a job may last', shifting({ type: 'LINEAR', stepBakeMinutes: 60 }), 'completed', 5.75 * 3600],
  ])('%s', (_, service, waitUntil, expected) => {
    expect(seconds(service, waitUntil)).toBeCloseTo(expected);
  });
});
