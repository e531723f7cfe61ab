import { describe, expect, it } from '@jest/globals';
import { callsAbout } from '../../simulator/calls-about.ts';
import { play } from '../../simulator/play.ts';
import { api, deployed, eager, pair, pairOf, sound } from '../../simulator/scenarios/fixtures.ts';

const played = await play({
  scenario: {
    title: 'two services',
    services: [
      api({ strategy: { type: 'BLUE_GREEN' }, loadBalancers: [pair] }),
      { name: 'web', network: 'bridge', launch: 'ec2', loadBalancers: [{ targetGroup: 'web-tg' }], revisions: { 1: sound } },
    ],
    targetGroups: { ...pairOf(eager), 'web-tg': eager },
    actions: deployed,
  },
  inputs: { service: 'api,web' },
});

const inputsAbout = (key: string): readonly string[] =>
  callsAbout(played.simulated, key)
    .filter(({ operation }) => operation !== 'DescribeServices')
    .map(({ input }) => JSON.stringify(input));

describe('of the calls of a run that watches two services', () => {
  it.each([
    ['prod/api', /web/],
    ['prod/web', /api/],
  ])('those about %s name nothing of the other', (key, other) => {
    const about = inputsAbout(key);
    expect(about.length).toBeGreaterThan(10);
    expect(about.filter((input) => other.test(input))).toEqual([]);
  });

  it('each tells of one of them, and all of DescribeServices that asks for both of both', () => {
    const [ofApi, ofWeb] = [callsAbout(played.simulated, 'prod/api'), callsAbout(played.simulated, 'prod/web')];
    expect(new Set([...ofApi, ...ofWeb]).size).toBe(played.simulated.calls.length);
    expect(ofApi.filter((call) => ofWeb.includes(call)).map(({ operation }) => operation)).toContain('DescribeServices');
    expect(ofApi.some(({ operation }) => operation === 'DescribeContainerInstances')).toBe(false);
  });
});
