/** The pretend AWS in process, on virtual time, through the port that the SDK answers in production. */
import { checked } from '../src/observe/aws/checked.ts';
import type { Aws, Operation, Operations } from '../src/observe/aws/operations.ts';
import { isTransient, serviceOf } from './api/errors.ts';
import type { Authorise } from './policy/policed.ts';
import { newSimulation, respond, type Simulation } from './api/respond.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';
import { START, type Scenario } from './scenario.ts';
import type { World } from './world/world.ts';

export interface Call {
  /** When it was asked, in milliseconds since the epoch. */
  readonly at: number;
  readonly operation: Operation;
  readonly input: object;
  /** `answered`, or the name of the error; undefined as long as it is under way. */
  outcome?: string;
  /** When AWS's answer was in; undefined where there was none. */
  answeredAt?: number;
}

export interface Simulated {
  readonly clock: VirtualClock;
  readonly aws: Aws;
  readonly world: World;
  readonly simulation: Simulation;
  /** Every request, the SDK's repeated attempts included. */
  readonly calls: readonly Call[];
}

export interface SimulateOptions {
  /** The second of the scenario at which the clock begins; default 0. */
  readonly startAt?: number;
  /** How far the clock of the caller's machine is ahead of AWS's, which it knows from the first answer on; default 0. */
  readonly clockAheadMs?: number;
  /** What the caller may call; default: everything. */
  readonly authorise?: Authorise;
  /** Is told every answer. */
  readonly answered?: Answered;
}

export type Answered = (operation: Operation, answer: object) => void;

export function simulate(
  scenario: Scenario,
  { startAt = 0, clockAheadMs = 0, authorise, answered }: SimulateOptions = {},
): Simulated {
  const simulation = newSimulation(scenario, startAt);
  const clock = virtualClock(START + startAt * 1000);
  const calls: Call[] = [];
  let isDated = false;

  const attempt = async <Q extends Operation>(
    operation: Q,
    input: Operations[Q]['input'],
    signal: AbortSignal,
  ): Promise<Operations[Q]['output']> => {
    refuseAborted(signal);
    const call: Call = { at: clock.now(), operation, input };
    calls.push(call);
    try {
      const reply = respond(simulation, operation, input, clock.now());
      if ('hangs' in reply) return await untilAborted(signal);
      const denied = authorise && (await authorise(operation, input, simulation.world, clock.now()));
      await clock.sleep(reply.afterMs, signal);
      refuseAborted(signal);
      if (denied) throw denied;
      if ('error' in reply) throw reply.error;
      call.outcome = 'answered';
      isDated ||= serviceOf(operation) === 'ecs';
      answered?.(operation, reply.output);
      call.answeredAt = clock.now();
      return reply.output;
    } catch (error) {
      call.outcome = error instanceof Error ? error.name : String(error);
      // That there is no such thing is an answer too.
      if (call.outcome.endsWith('NotFoundException')) call.answeredAt = clock.now();
      isDated ||= serviceOf(operation) === 'ecs' && isOfAws(error);
      throw error;
    }
  };

  return {
    clock,
    simulation,
    world: simulation.world,
    calls,
    aws: checked({
      clockOffsetMs: () => (isDated ? -clockAheadMs : 0),
      call: async (operation, input, signal) => {
        try {
          return await attempt(operation, input, signal);
        } catch (error) {
          if (!isTransient(error)) throw error;
          await clock.sleep(RETRY_PAUSE_MS, signal);
          return attempt(operation, input, signal);
        }
      },
    }),
  };
}

/** As the SDK's retry strategy is set: what a server's fault or a broken connection cut short is asked once more, soon. */
const RETRY_PAUSE_MS = 200;

/** What a proxy says is not dated by AWS. */
const isOfAws = (error: unknown): boolean => error instanceof Error && '$metadata' in error && error.name !== 'SyntaxError';

const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw aborted();
}

/** A hung connection never says anything: only the caller's own limit ends it. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(aborted());
      },
      { once: true },
    );
  });
