/** What observations read of a deployment that CodeDeploy brings, when, and what they do not ask for. */
import { describe, expect, it } from '@jest/globals';
import type { Criteria } from '../../src/model/criteria.ts';
import type { CodeDeploySpec, Scenario, ServiceSpec, ApiBehaviour } from '../../simulator/scenario.ts';
import { api, deployed, eager, pair, pairOf } from '../../simulator/scenarios/fixtures.ts';
import { harness, tally, type Harness } from './harness.ts';

const scenario = (codeDeploy: CodeDeploySpec = {}, spec: Partial<ServiceSpec> = {}, behaviour: ApiBehaviour = {}): Scenario => ({
  title: 'a service that CodeDeploy deploys',
  services: [api({ desired: 2, kind: 'code-deploy', loadBalancers: [pair], codeDeploy, ...spec })],
  targetGroups: pairOf(eager),
  actions: deployed,
  api: behaviour,
});

type Observed = Awaited<ReturnType<Harness['observe']>>[number];

/** Observes every five seconds until this shows. */
async function until(watched: Harness, shows: (observed: Observed) => boolean): Promise<Observed> {
  for (let count = 0; count < 400; count += 1) {
    const [one] = await watched.observe(1);
    if (one && shows(one)) return one;
  }
  throw new Error('it was never shown');
}

const isInstalled = ({ seen }: Observed): boolean =>
  seen.service?.deployments.some(({ status, taskSet }) => status === 'ACTIVE' && taskSet?.stabilityStatus === 'STEADY_STATE') ===
  true;
const isShifted = ({ seen }: Observed): boolean =>
  seen.codeDeploy?.target?.lifecycleEvents.find(({ name }) => name === 'AllowTraffic')?.status === 'Succeeded';
const has =
  (status: string) =>
  ({ seen }: Observed): boolean =>
    seen.codeDeploy?.status === status;

const isOf = (operation: string): boolean =>
  ['GetDeployment', 'BatchGetDeploymentTargets', 'GetDeploymentConfig'].includes(operation);
const ofCodeDeploy = (asked: readonly string[]): Readonly<Record<string, number>> => tally(asked.filter(isOf));

/** The new task set is there, and not all of its tasks are. */
const startAt = 30;

const watch = (asked: Partial<Criteria> = {}, ...of: Parameters<typeof scenario>): Harness =>
  harness(scenario(...of), startAt, undefined, asked);

describe('task sets', () => {
  it('are the deployments of the service, and their ids those of their tasks', async () => {
    const { seen } = await until(watch(), isInstalled);
    const [older, newer] = seen.service?.deployments ?? [];
    expect([older?.status, newer?.status]).toEqual(['PRIMARY', 'ACTIVE']);
    expect(newer).toMatchObject({
      desiredCount: 2,
      taskSet: { scalePercent: 100, externalId: seen.codeDeploy?.id, stabilityStatus: 'STEADY_STATE' },
    });
    expect(newer?.taskSet?.loadBalancers).toMatchObject([{ targetGroupArn: expect.stringContaining('api-green') }]);
    expect(seen.tasks?.filter(({ deploymentId }) => deploymentId === newer?.id)).toHaveLength(2);
    expect(seen.service?.taskSetCount).toBeUndefined();
  });

  it('have neither service deployments nor revisions that could be asked for', async () => {
    const watched = watch();
    await until(watched, has('Succeeded'));
    const { asked } = await watched.observeClosing();
    const operations = [...watched.simulated.calls.map(({ operation }) => operation), ...asked];
    expect(operations.filter((one) => /ServiceDeployments|ServiceRevisions/.test(one))).toEqual([]);
  });

  it('of a third party likewise, and CodeDeploy is not asked', async () => {
    const external: Scenario = {
      ...scenario(),
      services: [api({ desired: 2, kind: 'external', loadBalancers: [pair] })],
      actions: [{ at: 0, createTaskSet: 2, scalePercent: 50, targetGroup: 'api-green', externalId: 'd-LOOKSLIKE1' }],
    };
    const watched = harness(external, 100);
    const [one] = await watched.observe(1);
    expect(one?.seen.service?.deployments.map(({ desiredCount, taskSet }) => [desiredCount, taskSet?.scalePercent])).toEqual([
      [2, 100],
      [1, 50],
    ]);
    const operations = watched.simulated.calls.map(({ operation }) => operation);
    expect(operations.filter((operation) => isOf(operation) || /ServiceDeployments|ServiceRevisions/.test(operation))).toEqual(
      [],
    );
  });
});

