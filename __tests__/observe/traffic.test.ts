/** What observations read of deployments that shift traffic, and when they stop reading it. */
import { describe, expect, it } from '@jest/globals';
import type { Criteria } from '../../src/model/criteria.ts';
import type { ApiBehaviour, Scenario, ServiceSpec } from '../../simulator/scenario.ts';
import { deployed, eager, pairOf, shifting } from '../../simulator/scenarios/fixtures.ts';
import { harness, tally, type Harness } from './harness.ts';

const scenario = (spec: Partial<ServiceSpec> = {}, api: ApiBehaviour = {}): Scenario => ({
  title: 'a service that is deployed blue/green',
  services: [shifting({ type: 'BLUE_GREEN' }, { bakeMinutes: 2, ...spec })],
  targetGroups: pairOf(eager),
  actions: deployed,
  api,
});

/** Observes every ten seconds until the service deployment shows this. */
async function until(watched: Harness, shows: string): Promise<Awaited<ReturnType<Harness['observe']>>[number]> {
  for (let count = 0; count < 100; count += 1) {
    const [one] = await watched.observe(1, 10);
    const [newest] = one?.seen.serviceDeployments ?? [];
    if (one && (newest?.lifecycleStage === shows || newest?.status === shows)) return one;
  }
  throw new Error(`${shows} was never shown`);
}

const watch = (asked: Partial<Criteria> = {}, spec: Partial<ServiceSpec> = {}, api: ApiBehaviour = {}): Harness =>
  harness(scenario(spec, api), 20, undefined, asked);

describe('the rules that send production traffic', () => {
  it('are read from the shift on', async () => {
    const watched = watch();
    const [first] = await watched.observe(1, 5);
    expect(tally(first?.asked ?? []).DescribeRules).toBeUndefined();
    const baking = await until(watched, 'BAKE_TIME');
    expect(tally(baking.asked).DescribeRules).toBe(1);
    const shares = [...(baking.seen.rules?.values() ?? [])].map(({ targetGroups }) => targetGroups.map(({ weight }) => weight));
    expect(shares.flat().toSorted((a, b) => a - b)).toEqual([0, 100]);
  });

  it('are not read where traffic is not waited for', async () => {
    const baking = await until(watch({ waitUntil: 'healthy' }), 'BAKE_TIME');
    expect(tally(baking.asked).DescribeRules).toBeUndefined();
  });

  it('are read one by one where one of them is gone, and that one is known to be', async () => {
    const two = {
      loadBalancers: [
        { targetGroup: 'api-blue', alternate: 'api-green', productionRule: 'first' },
        { targetGroup: 'admin-blue', alternate: 'admin-green', productionRule: 'second', port: 3001 },
      ],
    };
    const gone: Scenario = { ...scenario(two), actions: [...deployed, { at: 200, setRule: 'second', forwards: undefined }] };
    const watched = harness(gone, 20);
    await watched.observe(19, 10);
    const { seen, asked } = await until(watched, 'BAKE_TIME');
    expect(tally(asked).DescribeRules).toBe(3);
    expect([...(seen.rules?.values() ?? [])].map(({ isMissing = false }) => isMissing)).toEqual([false, true]);
    expect(seen.readFailures).toEqual([]);
  });

  it('are listeners behind a Network Load Balancer', async () => {
    const groups = { balancer: 'NLB', intervalSeconds: 5, deregistrationDelaySeconds: 30 } as const;
    const watched = harness({ ...scenario(), targetGroups: pairOf(groups) }, 1500);
    const over = await until(watched, 'SUCCESSFUL');
    expect(tally(over.asked).DescribeListeners).toBe(1);
    expect(tally(over.asked).DescribeRules).toBeUndefined();
  });
});

describe('the two groups of a pair', () => {
  it('are both read until ECS is done, and then the own one alone', async () => {
    const watched = watch();
    const baking = await until(watched, 'BAKE_TIME');
    expect([...baking.seen.targets.keys()].map((arn) => arn.split('/')[1]).toSorted()).toEqual(['api-blue', 'api-green']);
    await until(watched, 'SUCCESSFUL');
    const [later] = await watched.observe(1, 5);
    expect([...(later?.seen.targets.keys() ?? [])].map((arn) => arn.split('/')[1])).toEqual(['api-green']);
  });
});

