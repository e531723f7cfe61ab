/** What people, alarms and the infrastructure do: the deployment itself, and at times something in its way. */
import fc, { type Arbitrary } from 'fast-check';
import type { Action } from '../../simulator/scenario.ts';
import type { Deployable } from './services.ts';
import { aMoment, among, inPercent, weighted } from './weights.ts';

const shares = among<readonly [blue: number, green: number]>([0, 100], [100, 0], [50, 50]);

const interruption = fc.record({
  interrupt: among('spot', 'maintenance', 'az-rebalancing', 'instance-draining', 'host-terminated', 'user'),
  tasks: among(1, 2, 5),
  of: among('new', 'old'),
});

const scaling = fc.record({ scale: among(1, 2, 3, 5, 0) });

const anywhere: readonly (readonly [number, Arbitrary<object>])[] = [
  [3, scaling],
  [3, interruption],
  [2, fc.constant({ deploy: 3 })],
  [1, fc.constant({ redeploy: true })],
  [1, fc.constant({ remove: true })],
];

const moved = (name: string): Arbitrary<object> =>
  fc.tuple(shares, inPercent(15, fc.constant(true))).map(([[blue, green], isDeleted]) => ({
    setRule: `${name}-production`,
    forwards: isDeleted === true ? undefined : { [`${name}-blue`]: blue, [`${name}-green`]: green },
  }));

/** The rule names one of the two groups alone: nothing uses the other. */
const namedAlone = (name: string): Arbitrary<object> =>
  among(`${name}-blue`, `${name}-green`).map((group) => ({ setRule: `${name}-production`, forwards: { [group]: 100 } }));

const interfered: readonly (readonly [number, Arbitrary<object>])[] = [
  [2, fc.constant({ rollBack: true })],
  [2, fc.constant({ stopDeployment: true })],
  [2, fc.constant({ alarm: true })],
];

const answered = fc.record({ resume: among('CONTINUE', 'ROLLBACK') });
/** Of a rolling update it passes unseen where nothing else changes, and need not be read. */
const statusOfEcs = fc.record({
  serviceDeploymentStatus: among('STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'VERIFYING', 'IN_PROGRESS'),
});
const statusOfCodeDeploy = fc.record({ codeDeployStatus: among('Verifying', 'InProgress') });

function deedsOf({ strategy, service }: Deployable): readonly (readonly [number, Arbitrary<object>])[] {
  const name = service.name ?? 'api';
  const rules = (service.loadBalancers ?? []).some(({ alternate }) => alternate !== undefined)
    ? [[2, moved(name)] as const, [1, namedAlone(name)] as const]
    : [];
  const [first] = service.loadBalancers ?? [];
  const byHand = first === undefined ? [] : [[1, fc.constant({ deregister: first.targetGroup })] as const];
  switch (strategy) {
    case 'CODE_DEPLOY':
      return [...anywhere, ...interfered, ...rules, ...byHand, [3, answered], [1, statusOfCodeDeploy]];
    case 'EXTERNAL':
      return [...anywhere.filter((_, place) => place < 2 || place === 4), ...rules];
    case 'CLASSIC':
      return [];
    case 'ROLLING':
    case 'DAEMON':
    case 'BLUE_GREEN':
    case 'LINEAR':
    case 'CANARY':
    case 'EXPRESS':
    case 'GATEWAY':
    case 'LATTICE':
      return [
        ...anywhere,
        ...interfered,
        ...rules,
        ...byHand,
        ...(service.strategy?.hooks ? [[6, answered] as const] : []),
        ...(service.strategy ? [[1, statusOfEcs] as const] : []),
      ];
  }
}

const at = (second: number, deed: object): Action => ({ at: second, ...deed }) as Action;

/** A controller of one's own: brings a task set, moves traffic, makes it PRIMARY, lets the old one go; or stops on the way. */
const controlled = (name: string): Arbitrary<readonly Action[]> =>
  fc
    .record({
      percent: among(100, 50, 0),
      steps: fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 4, maxLength: 4 }),
      count: weighted([5, fc.constant(4)], [3, fc.integer({ min: 0, max: 4 })]),
      then: inPercent(
        25,
        among<object>(
          { deleteTaskSet: 2 },
          { createTaskSet: 3, scalePercent: 100 },
          { makePrimary: 1 },
          { scaleTaskSet: 2, scalePercent: 50 },
        ),
      ),
      thenAt: aMoment,
    })
    .map(({ percent, steps, count, then, thenAt }) => {
      const course: readonly object[] = [
        { scaleTaskSet: 2, scalePercent: 100 },
        { setRule: `${name}-production`, forwards: { [`${name}-green`]: 100, [`${name}-blue`]: 0 } },
        { makePrimary: 2 },
        { deleteTaskSet: 1 },
      ];
      let second = 0;
      const taken = course.slice(0, count).map((deed, place) => at((second += steps[place] ?? 0), deed));
      return [at(0, { createTaskSet: 2, scalePercent: percent }), ...taken, ...(then === undefined ? [] : [at(thenAt, then)])];
    });

/** The deployment that the gate is to verify. */
function beginningOf({ strategy, service }: Deployable): Arbitrary<readonly Action[]> {
  if (service.steady === false) return fc.constant([at(0, { create: 2 })]);
  if (strategy === 'EXTERNAL') return controlled(service.name ?? 'api');
  return weighted<readonly Action[]>(
    [14, fc.constant([at(0, { deploy: 2 })])],
    [1, fc.constant([at(0, { redeploy: true })])],
    [1, fc.constant([])],
    [1, fc.constant([at(-30_000, { deploy: 2 })])],
  );
}

/** In order of time, no two in the same second: what is at once, none can put in order. */
const oneAtATime = (actions: readonly Action[]): readonly Action[] =>
  actions
    .toSorted((a, b) => a.at - b.at)
    .reduce<readonly Action[]>(
      (before, action) => [...before, { ...action, at: Math.max(action.at, (before.at(-1)?.at ?? -Infinity) + 1) }],
      [],
    );

/** In order of time, each naming its service where it is not the first. */
export const actionsOf = (one: Deployable): Arbitrary<readonly Action[]> => {
  const deeds = deedsOf(one);
  const more =
    deeds.length === 0
      ? fc.constant([])
      : weighted<readonly Action[]>(
          [5, fc.constant([])],
          [
            5,
            fc.array(
              fc.tuple(aMoment, weighted(...deeds)).map(([second, deed]) => at(second, deed)),
              { minLength: 1, maxLength: 4 },
            ),
          ],
        );
  const { name } = one.service;
  return fc
    .tuple(beginningOf(one), more)
    .map(([first, others]) =>
      oneAtATime([...first, ...others]).map((action) =>
        name === undefined || 'setRule' in action ? action : { ...action, service: name },
      ),
    );
};
