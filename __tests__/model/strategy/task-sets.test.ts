/** Task sets: what has come of one beside the others, and what of a service that has them is refused. */
import { describe, expect, test } from '@jest/globals';
import type { KnownDeployment } from '../../../src/model/deployment.ts';
import type { Deployment, Observation } from '../../../src/model/observation.ts';
import {
  areOthersLeaving,
  hasTaskSets,
  isKept,
  isOnlyOne,
  isShared,
  newerTaskSet,
  ofTaskSets,
  rollbackOfTaskSet,
  standingInWords,
  taskSetIn,
} from '../../../src/model/strategy/task-sets.ts';
import { at, blind, deployment, newer, observation, older, ours, service } from '../../build.ts';
import { olderTaskSet, ownTaskSet } from '../../code-deploy.ts';

const own = (changes: Partial<Deployment> = {}): Deployment => ({ ...ownTaskSet(), ...changes });
const old = (changes: Partial<Deployment> = {}): Deployment => ({ ...olderTaskSet(), ...changes });
const seen = (...deployments: readonly Deployment[]): Observation => observation(0, { service: service({ deployments }) });

test('both controllers beside ECS make task sets', () => {
  expect(['ECS', 'CODE_DEPLOY', 'EXTERNAL', 'PIPELINE'].filter(hasTaskSets)).toEqual(['CODE_DEPLOY', 'EXTERNAL']);
});

test('a set is found by its id, and no deployment of ECS is one', () => {
  expect(taskSetIn(seen(old(), own()), { id: ours })?.id).toBe(ours);
  expect(taskSetIn(seen(deployment()), { id: ours })).toBeUndefined();
  expect(taskSetIn(blind(0), { id: ours })).toBeUndefined();
});

test('its scale is told where it is not full', () => {
  const inWords = (scalePercent: number): string | undefined => {
    const entry = taskSetIn(seen(ownTaskSet({ scalePercent })), { id: ours });
    return entry && standingInWords(entry);
  };
  expect(inWords(100)).toBe('ACTIVE');
  expect(inWords(50)).toBe('ACTIVE at scale 50 %');
});

test('its controller keeps it while it serves or is to', () => {
  const kept = ['PRIMARY', 'ACTIVE', 'DRAINING', 'RESTING'].filter((status) => isKept(own({ status })));
  expect(kept).toEqual(['PRIMARY', 'ACTIVE']);
});

describe('of a set and the others', () => {
  const serving = own({ status: 'PRIMARY' });
  const rows: readonly [what: string, observed: Observation, areLeaving: boolean, isAlone: boolean][] = [
    ['it is alone', seen(serving), true, true],
    ['it is alone and does not serve', seen(own()), true, false],
    ['the other drains', seen(serving, old({ status: 'DRAINING' })), true, false],
    ['the other is there', seen(serving, old({ status: 'ACTIVE' })), false, false],
    ['the other alone is there', seen(old()), false, false],
    ['nothing is known', blind(0), false, false],
  ];
  test.each(rows)('%s', (_what, observed, areLeaving, isAlone) => {
    expect([areOthersLeaving(observed, ours), isOnlyOne(observed, ours)]).toEqual([areLeaving, isAlone]);
  });
});

test('a set that is not listed shares its targets with no other', () => {
  expect(isShared(seen(old()), ours)).toBe(false);
});

test('a newer set takes its place, unless it is a rollback', () => {
  const known = { id: ours, createdAt: at(-60) };
  const third = own({ id: newer, createdAt: at(-10) });
  expect(newerTaskSet(known, seen(old(), own(), third))).toBe(third);
  const fourth = own({ id: 'ecs-svc/4', createdAt: at(-5) });
  expect(newerTaskSet(known, seen(own(), third, fourth))).toBe(fourth);
  expect(newerTaskSet(known, seen(own(), fourth, third))).toBe(fourth);
  expect(newerTaskSet(known, seen(old(), own()))).toBeUndefined();
  expect(newerTaskSet(known, seen(own({ createdAt: at(-59) })))).toBeUndefined();
  expect(newerTaskSet({ id: ours }, seen(third))).toBeUndefined();
  expect(newerTaskSet(known, seen(third), () => true)).toBeUndefined();
  expect(newerTaskSet(known, blind(0))).toBeUndefined();
  expect(newerTaskSet(known, seen(own(), own({ id: newer, createdAt: at(-60) })))).toBeUndefined();
});

