/** The command line of the HTTP server. */
import { parseArgs } from 'node:util';
import type { Scenario } from '../scenario.ts';
import { listed, named } from '../scenarios/named.ts';
import { serveScenario } from './scenario.ts';
import type { Server } from './server.ts';

const help = `Serves a pretend AWS on the loopback interface, in which one scenario goes on from now, in real time, until it is stopped.

  npm run simulator -- --scenario NAME [--port PORT] [--start-at SECOND]
  npm run simulator -- --list [WORD]     the scenarios, or those that have the word in their name or title

  --scenario NAME    what goes on
  --port PORT        where it listens; default: any port that is free
  --start-at SECOND  which second of the scenario is now; default 0: the moment of the deployment, as a rule

It prints its address. Whatever speaks to AWS speaks to it, with any credentials:

  export AWS_ENDPOINT_URL=http://127.0.0.1:PORT AWS_REGION=eu-west-1 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any
  aws ecs describe-services --cluster prod --services api

Most scenarios are about the service api of the cluster prod. To see the gate in one: npm run demo -- NAME
`;

/**
 * Serves the scenario that the arguments name, out of these; or a text, where they ask for one.
 *
 * @throws {Error} in words, when they name none or make no sense
 */
export const serveNamed = async (
  scenarios: Readonly<Record<string, Scenario>>,
  args: readonly string[],
): Promise<Server | string> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      scenario: { type: 'string' },
      port: { type: 'string', default: '0' },
      'start-at': { type: 'string', default: '0' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return help;
  if (values.list)
    return listed(Object.fromEntries(Object.entries(scenarios).map(([name, { title }]) => [name, title])), positionals[0]);
  if (positionals[0] !== undefined) throw new Error(`${positionals[0]} belongs to no option; --help tells which there are`);
  if (values.scenario === undefined) throw new Error('--scenario is missing; --list tells which there are, --help the rest');
  const scenario = named(scenarios, values.scenario);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a port: ${values.port}`);
  const startAt = Number(values['start-at']);
  if (!Number.isFinite(startAt)) throw new Error(`--start-at must be a number of seconds: ${values['start-at']}`);
  return serveScenario(scenario, { port, startAt });
};
