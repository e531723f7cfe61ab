/** The waiters of the AWS CLI, which read of an answer what AWS says that a waiter reads. */
import { play } from '../../simulator/play.ts';
import { START } from '../../simulator/scenario.ts';
import type { World } from '../../simulator/world/world.ts';
import { scenarioNamed, type Row } from './answers.ts';
import type { Client } from './clients.ts';
import { serveAt } from './frozen.ts';

interface Wait {
  readonly scenario: string;
  /** The moment at which it begins to wait. */
  readonly at: (world: World) => number;
  /** Without `wait` and with what it waits for. */
  readonly args: (world: World, atMs: number) => readonly string[];
  readonly ends: 'well' | 'badly';
  /** As the clock goes: it has to ask more than once. */
  readonly live?: true;
}

const second = (of: number): number => START + of * 1000;
const ofService = (service: string): readonly string[] => ['--cluster', 'prod', '--services', service];

/** When all is stable again after a deployment: nothing but the new one is left, and runs as many as are wanted. */
function stableAt(world: World): number {
  const at = Array.from({ length: 3600 }, (_, index) => second(index + 30)).find((ms) => {
    const service = world.serviceAt('prod', 'api', ms);
    return service?.deployments.length === 1 && service.revision === 2 && service.runningCount === service.desiredCount;
  });
  if (at === undefined) throw new Error('The service is never stable');
  return at;
}

const tasksOf = (world: World, atMs: number, status: string): readonly string[] =>
  world
    .tasksAt('prod', 'api', atMs)
    .filter(({ lastStatus }) => lastStatus === status)
    .map(({ id }) => id);
const groupOf = (world: World, atMs: number): string => world.stateAt(atMs).targetGroups[0]?.arn ?? '';
const deploymentOf = (world: World, atMs: number): string =>
  world.serviceAt('prod', 'api', atMs)?.codeDeployDeployments[0]?.id ?? '';

const table: readonly Wait[] = [
  {
    scenario: 'plain-update-1',
    at: (world) => stableAt(world) - 8000,
    args: () => ['ecs', 'services-stable', ...ofService('api')],
    ends: 'well',
    live: true,
  },
  {
    scenario: 'plain-update-1',
    at: () => second(1800),
    args: () => ['ecs', 'services-stable', ...ofService('api')],
    ends: 'well',
  },
  {
    scenario: 'plain-update-1',
    at: () => second(1800),
    args: () => ['ecs', 'services-stable', ...ofService('none')],
    ends: 'badly',
  },
  {
    scenario: 'inactive-service',
    at: () => second(60),
    args: () => ['ecs', 'services-inactive', ...ofService('api')],
    ends: 'well',
  },
  {
    scenario: 'inactive-service',
    at: () => second(60),
    args: () => ['ecs', 'services-stable', ...ofService('api')],
    ends: 'badly',
  },
  {
    scenario: 'plain-update-3',
    at: () => second(1800),
    args: (world, at) => ['ecs', 'tasks-running', '--cluster', 'prod', '--tasks', ...tasksOf(world, at, 'RUNNING')],
    ends: 'well',
  },
  {
    scenario: 'crash-loop-3',
    at: () => second(300),
    args: (world, at) => ['ecs', 'tasks-running', '--cluster', 'prod', '--tasks', ...tasksOf(world, at, 'STOPPED')],
    ends: 'badly',
  },
  {
    scenario: 'crash-loop-3',
    at: () => second(300),
    args: (world, at) => ['ecs', 'tasks-stopped', '--cluster', 'prod', '--tasks', ...tasksOf(world, at, 'STOPPED')],
    ends: 'well',
  },
  {
    scenario: 'plain-update-3',
    at: () => second(1800),
    args: (world, at) => ['elbv2', 'target-in-service', '--target-group-arn', groupOf(world, at)],
    ends: 'well',
  },
  {
    scenario: 'code-deploy-plain',
    at: () => second(3000),
    args: (world, at) => ['deploy', 'deployment-successful', '--deployment-id', deploymentOf(world, at)],
    ends: 'well',
  },
  {
    scenario: 'code-deploy-hook-failed',
    at: () => second(3000),
    args: (world, at) => ['deploy', 'deployment-successful', '--deployment-id', deploymentOf(world, at)],
    ends: 'badly',
  },
];

async function watch(client: Client, { scenario, at, args, ends, live }: Wait): Promise<Row> {
  const scenarioTest = scenarioNamed(scenario);
  const { world } = (await play(scenarioTest)).simulated;
  const atMs = at(world);
  const [service = '', waiter = '', ...rest] = args(world, atMs);
  const { server } = await serveAt(scenarioTest, atMs, live ? { speed: 1 } : {});
  try {
    const { exitCode, stderr } = await client.run([service, 'wait', waiter, ...rest, '--endpoint-url', server.url]);
    const asked = server.requests.length;
    const isAsWanted = ends === 'well' ? exitCode === 0 && (live === undefined || asked > 1) : /Waiter \w+ failed/.test(stderr);
    return {
      subject: `wait ${waiter}`,
      scenario,
      read: `ends ${ends} after ${asked} ${asked === 1 ? 'request' : 'requests'}`,
      differences: isAsWanted ? [] : [`exit code ${exitCode}: ${stderr.trim()}`],
    };
  } finally {
    await server.close();
  }
}

export async function* watchWaiters(client: Client): AsyncGenerator<Row> {
  for (const wait of table) yield await watch(client, wait);
}
