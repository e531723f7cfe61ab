/** The paginators of the AWS CLI: what it puts together of small pages must be what our SDK finds in one large page. */
import { newSimulation } from '../../simulator/api/respond.ts';
import { START } from '../../simulator/scenario.ts';
import { startsAtOf } from '../../simulator/scenarios/scenario-test.ts';
import type { World } from '../../simulator/world/world.ts';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { scenarioNamed, type Row } from './answers.ts';
import { commandOf, isUnknownCommand, type Client } from './clients.ts';
import { compare } from './comparison.ts';
import { serveAt } from './frozen.ts';

interface Pages {
  readonly scenario: string;
  readonly operation: Operation;
  /** The list that the pages make up. */
  readonly list: string;
  /** How many elements an answer has at most, and where a request says so. */
  readonly size: number;
  readonly limit: 'maxResults' | 'PageSize';
  readonly input: (world: World, atMs: number) => object;
}

const atMs = START + 100_000;

const ruleOf = (world: World): string => world.stateAt(atMs).rules[0]?.arn ?? '';
/** Of a rule's ARN, or of a listener's. */
const parentOf = (arn: string, kind: string): string => arn.replace(/:listener(?:-rule)?\//, `:${kind}/`).replace(/\/[^/]+$/, '');

const table: readonly Pages[] = [
  {
    scenario: 'plain-update-50',
    operation: 'ListTasks',
    list: 'taskArns',
    size: 7,
    limit: 'maxResults',
    input: () => ({ cluster: 'prod', serviceName: 'api' }),
  },
  {
    scenario: 'lattice-rolling',
    operation: 'ListTargets',
    list: 'items',
    size: 2,
    limit: 'maxResults',
    input: (world) => ({ targetGroupIdentifier: world.stateAt(atMs).targetGroups[0]?.arn }),
  },
  {
    scenario: 'two-target-groups',
    operation: 'DescribeTargetGroups',
    list: 'TargetGroups',
    size: 1,
    limit: 'PageSize',
    input: () => ({}),
  },
  {
    scenario: 'blue-green-with-test-traffic-and-hooks',
    operation: 'DescribeRules',
    list: 'Rules',
    size: 1,
    limit: 'PageSize',
    input: (world) => ({ ListenerArn: parentOf(ruleOf(world), 'listener') }),
  },
  {
    scenario: 'code-deploy-with-test-traffic-and-hooks',
    operation: 'DescribeListeners',
    list: 'Listeners',
    size: 1,
    limit: 'PageSize',
    input: (world) => ({ LoadBalancerArn: parentOf(ruleOf(world), 'loadbalancer') }),
  },
];

async function pageThrough(client: Client, { scenario, operation, list, size, limit, input }: Pages): Promise<Row> {
  const scenarioTest = scenarioNamed(scenario);
  const asked = input(newSimulation(scenarioTest.scenario, startsAtOf(scenarioTest)).world, atMs);
  const whole = await serveAt(scenarioTest, atMs);
  const given = await whole.ask(operation, asked).finally(() => whole.server.close());
  const { server } = await serveAt(scenarioTest, atMs, { besides: { [limit]: size } });
  try {
    const ran = await client.run([
      ...commandOf(operation),
      ...['--cli-input-json', JSON.stringify(asked), '--endpoint-url', server.url],
    ]);
    const row = { subject: `${operation}, ${size} a page`, scenario };
    if (isUnknownCommand(ran)) return { ...row, read: 'this version does not know it', differences: [], skipped: true };
    if (ran.exitCode !== 0) return { ...row, read: 'refused', differences: [ran.stderr.trim()] };
    const elements = (answer: unknown): readonly unknown[] => (answer as { [list: string]: readonly unknown[] })[list] ?? [];
    const wanted = elements(given);
    const { differences } = compare(elements(JSON.parse(ran.stdout)), wanted);
    const pages = server.requests.length;
    const isPaged = wanted.length > size && pages === Math.ceil(wanted.length / size);
    const unpaged = isPaged ? [] : [`${pages} requests for ${wanted.length} elements`];
    return { ...row, read: `${wanted.length} elements in ${pages} pages`, differences: [...differences, ...unpaged] };
  } finally {
    await server.close();
  }
}

export async function* comparePages(client: Client): AsyncGenerator<Row> {
  for (const pages of table) yield await pageThrough(client, pages);
}
