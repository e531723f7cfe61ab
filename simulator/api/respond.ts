/** How the API behaves around its answers, in process and over HTTP alike: read lag, latency, and the scenario's faults. */
import type { Operation, Operations } from '../../src/observe/aws/operations.ts';
import { answer } from '../answers/answer.ts';
import { newWorld } from '../engine/new-world.ts';
import * as errors from './errors.ts';
import { authorisedOn } from './authorised-on.ts';
import { faultsOf, type FaultOf } from './faults.ts';
import { tokenBuckets, type TakeToken } from './token-buckets.ts';
import { START, type Fault, type Scenario } from '../scenario.ts';
import { isFurtherPage, withPageSize } from './pages.ts';
import { omissionsAt, without } from './omissions.ts';
import { unknownValuesAt, withUnknownValues } from './unknown-values.ts';
import { validateRequest } from './request-validation.ts';
import type { World } from '../world/world.ts';

export interface Simulation {
  readonly scenario: Scenario;
  readonly world: World;
  readonly faultOf: FaultOf;
  readonly takeToken: TakeToken;
}

/** What AWS does with a request: an answer or a refusal after a while, or nothing at all. */
export type Reply<Output> =
  | { readonly afterMs: number; readonly output: Output }
  | { readonly afterMs: number; readonly error: Error }
  | { readonly hangs: true };

/** `startAt`: the second of the scenario at which the first call may come; default 0. */
export const newSimulation = (scenario: Scenario, startAt = 0): Simulation => ({
  scenario,
  world: newWorld(scenario, START + startAt * 1000),
  faultOf: faultsOf(scenario),
  takeToken: tokenBuckets(scenario),
});

/** What one request, one attempt of the SDK's, is met with. Calls must come in order of time. */
export function respond<Q extends Operation>(
  simulation: Simulation,
  operation: Q,
  input: Operations[Q]['input'],
  atMs: number,
): Reply<Operations[Q]['output']> {
  const { world } = simulation;
  const afterMs = world.setting.latencySeconds * 1000;
  if (!simulation.takeToken(operation, atMs)) return { afterMs, error: errors.throttled(operation) };
  const fault = simulation.faultOf(operation, atMs, isFurtherPage(input));
  if (fault?.fault === 'hangs') return { hangs: true };
  const error = fault === undefined ? undefined : errorOf(fault, operation, input, world, atMs);
  const refusal = error ?? validateRequest(operation, input, atMs);
  if (refusal !== undefined) return { afterMs, error: refusal };
  const lateMs = fault?.fault === 'late' ? (fault.seconds ?? 5) * 1000 : 0;
  try {
    const asked = withPageSize(operation, input, simulation.scenario);
    const shown = answer(world, operation, asked, shownAtMs(simulation, operation, input, atMs + lateMs));
    const told = without(shown, omissionsAt(simulation.scenario, operation, atMs + lateMs));
    const values = unknownValuesAt(simulation.scenario, operation, atMs + lateMs);
    return { afterMs: afterMs + lateMs, output: withUnknownValues(told, values) };
  } catch (refusal) {
    if (refusal instanceof Error && '$metadata' in refusal) return { afterMs: afterMs + lateMs, error: refusal };
    throw refusal;
  }
}

function errorOf<Q extends Operation>(
  fault: Fault,
  operation: Q,
  input: Operations[Q]['input'],
  world: World,
  atMs: number,
): Error | undefined {
  switch (fault.fault) {
    case 'throttled':
      return errors.throttled(operation);
    case 'server-error':
      return errors.serverError(operation);
    case 'denied':
      return errors.accessDenied(operation, authorisedOn(operation, input, world, atMs)[0] ?? '*');
    case 'expired-credentials':
      return errors.expiredToken(operation);
    case 'no-credentials':
      return errors.noCredentials();
    case 'no-such-host':
      return errors.noSuchHost(`${errors.serviceOf(operation)}.eu-wset-1.amazonaws.com`);
    case 'html':
      return errors.htmlFromProxy();
    case 'reset':
      return errors.connectionReset();
    case 'truncated':
      return errors.truncated(operation);
    case 'hangs':
    case 'late':
      return undefined;
  }
}

/** The moment whose state is shown: reads lag, and may for a while show something older still. */
export function shownAtMs({ scenario, world }: Simulation, operation: Operation, input: object, atMs: number): number {
  const second = (atMs - START) / 1000;
  const stale = scenario.api?.stale?.find(
    (one) => one.operation === operation && second >= (one.from ?? -Infinity) && second < one.until,
  );
  if (stale !== undefined) return START + stale.showing * 1000;
  const stopped = operation === 'ListTasks' && 'desiredStatus' in input && input.desiredStatus === 'STOPPED';
  return atMs - world.setting.lagSeconds[stopped ? 'ListStoppedTasks' : operation] * 1000;
}
