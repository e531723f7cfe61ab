/** Task sets of a deployment controller of one's own: what is taken for done, and what is waited for. */
import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../src/judge/judge.ts';
import type { Criteria } from '../../../src/model/criteria.ts';
import type { Deployment, Observation, Service } from '../../../src/model/observation.ts';
import { external } from '../../../src/model/strategy/external.ts';
import { at, type Changes, newer, observation, older, ours, service, target, task, timeline } from '../../build.ts';
import { ofTaskSet } from './task-set.ts';
import { verdictOf } from './verdict.ts';

const set = (scalePercent: number, changes: Partial<Deployment> = {}): Deployment => ofTaskSet({ scalePercent }, changes);
const oldSet = (changes: Partial<Deployment> = {}): Deployment =>
  ofTaskSet({}, { id: older, status: 'ACTIVE', createdAt: at(-3600), updatedAt: at(-3500), ...changes });

interface Seen {
  readonly sets?: readonly Deployment[];
  readonly service?: Partial<Service>;
  readonly observation?: Changes;
}

const seen = (seconds: number, { sets = [set(100)], service: spec, observation: changes }: Seen = {}): Observation =>
  observation(seconds, {
    service: service({ controller: 'EXTERNAL', loadBalancers: [], taskDefinition: '', deployments: sets, ...spec }),
    ...changes,
  });

const lasting = (seconds: number, what: Seen = {}, from = 0): readonly Observation[] =>
  Array.from({ length: seconds / 10 + 1 }, (_, i) => seen(from + i * 10, what));

const half: Seen = { sets: [set(50, { status: 'ACTIVE' }), oldSet({ status: 'PRIMARY' })], service: { desiredCount: 2 } };
const beside: Seen = {
  sets: [set(100), oldSet()],
  observation: { tasks: [task(1), task(2, { deploymentId: older }), task(3, { deploymentId: older })] },
};
const none: Seen = { sets: [set(0, { desiredCount: 0, runningCount: 0 })], observation: { tasks: [] } };
const unused: Seen = {
  ...half,
  observation: {
    targets: new Map([[set(100).taskSet?.loadBalancers[0]?.targetGroupArn ?? '', [target(1, 'unused', 'Target.NotInUse')]]]),
  },
};

type Row = readonly [string, observations: readonly Observation[], criteria: Partial<Criteria>, verdict: string];

