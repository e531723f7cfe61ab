/** A scenario behind the HTTP door. */
import type { Operation, Operations } from '../../src/observe/aws/operations.ts';
import { newSimulation, respond } from '../api.ts';
import { START, type Scenario } from '../scenario.ts';
import type { Options, Server } from './request-schemas.ts';
import { serve } from './serve.ts';

interface ScenarioOptions extends Omit<Options, 'fromMs'> {
  /** The second of the scenario that is now; default 0. */
  readonly startAt?: number;
}

/** Plays the scenario from now on; see `serve`. */
export const serveScenario = (scenario: Scenario, { startAt = 0, ...options }: ScenarioOptions = {}): Promise<Server> => {
  const simulation = newSimulation(scenario, startAt);
  return serve(
    // The strict gate has seen the input by then, so it is what the question takes.
    (operation, input, atMs) => respond(simulation, operation, input as Operations[Operation]['input'], atMs),
    { ...options, fromMs: START + startAt * 1000 },
  );
};