describe('the other group', () => {
  it('is read again once production traffic goes there', async () => {
    const moved: Scenario = {
      ...scenario(),
      actions: [...deployed, { at: 900, setRule: 'api-production', forwards: { 'api-blue': 1, 'api-green': 99 } }],
    };
    const watched = harness(moved, 800);
    await watched.observe(2, 5);
    const [settled] = await watched.observe(1, 100);
    const [later] = await watched.observe(1, 5);
    expect([settled, later].map((one) => one?.seen.targets.size)).toEqual([1, 2]);
  });
});

describe('the service deployment', () => {
  it('is read in every observation, of all services in one call', async () => {
    const names = Array.from({ length: 12 }, (_, i) => ({ cluster: 'prod', service: `api-${i}` }));
    const services = names.map(({ service: name }) =>
      shifting(
        { type: 'BLUE_GREEN' },
        { name, loadBalancers: [{ targetGroup: `${name}-blue`, alternate: `${name}-green` }], desired: 1 },
      ),
    );
    const actions = names.map(({ service }) => ({ at: 0, deploy: 2, service }));
    const watched = harness({ title: 'twelve services at once', services, actions }, 60, names);
    await watched.observe(2, 5);
    const [later] = await watched.observe(1, 5);
    expect(tally(later?.asked ?? [])).toMatchObject({ DescribeServiceDeployments: 1, DescribeServices: 2 });
    expect(tally(later?.asked ?? []).ListServiceDeployments).toBeUndefined();
  });

  it('that AWS does not describe is no news of it', async () => {
    const from = 200;
    const watched = watch(
      {},
      {},
      { omissions: [{ operation: 'DescribeServiceDeployments', member: 'serviceDeployments', from }] },
    );
    await watched.observe(15, 10);
    const told = (await watched.observe(1, 10))[0]?.seen;
    await watched.observe(5, 10);
    const [untold] = await watched.observe(1, 10);
    expect(told?.readFailures).toEqual([]);
    expect(untold?.seen.readFailures).toMatchObject([
      { operation: 'DescribeServiceDeployments', errorName: 'MISSING', needed: true },
    ]);
  });
});

describe('a quiet observation', () => {
  const calls = async (watched: Harness): Promise<Readonly<Record<string, number>>> => {
    const [first, second] = await watched.observe(2, 5);
    // Every half a minute the tasks are asked about too.
    const quiet = [first, second].find((one) => one && !one.asked.includes('DescribeTasks'));
    return tally(quiet?.asked ?? []);
  };

  it('costs one call more for the service deployment, one for the other group, and one for the rule from the shift on', async () => {
    const watched = watch();
    await until(watched, 'BAKE_TIME');
    expect(await calls(watched)).toEqual({
      DescribeServices: 1,
      DescribeServiceDeployments: 1,
      DescribeTargetHealth: 2,
      DescribeRules: 1,
    });
  });

  it('costs no call for the rule where traffic is not waited for', async () => {
    const watched = watch({ waitUntil: 'healthy' });
    await until(watched, 'BAKE_TIME');
    expect(await calls(watched)).toEqual({ DescribeServices: 1, DescribeServiceDeployments: 1, DescribeTargetHealth: 2 });
  });
});

describe('the service revision', () => {
  it('is read again with every stage until it tells which group ECS has chosen', async () => {
    const watched = watch({}, { strategy: { type: 'BLUE_GREEN', shows: { resolved: 'shift' } } });
    const seen = (await watched.observe(60, 5)).map(({ seen: one, asked }) => ({
      resolved: [...one.revisions.values()].some(({ resolved = [] }) => resolved.length > 0),
      reads: tally(asked).DescribeServiceRevisions ?? 0,
    }));
    const reads = seen.reduce((sum, one) => sum + one.reads, 0);
    expect(seen.at(-1)?.resolved).toBe(true);
    expect(reads).toBeGreaterThan(2);
    expect(reads).toBeLessThan(12);
    const first = seen.findIndex(({ resolved }) => resolved);
    expect(seen.slice(first + 1).filter(({ reads: again }) => again > 0)).toEqual([]);
  });
});
