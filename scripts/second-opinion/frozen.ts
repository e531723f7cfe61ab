/** A moment of a scenario, served over HTTP for as long as it takes: whoever asks, and how often, sees the same. */
import { newSimulation, respond } from '../../simulator/api/respond.ts';
import { serve } from '../../simulator/http/serve.ts';
import type { Server } from '../../simulator/http/server.ts';
import { shifted } from '../../simulator/http/time-shift.ts';
import { startsAtOf, type ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import { REGION } from '../../simulator/world/aws-names.ts';
import type { Aws, Operation, Operations } from '../../src/observe/aws/operations.ts';
import { sdkAws } from '../../src/observe/aws/sdk.ts';

/** As good as none passes in the minutes that a client's signature is good for. */
const FROZEN = 1e-6;

export interface Served {
  readonly server: Server;
  /** Our own client, asking there. */
  readonly ask: <Q extends Operation>(operation: Q, input: Operations[Q]['input']) => Promise<Operations[Q]['output']>;
  /** An input of the scenario's time as of the server's. */
  readonly moved: (operation: Operation, input: object) => object;
}

interface ServeOptions {
  /** Seconds of the scenario for each of the wall. */
  readonly speed?: number;
  /** What every request asks for besides, whatever it says of it. */
  readonly besides?: object;
}

export async function serveAt(scenarioTest: ScenarioTest, atMs: number, options: ServeOptions = {}): Promise<Served> {
  const { speed = FROZEN, besides = {} } = options;
  const simulation = newSimulation(scenarioTest.scenario, startsAtOf(scenarioTest));
  const server = await serve(
    (operation, input, nowMs) => {
      const reply = respond(simulation, operation, { ...(input as object), ...besides }, nowMs);
      return 'hangs' in reply ? reply : { ...reply, afterMs: 0 };
    },
    { fromMs: Math.round(atMs), speed },
  );
  process.env.AWS_ENDPOINT_URL = server.url;
  const aws: Aws = sdkAws({ region: REGION, env: process.env, now: Date.now });
  return {
    server,
    ask: (operation, input) => aws.call(operation, input, AbortSignal.timeout(30_000)),
    moved: (operation, input) => shifted(operation, input, server.startedMs - server.fromMs) as object,
  };
}
