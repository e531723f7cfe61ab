/** What CodeDeploy's word of a rollback comes to, and what is a newer task set beside it. */
import { describe, expect, test } from '@jest/globals';
import type { Deployment, Observation } from '../../../src/model/observation.ts';
import { codeDeploy as strategy } from '../../../src/model/strategy/code-deploy.ts';
import { at, blind, deployment, newer, observation, ours, readFailure, service } from '../../build.ts';
import {
  carriedOut,
  codeDeployId,
  codeDeployment,
  codeDeployTarget,
  olderTaskSet,
  ownTaskSet,
  taskSet,
} from '../../code-deploy.ts';

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
  test('is told also by a look that does not show the service', () => {
    expect(strategy.rollback(rolledBack, blind(30))).toStrictEqual(told);
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
  const { externalId, ...unnamed } = taskSet();
  expect(externalId).toBe(codeDeployId);
  expect(strategy.successor(carriedOut(codeDeployment()), listing({ ...third, taskSet: unnamed }))?.id).toBe(newer);
  expect(strategy.successor(rolledBack, listing(deployment({ id: newer, createdAt: at(25) })))?.id).toBe(newer);
});

test('a newer set is told where its events could not be read, but not where what made it could not', () => {
  const seen = (operation: string): Observation => ({
    ...listing(ownTaskSet(), third),
    readFailures: [readFailure(operation, 'throttled')],
  });
  expect(strategy.successor(carriedOut(codeDeployment()), seen('BatchGetDeploymentTargets'))?.id).toBe(newer);
  expect(strategy.successor(carriedOut(codeDeployment()), seen('GetDeployment'))).toBeUndefined();
});

test('CodeDeploy is asked by the id that the set names, but not where health alone is waited for', () => {
  const known = carriedOut(codeDeployment());
  expect(strategy.codeDeployId('traffic-shifted', known)).toBe(codeDeployId);
  expect(strategy.codeDeployId('completed', known)).toBe(codeDeployId);
  expect(strategy.codeDeployId('healthy', known)).toBeUndefined();
  expect(strategy.readsRules('completed', known)).toBe(false);
});

test('it is complete once CodeDeploy says so and its set is PRIMARY', () => {
  const codeDeploy = codeDeployment({ status: 'Succeeded' });
  const isComplete = (...sets: readonly Deployment[]): boolean | undefined =>
    strategy.isComplete(carriedOut(codeDeploy), { ...listing(...sets), codeDeploy });
  expect(isComplete({ ...ownTaskSet(), status: 'PRIMARY' })).toBe(true);
  expect(isComplete(ownTaskSet())).toBe(false);
  const unanswered = { codeDeploy, readFailures: [readFailure('GetDeployment', 'throttled')] };
  const serving = listing({ ...ownTaskSet(), status: 'PRIMARY' });
  expect(strategy.isComplete(carriedOut(codeDeploy), { ...serving, ...unanswered })).toBeUndefined();
  expect(strategy.isComplete(carriedOut(codeDeploy), { ...listing(ownTaskSet()), ...unanswered })).toBe(false);
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