describe('EXTERNAL', () => {
  const rows: readonly Row[] = [
    ['as many tasks as its scale asks for are healthy', lasting(30, half), { waitUntil: 'healthy' }, 'healthy at 30'],
    ['a smaller scale has not all traffic', lasting(60, half), { waitUntil: 'traffic-shifted' }, 'in progress'],
    [
      'nor has a set that is not PRIMARY',
      lasting(60, { sets: [set(100, { status: 'ACTIVE' })] }),
      { waitUntil: 'traffic-shifted' },
      'in progress',
    ],
    ['PRIMARY at full scale', lasting(30, beside), { waitUntil: 'traffic-shifted' }, 'healthy at 30'],
    [
      'tasks of the other one in the same group',
      lasting(60, {
        ...beside,
        observation: { tasks: [task(1), task(2, { deploymentId: older })], health: [target(1), target(2)] },
      }),
      { waitUntil: 'traffic-shifted' },
      'in progress',
    ],
    ['it is complete without another one', lasting(30), {}, 'healthy at 30'],
    ['it is not, beside another one', lasting(60, beside), {}, 'in progress'],
    ['it is, when the other one drains', lasting(30, { sets: [set(100), oldSet({ status: 'DRAINING' })] }), {}, 'healthy at 30'],
    [
      'a status that nobody knows',
      lasting(60, { sets: [set(100, { status: 'RESTING' })] }),
      { waitUntil: 'healthy' },
      'in progress',
    ],
    [
      'targets that nothing uses yet are neither healthy nor a fault',
      lasting(120, unused),
      { waitUntil: 'healthy' },
      'in progress',
    ],
    ['scale 0', lasting(60, none), {}, 'no-tasks at 60'],
    ['scale 0, where that is allowed', lasting(60, none), { allowNoTasks: true }, 'no-tasks at 60'],
    ['scale 0 for less than a minute', [...lasting(50, none), ...lasting(30, {}, 60)], {}, 'healthy at 90'],
    [
      'no load balancer',
      lasting(40, { sets: [ofTaskSet({ loadBalancers: [] })], observation: { targets: new Map(), targetGroups: [] } }),
      {},
      'healthy at 40',
    ],
    [
      'an older PRIMARY is what every one begins with',
      lasting(60, { sets: [set(100, { status: 'ACTIVE' }), oldSet({ status: 'PRIMARY' })] }),
      {},
      'in progress',
    ],
    [
      'it drains, and an older one serves',
      lasting(0, { sets: [set(0, { status: 'DRAINING' }), oldSet({ status: 'PRIMARY' })] }),
      {},
      'rolled-back at 0',
    ],
    [
      'a newer one',
      [seen(0), seen(10, { sets: [set(100), set(100, { id: newer, status: 'ACTIVE', createdAt: at(5) })] })],
      {},
      'superseded at 10',
    ],
  ];
  it.each(rows)('%s', (_what, observations, criteria, verdict) => {
    expect(verdictOf(observations, criteria)).toBe(verdict);
  });

  it('says a smaller scale', () => {
    expect(judge(timeline(lasting(30, half), { waitUntil: 'healthy' }))).toMatchObject({
      because: '1 of 1 task healthy for 30 s; its task set is ACTIVE at scale 50 %',
    });
    expect(judge(timeline(lasting(60, none)))).toMatchObject({
      because: `the scale of ${ours} has been 0 for 1 min: nothing runs that could be verified`,
    });
  });

  it('says what is missing when the time is up', () => {
    const late = { timeoutSeconds: 50, waitUntil: 'completed' } as const;
    const because = (what: Seen): unknown => judge(timeline(lasting(50, what), late));
    expect(because(beside)).toMatchObject({
      because: expect.stringContaining(`all 1 task healthy, but another task set (${older}) still not gone`),
    });
    expect(because(half)).toMatchObject({ because: expect.stringContaining('but its task set is ACTIVE at scale 50 %') });
  });

  const progressOf = (what: Seen): string | undefined => {
    const observed = seen(0, what);
    const { deployment } = timeline([observed]);
    return deployment?.strategy.progress(deployment, observed, true);
  };
  it.each([
    ['its scale', half, 'its task set is ACTIVE at scale 50 %'],
    ['another one that is there', beside, `another task set (${older}) still there`],
    [
      'others that are there',
      { sets: [set(100), oldSet(), oldSet({ id: 'ecs-svc/1' }), oldSet({ id: 'ecs-svc/2', status: 'DRAINING' })] },
      `other task sets (${older}, ecs-svc/1) still there`,
    ],
    ['nothing once it is alone', {}, undefined],
  ])('says how far it is: %s', (_what, what, says) => {
    expect(progressOf(what)).toBe(says);
  });

  it('says of a set that is not listed that it is not', () => {
    const { deployment } = timeline([seen(0)]);
    const gone = seen(10, { sets: [oldSet()] });
    expect(deployment?.strategy.progress(deployment, gone, true)).toBeUndefined();
    expect(deployment?.strategy.stillToDo('completed', deployment, gone)).toBe('its task set is not listed');
  });

  it('counts nothing of the tasks of another set', () => {
    const others = [task(1, { deploymentId: older })];
    expect(verdictOf(lasting(60, { ...beside, observation: { tasks: others } }), { waitUntil: 'healthy' })).toBe('in progress');
  });
});

