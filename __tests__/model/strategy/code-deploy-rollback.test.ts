/** What CodeDeploy's word of a rollback comes to, and what is a newer task set beside it. */
import { describe, expect, test } from '@jest/globals';
import type { Deployment, Observation } from '../../../src/model/observation.ts';
import { codeDeploy as strategy } from '../../../src/model/strategy/code-deploy.ts';
import { at, newer, observation, ours, service } from '../../build.ts';
import { carriedOut, codeDeployId, codeDeployment, codeDeployTarget, olderTaskSet, ownTaskSet } from '../../code-deploy.ts';

const backBy = 'd-FG56HI78J';
const third: Deployment = { ...ownTaskSet({ externalId: backBy }), id: newer, createdAt: at(25) };
const listing = (...deployments: readonly Deployment[]): Observation =>
  observation(30, { service: service({ controller: 'CODE_DEPLOY', deployments }) });
const rolledBack = carriedOut(codeDeployment({ rolledBackBy: backBy }));

describe('a rollback', () => {
  const told = { by: 'CodeDeploy', field: 'DeploymentInfo.rollbackInfo.rollbackDeploymentId', text: backBy };
  test('goes to the set that was made for it, once that is listed', () => {
    expect(strategy.rollback(rolledBack, listing(ownTaskSet(), olderTaskSet()))).toStrictEqual(told);
    expect(strategy.rollback(rolledBack, listing(ownTaskSet(), third))).toStrictEqual({ ...told, to: newer });
  });
  test('that a set was made for is told of it for six hours', () => {
    const made = carriedOut(codeDeployment({ rollsBack: 'd-LOST' }));
    const after = (ms: number): Observation => ({ ...listing(ownTaskSet()), at: at(-60) + 6 * 3600_000 + ms });
    expect(strategy.rollback(made, after(0))).toStrictEqual({
      by: 'CodeDeploy',
      field: 'DeploymentInfo.rollbackInfo.rollbackTriggeringDeploymentId',
      text: `${codeDeployId} was made to roll d-LOST back`,
      to: ours,
    });
    expect(strategy.rollback(made, after(1))).toBeUndefined();
  });
});

test('a newer set takes its place, but not the one that was made to roll it back', () => {
  const seen = listing(ownTaskSet(), third);
  expect(strategy.successor(rolledBack, seen)).toBeUndefined();
  expect(strategy.successor(carriedOut(codeDeployment()), seen)?.id).toBe(newer);
  expect(strategy.successor(carriedOut(codeDeployment({ rolledBackBy: 'd-OTHER' })), seen)?.id).toBe(newer);
});

test('it is complete once CodeDeploy says so and its set is PRIMARY', () => {
  const codeDeploy = codeDeployment({ status: 'Succeeded' });
  const isComplete = (...sets: readonly Deployment[]): boolean | undefined =>
    strategy.isComplete(carriedOut(codeDeploy), { ...listing(...sets), codeDeploy });
  expect(isComplete({ ...ownTaskSet(), status: 'PRIMARY' })).toBe(true);
  expect(isComplete(ownTaskSet())).toBe(false);
  expect(isComplete(olderTaskSet())).toBe(false);
});

describe('its share of production traffic', () => {
  const shareOf = (codeDeploy: ReturnType<typeof codeDeployment> | undefined, entry?: Deployment): string | undefined =>
    strategy.productionShare(carriedOut(codeDeploy), {
      ...listing(...(entry ? [entry] : [])),
      ...(codeDeploy ? { codeDeploy } : {}),
    });
  test('is what CodeDeploy says', () => {
    expect(shareOf(codeDeployment({ target: codeDeployTarget([], 10) }), ownTaskSet())).toBe('it has 10 % of production traffic');
  });
  test('is told by its set where CodeDeploy is not asked', () => {
    expect(shareOf(undefined, ownTaskSet())).toBe('its task set is not PRIMARY yet');
    expect(shareOf(undefined, { ...ownTaskSet(), status: 'PRIMARY' })).toBe('its task set is PRIMARY');
    expect(shareOf(undefined)).toBeUndefined();
  });
});