describe('CodeDeploy', () => {
  it('is not asked where traffic is not waited for', async () => {
    const watched = watch({ waitUntil: 'healthy' });
    await watched.observe(60);
    expect(watched.simulated.calls.map(({ operation }) => operation).filter(isOf)).toEqual([]);
  });

  it('is not asked about a set that the service was made with', async () => {
    const watched = harness({ ...scenario({ steadyFrom: 'creation' }), actions: [] }, 100);
    const [one] = await watched.observe(1);
    expect(ofCodeDeploy(one?.asked ?? [])).toEqual({});
    expect(one?.seen.readFailures).toEqual([]);
  });

  it('tells status, weights, events and what is planned', async () => {
    const { seen } = await until(watch({}, { terminationWaitMinutes: 7 }), isShifted);
    const own = seen.service?.deployments.find(({ status }) => status === 'PRIMARY')?.id;
    expect(seen.codeDeploy).toMatchObject({
      application: 'AppECS-prod-api',
      status: 'InProgress',
      creator: 'user',
      configurationName: 'CodeDeployDefault.ECSAllAtOnce',
      terminationWaitSeconds: 420,
      target: { taskSets: expect.arrayContaining([expect.objectContaining({ deploymentId: own, trafficWeight: 100 })]) },
    });
    expect(seen.codeDeploy?.trafficStep).toBeUndefined();
  });

  it('shows the shift in the first observation that could', async () => {
    const watched = watch();
    const { seen } = await until(watched, isShifted);
    const events = watched.simulated.simulation.world
      .serviceAt('prod', 'api', seen.at)
      ?.codeDeployDeployments[0]?.lifecycleEvents.find(({ name }) => name === 'AllowTraffic');
    expect(seen.at - (events?.endedAt ?? 0)).toBeLessThan(5100);
  });

  it('costs one call while it installs and while it waits to end the old set, and two at most', async () => {
    const watched = watch({}, { terminationWaitMinutes: 3 });
    await until(watched, ({ seen }) => seen.codeDeploy?.target !== undefined);
    const installing = await watched.observe(4);
    await until(watched, isShifted);
    const ending = await watched.observe(20);
    const most = [...installing, ...ending].map(({ asked }) => ofCodeDeploy(asked));
    expect(most.every(({ GetDeployment, GetDeploymentConfig }) => GetDeployment === 1 && GetDeploymentConfig === undefined)).toBe(
      true,
    );
    const withTarget = most.filter(({ BatchGetDeploymentTargets = 0 }) => BatchGetDeploymentTargets > 0).length;
    expect(withTarget).toBeGreaterThan(2);
    expect(withTarget).toBeLessThan(most.length / 2);
  });

  it('has no target before it has begun', async () => {
    const watched = watch();
    const [one] = await watched.observe(1);
    expect(one?.seen.readFailures).toEqual([]);
  });

  it('tells how a configuration of the user shifts, and is asked once', async () => {
    const shift = { type: 'linear', percent: 20, minutes: 2 } as const;
    const watched = watch({}, { shift });
    const { seen } = await until(watched, isInstalled);
    expect(seen.codeDeploy?.trafficStep).toEqual({ kind: 'linear', percent: 20, intervalSeconds: 120 });
    await watched.observe(10);
    expect(watched.simulated.calls.filter(({ operation }) => operation === 'GetDeploymentConfig')).toHaveLength(1);
  });

  it('knows those of AWS without asking', async () => {
    const watched = watch({}, { shift: { type: 'canary', percent: 10, minutes: 5 } });
    const { seen } = await until(watched, isInstalled);
    expect(seen.codeDeploy?.trafficStep).toEqual({ kind: 'canary', percent: 10, intervalSeconds: 300 });
    expect(watched.simulated.calls.filter(({ operation }) => operation === 'GetDeploymentConfig')).toEqual([]);
  });

  it('that is denied has no verdict, and its configuration that is denied costs only what is said', async () => {
    const denied = (operations: readonly ('GetDeployment' | 'GetDeploymentConfig')[]): ApiBehaviour => ({
      faults: [{ fault: 'denied', operations }],
    });
    const shift = { type: 'linear', percent: 20, minutes: 2 } as const;
    const [all] = await watch({}, {}, {}, denied(['GetDeployment'])).observe(1);
    expect(all?.seen.readFailures).toMatchObject([{ action: 'codedeploy:GetDeployment', reason: 'denied', needed: true }]);
    const watched = watch({}, { shift }, {}, denied(['GetDeploymentConfig']));
    const { seen } = await until(watched, isInstalled);
    expect(seen.readFailures).toMatchObject([{ action: 'codedeploy:GetDeploymentConfig', needed: false }]);
    expect(watched.simulated.calls.filter(({ operation }) => operation === 'GetDeploymentConfig')).toHaveLength(1);
  });

  it('keeps what it said last, and that it did not answer', async () => {
    const watched = watch(
      {},
      {},
      {},
      { faults: [{ fault: 'server-error', operations: ['GetDeployment'], from: 200, until: 230 }] },
    );
    const [before] = await watched.observe(20);
    const { seen } = await until(watched, ({ seen: one }) => one.readFailures.length > 0);
    expect(before?.seen.codeDeploy).toBeDefined();
    expect(seen.codeDeploy?.id).toBe(before?.seen.codeDeploy?.id);
    expect(seen.readFailures).toMatchObject([{ operation: 'GetDeployment', reason: 'server-error', needed: true }]);
  });
});
