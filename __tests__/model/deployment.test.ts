import { describe, expect, it } from '@jest/globals';
import { judge } from '../../src/judge/judge.ts';
import type { Verdict } from '../../src/model/outcome.ts';
import { extend, startTimeline } from '../../src/model/timeline.ts';
import { openObserver } from '../../src/observe/observer.ts';
import { simulate } from '../../simulator/in-process.ts';
import { evenJitter } from '../../simulator/jitter.ts';
import { START, type ApiBehaviour, type Scenario } from '../../simulator/scenario.ts';
import { criteria } from '../build.ts';

/** Two attempts were rolled back in the last hour; a third begins half a minute after the gate, and goes well. */
const startAt = 3600;
const scene = (api: ApiBehaviour): Scenario => ({
  title: 'a third attempt',
  services: [
    {
      breaker: { rollback: true },
      loadBalancers: [{ targetGroup: 'api-tg' }],
      revisions: { 1: { answers: 200 }, 2: { exits: 1 }, 3: { answers: 200 }, 4: { exits: 1 } },
    },
  ],
  actions: [
    { at: 0, deploy: 2 },
    { at: 1800, deploy: 4 },
    { at: startAt + 30, deploy: 3 },
  ],
  api,
});

async function verdictOn(revision: number, api: ApiBehaviour): Promise<Verdict> {
  const { aws, clock } = simulate(scene(api), { startAt });
  const observer = openObserver({ aws, clock, random: evenJitter(), inputs: { logLines: 0, mode: 'verify', pollSeconds: 5 } });
  const expected = criteria({ taskDefinitions: [{ family: 'api', revision }], startWithinSeconds: 60 });
  let timeline = startTimeline({ cluster: 'prod', service: 'api' }, expected, START + startAt * 1000);
  for (let i = 0; i < 200; i += 1) {
    const [observation] = (await clock.run(observer.observe([timeline], new AbortController().signal))) ?? [];
    if (observation) timeline = extend(timeline, observation);
    const verdict = judge(timeline);
    if (verdict.decided) return verdict;
    await clock.run(clock.sleep(5000));
  }
  return { decided: false };
}

describe.each<[string, ApiBehaviour]>([
  ['all permissions', {}],
  ['service revisions denied', { faults: [{ fault: 'denied', operations: ['DescribeServiceRevisions'] }] }],
  ['service deployments denied', { faults: [{ fault: 'denied', operations: ['ListServiceDeployments'] }] }],
])('after two rollbacks of other revisions, with %s', (_, api) => {
  it('an expected one that is yet to appear is waited for', async () => {
    expect(await verdictOn(3, api)).toMatchObject({ outcome: 'healthy' });
  });

  it('one that never appears is said to be missing, not to be rolled back', async () => {
    expect(await verdictOn(9, api)).toMatchObject({ outcome: 'no-deployment' });
  });

  it('the newest of those rolled back, when it is the expected one, was rolled back', async () => {
    expect(await verdictOn(4, api)).toMatchObject({ outcome: 'rolled-back' });
  });
});

it('an older rollback of the expected one is found behind a newer one of another', async () => {
  expect(await verdictOn(2, {})).toMatchObject({ outcome: 'rolled-back' });
});
