/** The seam: a strategy that is added in one file, with its row in the table, plays through the whole. */
import { describe, expect, it } from '@jest/globals';
import { hasServiceDeployments, strategies, strategyOf, unverifiable } from '../../../src/model/strategy/index.ts';
import type { Strategy } from '../../../src/model/strategy/strategy.ts';
import { play, type Played } from '../../../simulator/play.ts';
import type { Scenario } from '../../../simulator/scenario.ts';
import { api, eager } from '../../../simulator/scenarios/fixtures.ts';
import { at, observation, ours, service } from '../../build.ts';
import { toy } from './toy.ts';

const scenario: Scenario = {
  title: 'a service whose row in the table is the toy',
  services: [api({ desired: 2 })],
  targetGroups: { 'api-tg': eager },
};

/** Plays it with the toy, and with what is changed of it. */
const played = (changes: Partial<Strategy> = {}, api: Scenario['api'] = {}, inputs = {}): Promise<Played> =>
  play({ scenario: { ...scenario, api }, inputs }, { strategies: { ECS: { ROLLING: { ...toy, ...changes } } } });

const outcomeOf = ({ report }: Played): readonly string[] => [report.outcome, report.services[0]?.because ?? ''];

describe('a strategy of its own file', () => {
  it('is refused without its row', async () => {
    const without = await play({ scenario }, { strategies: { ECS: {} } });
    expect(outcomeOf(without)).toEqual([
      'misconfigured',
      'deploymentConfiguration.strategy is ROLLING: a service of this kind cannot be verified; see whether a newer version of this action knows it',
    ]);
  });

  it('takes a deployment to healthy, and says its own progress and times', async () => {
    const { report, said } = await played();
    expect([report.outcome, report.passes]).toEqual(['healthy', true]);
    expect(report.services[0]?.times).toMatchObject({ timeoutDerivation: expect.stringContaining('a toy takes 20 min') });
    expect(said.join('\n')).toContain('ECS: winding it up');
  });

  const rows: readonly [string, changes: Partial<Strategy>, outcome: string, because: string][] = [
    [
      'a successor',
      { successor: () => ({ id: 'toy/2', taskDefinition: 'toy:2' }) },
      'superseded',
      'toy/2 (toy:2) took the place',
    ],
    ['that ECS gave up', { failure: () => 'the spring broke' }, 'deployment-failed', 'the spring broke'],
    ['what is still to do', { isWhereWanted: () => false }, 'timed-out', 'all 2 tasks healthy, but nobody has wound it up'],
    ['its own target groups', { loadBalancersOf: () => [] }, 'healthy', '2 of 2 tasks running for'],
  ];
  it.each(rows)('decides: %s', async (_what, changes, outcome, because) => {
    const ended = await played(changes);
    expect(outcomeOf(ended)).toEqual([outcome, expect.stringContaining(because)]);
  });

  it('decides: a rollback, also of a deployment that is given by name', async () => {
    const deployment = (await played()).report.services[0]?.verified?.id;
    const unwound = { rollback: () => ({ field: 'Toy.spring', text: 'unwound' }) };
    const because = `ECS rolled ${deployment ?? ''} back (Toy.spring: unwound)`;
    expect(outcomeOf(await played(unwound, {}, { deployment }))).toEqual(['rolled-back', because]);
  });

  it('says which permissions it cannot do without', async () => {
    const denied = { faults: [{ fault: 'denied', operations: ['DescribeServiceRevisions'] }] } as const;
    expect(outcomeOf(await played({}, denied))).toEqual(['no-access', expect.stringContaining('ecs:DescribeServiceRevisions')]);
    expect((await played({ requiredOperations: new Set() }, denied)).report.outcome).toBe('healthy');
  });
});

it.each([
  ['ECS', 'ROLLING', true],
  ['ECS', 'CANARY', true],
  ['CODE_DEPLOY', 'ROLLING', false],
  ['EXTERNAL', 'ROLLING', false],
  // What is not known may well have them.
  ['ECS', 'SHADOW', true],
])('%s with %s may be asked for service deployments: %s', (controller, strategy, may) => {
  expect(hasServiceDeployments(service({ controller, strategy }), strategies)).toBe(may);
});

it('what cannot be verified is never where it is wanted, nor complete', () => {
  const [known, seen] = [{ id: ours, createdAt: at(-60) }, observation(0)];
  expect(unverifiable.isWhereWanted('healthy', known, seen)).toBe(false);
  expect(unverifiable.isComplete(known, seen)).toBe(false);
});

it.each([
  ['CODE_DEPLOY', 'CANARY', 'deploymentConfiguration.strategy is CANARY'],
  ['PIPELINE', 'ROLLING', 'deploymentController.type is PIPELINE'],
  ['ECS', 'SHADOW', 'deploymentConfiguration.strategy is SHADOW'],
  ['constructor', 'name', 'deploymentController.type is constructor'],
  ['ECS', 'toString', 'deploymentConfiguration.strategy is toString'],
])('%s with %s is refused in words', (controller, strategy, refused) => {
  expect(strategyOf(service({ controller, strategy }), strategies)).toEqual({ refused });
});
