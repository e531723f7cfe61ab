/** How the API behaves around its answers, in process and over HTTP alike: read lag, latency, and the scenario's faults. */
import type { Operation, Operations } from '../../src/observe/aws/operations.ts';
import { answer } from '../answers/answer.ts';
import { newWorld } from '../engine/new-world.ts';
import * as errors from './errors.ts';
import { applicationOf, deploymentGroupOf } from '../code-deploy-defaults.ts';
import { awsNames, REGION } from '../world/aws-names.ts';
import { START, type Fault, type Scenario } from '../scenario.ts';
import { omissionsAt, without } from './omissions.ts';
import { unknownValuesAt, withUnknownValues } from './unknown-values.ts';
import { validateRequest } from './request-validation.ts';
import type { World } from '../world/world.ts';

export interface Simulation {
  readonly scenario: Scenario;
  readonly world: World;
  /** How many calls have fitted each fault: every n-th of them is hit. */
  readonly fitted: Map<Fault, number>;
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
  fitted: new Map(),
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
  const fault = faultOf(simulation, operation, atMs);
  if (fault?.fault === 'hangs') return { hangs: true };
  const error = fault === undefined ? undefined : errorOf(fault, operation, input, world, atMs);
  const refusal = error ?? validateRequest(operation, input, atMs);
  if (refusal !== undefined) return { afterMs, error: refusal };
  const lateMs = fault?.fault === 'late' ? (fault.seconds ?? 5) * 1000 : 0;
  try {
    const shown = answer(world, operation, input, shownAtMs(simulation, operation, input, atMs + lateMs));
    const told = without(shown, omissionsAt(simulation.scenario, operation, atMs + lateMs));
    const values = unknownValuesAt(simulation.scenario, operation, atMs + lateMs);
    return { afterMs: afterMs + lateMs, output: withUnknownValues(told, values) };
  } catch (refusal) {
    if (refusal instanceof Error && '$metadata' in refusal) return { afterMs: afterMs + lateMs, error: refusal };
    throw refusal;
  }
}

function faultOf({ scenario, fitted }: Simulation, operation: Operation, atMs: number): Fault | undefined {
  return scenario.api?.faults?.find((fault) => {
    const { operations, from = -Infinity, until = Infinity, every = 1 } = fault;
    const second = (atMs - START) / 1000;
    if (operations?.includes(operation) === false || second < from || second >= until) return false;
    const count = (fitted.get(fault) ?? 0) + 1;
    fitted.set(fault, count);
    return count % every === 0;
  });
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
      return errors.accessDenied(operation, resourceOf(operation, input, world, atMs));
    case 'expired-credentials':
      return errors.expiredToken(operation);
    case 'no-credentials':
      return errors.noCredentials();
    case 'no-such-host':
      return errors.noSuchHost(`${errors.serviceOf(operation)}.eu-wset-1.amazonaws.com`);
    case 'html':
      return errors.htmlFromProxy();
    case 'hangs':
    case 'late':
      return undefined;
  }
}

/** What AWS says the action is not allowed on. ListTasks is authorised on container instances, even for Fargate. */
function resourceOf(operation: Operation, input: object, world: World, atMs: number): string {
  const named = input as {
    cluster?: string;
    services?: string[];
    service?: string;
    serviceDeploymentArns?: string[];
    serviceRevisionArns?: string[];
    logGroupName?: string;
    targetGroupIdentifier?: string;
    serviceIdentifier?: string;
    deploymentId?: string;
    deploymentConfigName?: string;
  };
  const cluster = named.cluster ?? 'default';
  if (named.targetGroupIdentifier !== undefined) return named.targetGroupIdentifier;
  if (named.serviceIdentifier !== undefined) return named.serviceIdentifier;
  if (operation === 'ListTasks') return awsNames.containerInstance(cluster, '*');
  if (operation === 'GetLogEvents')
    return `arn:aws:logs:${REGION}:111122223333:log-group:${named.logGroupName ?? ''}:log-stream:`;
  if (operation === 'DescribeTaskDefinition' || operation === 'BatchGetDeploymentTargets') return '*';
  if (operation === 'GetDeployment') return codeDeployGroup(world, named.deploymentId, atMs);
  if (operation === 'GetDeploymentConfig') return awsNames.codeDeployConfiguration(named.deploymentConfigName ?? '');
  const [arn] = named.serviceDeploymentArns ?? named.serviceRevisionArns ?? [];
  if (arn !== undefined) return arn;
  if (operation === 'DescribeTasks') return awsNames.task(cluster, '*');
  return awsNames.service(cluster, named.services?.[0] ?? named.service ?? '*');
}

/** A deployment is authorised on its group; one that there is none of on any. */
function codeDeployGroup(world: World, id: string | undefined, atMs: number): string {
  const { setting } =
    world.stateAt(atMs).services.find(({ codeDeployDeployments }) => codeDeployDeployments.some((one) => one.id === id)) ?? {};
  return setting === undefined
    ? awsNames.codeDeployGroup('*', '*')
    : awsNames.codeDeployGroup(applicationOf(setting), deploymentGroupOf(setting));
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