describe('a rollback', () => {
  const known: KnownDeployment = { id: ours, createdAt: at(-60), entry: own() };
  const draining = { ...known, entry: own({ status: 'DRAINING' }) };
  const gone = { ...known, unlistedSince: at(-10) };
  const back = seen(old({ status: 'PRIMARY' }));
  const told = (left: string) => ({
    by: 'somebody',
    field: 'TaskSet.status',
    text: `${ours} ${left}, and PRIMARY is ${older}, created before it`,
    to: older,
  });
  test('is told of a set that drains or is gone while an older one serves', () => {
    expect(rollbackOfTaskSet(draining, back, 'somebody')).toStrictEqual(told('is DRAINING'));
    expect(rollbackOfTaskSet(gone, back, 'somebody')).toStrictEqual(told('is gone'));
    const byName: KnownDeployment = { id: ours, createdAt: at(-60), unlistedSince: at(-10) };
    expect(rollbackOfTaskSet(byName, back, 'somebody')).toStrictEqual(told('is gone'));
  });
  const { createdAt, ...ageless } = draining;
  const rows: readonly [what: string, deployment: KnownDeployment, observed: Observation | undefined][] = [
    ['while it is there', known, back],
    ['while one look alone does not show it', { ...known, unlistedSince: at(0) }, back],
    ['where a newer one serves', gone, seen(own({ id: newer, status: 'PRIMARY', createdAt: at(-10) }))],
    ['where it serves itself', { ...known, unlistedSince: at(-10) }, seen(own({ status: 'PRIMARY' }))],
    ['where none serves', draining, seen(old({ status: 'ACTIVE' }))],
    ['where it is not known how old it is', ageless, back],
    ['before anything was seen', draining, undefined],
    ['in a look that does not show the service', draining, blind(0)],
  ];
  test.each(rows)('is not told %s', (_what, known, observed) => {
    expect(createdAt).toBe(at(-60));
    expect(rollbackOfTaskSet(known, observed, 'somebody')).toBeUndefined();
  });
});

describe('what all of them have in common', () => {
  const refusedOf = (changes: Parameters<typeof service>[0]) =>
    ofTaskSets.refuses(service({ controller: 'EXTERNAL', deployments: [own()], ...changes }));
  test('is that a set tells its load balancers, and is in use once it is PRIMARY', () => {
    const loadBalancers = [{ targetGroupArn: 'arn:group', containerName: 'app', containerPort: 3000 }];
    expect(ofTaskSets.loadBalancersOf(seen(ownTaskSet({ loadBalancers })), ours)).toBe(loadBalancers);
    expect(ofTaskSets.loadBalancersOf(seen(old()), ours)).toBeUndefined();
    expect(ofTaskSets.isInUse({ id: ours }, seen(own({ status: 'PRIMARY' })))).toBe(true);
    expect(ofTaskSets.isInUse({ id: ours }, seen(own()))).toBe(false);
    expect(ofTaskSets.isInUse({ id: ours }, seen(old()))).toBe(false);
  });
  test('is that neither a daemon nor deployments of ECS among the sets can be verified', () => {
    expect(refusedOf({})).toBeUndefined();
    expect(refusedOf({ schedulingStrategy: 'DAEMON' })?.field).toBe(
      'schedulingStrategy is DAEMON and deploymentController.type is EXTERNAL',
    );
    expect(refusedOf({ deployments: [own(), deployment({ id: older })] })?.field).toBe(
      `deployments has ${older}, but deploymentController.type is EXTERNAL`,
    );
  });
  test('is that ECS is asked neither for service deployments nor for rules', () => {
    expect(ofTaskSets).toMatchObject({ hasServiceDeployments: false, shiftsTraffic: false, hasCircuitBreaker: false });
    expect(ofTaskSets.requiredOperations.size).toBe(0);
    expect(ofTaskSets.readsRules()).toBe(false);
    expect(ofTaskSets.startableAtOnce(service({ desiredCount: 7 }))).toBe(7);
  });
});
