/** A scenario served over HTTP. */
import type { Operation, Operations } from '../../src/observe/aws/operations.ts';
import { newSimulation, respond } from '../api/respond.ts';
import { START, type Scenario } from '../scenario.ts';
import type { Server, ServerOptions } from './server.ts';
import { serve } from './serve.ts';

interface ScenarioOptions extends Omit<ServerOptions, 'fromMs'> {
  /** The second of the scenario that is now; default 0. */
  readonly startAt?: number;
}

/** Plays the scenario from now on; see `serve`. */
export const serveScenario = (scenario: Scenario, { startAt = 0, ...options }: ScenarioOptions = {}): Promise<Server> => {
  const simulation = newSimulation(scenario, startAt);
  return serve(
    // The input is validated by then, so it is what the operation takes.
    (operation, input, atMs) => respond(simulation, operation, input as Operations[Operation]['input'], atMs),
    { ...options, fromMs: START + startAt * 1000 },
  );
};
