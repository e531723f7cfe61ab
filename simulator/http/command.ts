/** The command line of the HTTP server: `--scenario <name> [--port <number>] [--start-at <second>]`. */
import { parseArgs } from 'node:util';
import type { Scenario } from '../scenario.ts';
import { serveScenario } from './scenario.ts';
import type { Server } from './server.ts';

/** Serves the scenario that the arguments name, out of these. Throws, in words, when they name none or make no sense. */
export const serveNamed = (scenarios: Readonly<Record<string, Scenario>>, args: readonly string[]): Promise<Server> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      port: { type: 'string', default: '0' },
      'start-at': { type: 'string', default: '0' },
    },
  });
  const name = values.scenario ?? '';
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (scenario === undefined) throw new Error(`--scenario must be one of: ${Object.keys(scenarios).join(', ')}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a port: ${values.port}`);
  const startAt = Number(values['start-at']);
  if (!Number.isFinite(startAt)) throw new Error(`--start-at must be a number of seconds: ${values['start-at']}`);
  return serveScenario(scenario, { port, startAt });
};