describe('of EXTERNAL', () => {
  const known = { id: ours, createdAt: at(-60), entry: set(100) };
  const isComplete = (...sets: readonly Deployment[]): boolean | undefined => external.isComplete(known, seen(0, { sets }));

  it('a set is complete at full scale, PRIMARY and alone, or where none of it is wanted', () => {
    expect(isComplete(set(100))).toBe(true);
    expect(isComplete(set(0, { desiredCount: 0 }))).toBe(true);
    expect(isComplete(set(50))).toBe(false);
    expect(isComplete(set(100, { status: 'ACTIVE' }))).toBe(false);
    expect(isComplete(set(100), oldSet())).toBe(false);
    expect(isComplete()).toBe(false);
  });

  it('whether requests go to it alone is not told where a target may be that of a task that is not known', () => {
    const counted = oldSet({ runningCount: 1 });
    const unknown = { tasks: [task(1)], health: [target(1), target(8)] };
    const isWhereWanted = (...sets: readonly Deployment[]): boolean | undefined =>
      external.isWhereWanted('traffic-shifted', known, seen(0, { sets, observation: unknown }));
    expect(isWhereWanted(set(100), counted)).toBeUndefined();
    expect(isWhereWanted(set(50), counted)).toBe(false);
    expect(isWhereWanted(set(100), oldSet({ runningCount: 0 }))).toBe(true);
  });

  it('what is still to do follows from what is waited for', () => {
    const shared = { tasks: [task(1), task(2, { deploymentId: older })], health: [target(1), target(2)] };
    const toDo = (waitUntil: 'healthy' | 'traffic-shifted' | 'completed', what: Seen): string =>
      external.stillToDo(waitUntil, known, seen(0, what));
    expect(toDo('traffic-shifted', { ...beside, observation: shared })).toBe(
      'targets of another task set are still registered in its target group',
    );
    expect(toDo('healthy', { ...beside, observation: shared })).toBe('its task set is PRIMARY at scale 100 %');
    expect(toDo('traffic-shifted', beside)).toBe('its task set is PRIMARY at scale 100 %');
    expect(toDo('completed', half)).toBe('its task set is ACTIVE at scale 50 %');
  });

  it('a share of traffic is told of a set that is not PRIMARY at full scale', () => {
    expect(external.productionShare(known, seen(0, half))).toBe('its task set is ACTIVE at scale 50 %');
    expect(external.productionShare(known, seen(0, { sets: [set(50)] }))).toBe('its task set is PRIMARY at scale 50 %');
    expect(external.productionShare(known, seen(0))).toBeUndefined();
    expect(external.productionShare(known, seen(0, { sets: [oldSet()] }))).toBeUndefined();
  });

  it('as many tasks are wanted as its own set asks for', () => {
    const deployments = [oldSet({ desiredCount: 7 }), set(50, { desiredCount: 3 })];
    expect(external.neededCount(service({ desiredCount: 9, deployments }), ours)).toBe(3);
    expect(external.neededCount(service({ desiredCount: 9, deployments }), newer)).toBe(9);
  });

  it('in a look that does not show the service, no other set is named', () => {
    const entry = set(100);
    const { service: unseen, ...look } = seen(0);
    expect(unseen).toBeDefined();
    expect(external.stillToDo('completed', { ...known, entry }, look)).toBe('its task set is not listed');
    expect(external.progress({ ...known, entry }, look, true)).toBeUndefined();
  });

  it('a rollback is its controller’s', () => {
    const gone = { ...known, entry: set(100, { status: 'DRAINING' }) };
    const sets = [gone.entry, oldSet({ status: 'PRIMARY' })];
    expect(external.rollback(gone, seen(0, { sets }))).toMatchObject({ by: 'the external controller', to: older });
  });

  it('nothing pauses or is at fault, nobody else has a word, and the old targets drain only where completion is waited for', () => {
    expect(external.pauses(known)).toStrictEqual([]);
    expect(external.faults('completed', known, seen(0))).toStrictEqual({ found: [], untold: new Set() });
    expect(external.tellsWord(seen(0))).toBe(true);
    const parts = { start: 180, gracePeriod: 60, healthCheck: 20, drain: 300 };
    const sum = '1.5 × (start 180 s + grace period 60 s + health check 20 s) + drain';
    expect(external.rolloutTime(service(), known, 'completed', parts)).toStrictEqual({
      seconds: 690,
      waitingSeconds: 0,
      sum: `${sum} 300 s`,
    });
    expect(external.rolloutTime(service(), known, 'healthy', parts)).toMatchObject({ seconds: 390, sum: `${sum} 0 s` });
  });
});
