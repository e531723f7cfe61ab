import { describe, expect, it } from '@jest/globals';
import { newWorld } from '../../../../simulator/engine/new-world.ts';
import type { Action, Scenario } from '../../../../simulator/scenario.ts';
import { at, scenarioOf } from '../../timeline.ts';
import { codeDeployScenario, externalScenario, taskSetsOf } from '../../task-sets.ts';

describe('a third party deploys, step by step', () => {
  const actions: readonly Action[] = [
    { at: 0, createTaskSet: 2, scalePercent: 0, externalId: 'release-7' },
    { at: 60, scaleTaskSet: 2, scalePercent: 50 },
    { at: 150, scaleTaskSet: 2, scalePercent: 100 },
    { at: 250, setRule: 'production', forwards: { blue: 0, green: 100 } },
    { at: 260, makePrimary: 2 },
    { at: 300, deleteTaskSet: 1 },
  ];
  const played = taskSetsOf(externalScenario(actions), 10);
  it.each<readonly [string, number, string]>([
    ['a set without tasks', 50, '1 PRIMARY 2/0/2 blue, 2 ACTIVE 0/0/0 green'],
    ['half of them', 140, '1 PRIMARY 2/0/2 blue, 2 ACTIVE 1/0/1 green'],
    ['all of them', 240, '1 PRIMARY 2/0/2 blue, 2 ACTIVE 2/0/2 green'],
    ['it is made PRIMARY', 270, '1 ACTIVE 2/0/2 blue, 2 PRIMARY 2/0/2 green'],
    ['the old one is deleted', 301, '1 DRAINING 2/0/2 blue, 2 PRIMARY 2/0/2 green'],
    ['and gone', 590, '2 PRIMARY 2/0/2 green'],
  ])('%s', (_, second, sets) => {
    expect(played.sets(second)).toBe(sets);
  });

  it('the set says what the third party wrote, and nothing of CodeDeploy', () => {
    expect(played.set(50, 2)).toMatchObject({ externalId: 'release-7' });
    expect(played.set(50, 2)).not.toHaveProperty('startedBy');
    expect(played.service(590).codeDeployDeployments).toEqual([]);
  });
});

describe('the first task set', () => {
  const created = { actions: [{ at: 0, create: 1 }] };
  it('of CodeDeploy is made with the service, by no deployment', () => {
    const played = taskSetsOf(codeDeployScenario({}, { steady: false }, created), 5);
    expect(played.sets(290)).toBe('1 PRIMARY 2/0/2 blue');
    expect(played.set(290, 1)).not.toHaveProperty('externalId');
    expect(played.service(290).codeDeployDeployments).toEqual([]);
  });

  it('of CodeDeploy has an externalId of its own where the scenario says so', () => {
    const played = taskSetsOf(codeDeployScenario({ shows: { firstExternalId: 'x' } }, { steady: false }, created), 5);
    expect(played.set(290, 1)?.externalId).toBe('x');
  });

  it('that has run since yesterday may be that of the creation', () => {
    const played = taskSetsOf(codeDeployScenario({ steadyFrom: 'creation' }, {}, { actions: [] }), 1);
    expect(played.sets(50)).toBe('1 PRIMARY 2/0/2 blue');
    expect(played.set(50, 1)).not.toHaveProperty('externalId');
  });

  it('or that of a deployment which succeeded', () => {
    const played = taskSetsOf(codeDeployScenario({}, {}, { actions: [] }), 1);
    expect(played.deployment(50)).toMatchObject({ id: played.set(50, 1)?.externalId, status: 'Succeeded' });
  });

  it('of a third party is not there until somebody makes it', () => {
    const actions = [
      { at: 0, create: 1 },
      { at: 60, createTaskSet: 1, scalePercent: 100 },
    ];
    const played = taskSetsOf(externalScenario(actions, { steady: false }), 5);
    expect(played.sets(50)).toBe('');
    expect(played.sets(290)).toBe('1 ACTIVE 2/0/2 blue');
  });
});

describe('what AWS refuses somebody', () => {
  const deployed: Action = { at: 0, deploy: 2 };
  const byCodeDeploy = (...actions: Action[]): Scenario => codeDeployScenario({}, {}, { actions });
  it.each<readonly [string, Scenario, string]>([
    ['a second deployment', byCodeDeploy(deployed, { at: 30, deploy: 3 }), 'already has an active deployment'],
    ['to stop what has ended', byCodeDeploy({ at: 0, stopDeployment: true }), 'DeploymentAlreadyCompletedException'],
    [
      'to go on with what is not Ready',
      byCodeDeploy(deployed, { at: 30, resume: 'CONTINUE' }),
      'DeploymentIsNotInReadyStateException',
    ],
    ['a task set beside CodeDeploy', byCodeDeploy({ at: 0, createTaskSet: 2, scalePercent: 100 }), 'CodeDeploy alone'],
    ['a revision that there is none of', byCodeDeploy({ at: 0, deploy: 9 }), 'no revision 9'],
    [
      'CodeDeploy without a pair',
      codeDeployScenario({}, { loadBalancers: [{ targetGroup: 'blue' }] }),
      'needs a pair of target groups',
    ],
    ['UpdateService of a third party', externalScenario([deployed]), 'UpdateService changes no task definition'],
    ['a set that there is none of', externalScenario([{ at: 0, makePrimary: 2 }]), 'TaskSetNotFoundException'],
    ['task sets of ECS', scenarioOf({}, {}, [{ at: 0, makePrimary: 1 }]), 'has no task sets'],
  ])('%s', (_, scenario, refusal) => {
    expect(() => {
      newWorld(scenario).playTo(at(60));
    }).toThrow(refusal);
  });

  it('what a deployment shows can be anything, until CodeDeploy changes it', () => {
    const played = taskSetsOf(byCodeDeploy(deployed, { at: 100, codeDeployStatus: 'Pausing' }), 12);
    expect(played.deployment(200).status).toBe('Pausing');
    expect(played.deployment(700).status).toBe('Succeeded');
  });
});
