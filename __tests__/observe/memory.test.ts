/** 4,000 looks over 1,000 tasks must stay small and cheap: here by counts and shapes, in the bench by bytes and seconds. */
import { expect, it } from '@jest/globals';
import { judge } from '../../src/judge/judge.ts';
import type { Observation, Task } from '../../src/model/observation.ts';
import { extend, type Timeline } from '../../src/model/timeline.ts';
import { shareUnchanged } from '../../src/observe/recording/structural-sharing.ts';
import { at, deployment, groupArn, observation, service, target, task, timeline } from '../build.ts';

const taskCount = 1000;
const lookCount = 400;
const numbers = Array.from({ length: taskCount }, (_, i) => i + 1);
const address = (n: number): string => `10.0.${String(n >> 8)}.${String(n & 255)}`;

/** A look as AWS answers it, nothing shared; in every look, one more of the tasks has turned RUNNING. */
function answered(i: number): Observation {
  const running = (n: number): boolean => n <= i;
  return observation(i * 5, {
    service: service({
      desiredCount: taskCount,
      runningCount: i,
      deployments: [deployment({ desiredCount: taskCount, runningCount: i })],
    }),
    tasks: numbers.map((n): Task => ({ ...task(n), addresses: [address(n)], lastStatus: running(n) ? 'RUNNING' : 'PENDING' })),
    targets: new Map([
      [groupArn, numbers.map((n) => ({ ...target(n), id: address(n), state: running(n) ? 'healthy' : 'initial' }))],
    ]),
  });
}

function watch(): Timeline {
  let watched = timeline([], { timeoutSeconds: 86_400 });
  for (let i = 0; i < lookCount; i += 1) watched = extend(watched, shareUnchanged(watched.observations.at(-1), answered(i)));
  return watched;
}

const watched = watch();

it('holds a task anew only where it changed', () => {
  const distinct = new Set(watched.observations.flatMap(({ tasks }) => tasks ?? []));
  expect(distinct.size).toBe(taskCount + lookCount - 1);
});

it('holds a target anew only where it changed', () => {
  const distinct = new Set(watched.observations.flatMap(({ targets }) => targets.get(groupArn) ?? []));
  expect(distinct.size).toBe(taskCount + lookCount - 1);
});

it('holds the configuration once', () => {
  expect(new Set(watched.observations.map(({ targetGroups }) => targetGroups)).size).toBe(1);
  expect(new Set(watched.observations.map(({ taskDefinitions }) => taskDefinitions)).size).toBe(1);
});

it('keeps one history for each task', () => {
  expect(watched.facts.tasks.size).toBe(taskCount);
});

/** The same task, counting how often any of its members is read. */
const counted = (one: Task, count: () => void): Task =>
  new Proxy(one, {
    get: (from, property) => {
      count();
      return from[property as keyof Task];
    },
  });

it.each([100, 200, 400])('folds and judges a look of %i tasks by reading each a few times', (count) => {
  let reads = 0;
  const seen = (seconds: number): Observation =>
    observation(seconds, {
      service: service({ desiredCount: count, deployments: [deployment({ desiredCount: count, runningCount: count })] }),
      tasks: numbers.slice(0, count).map((n) => ({ ...task(n), addresses: [address(n)] })),
      health: numbers
        .slice(0, count)
        .map((n) => ({ ...target(n), id: address(n), state: n % 2 === 0 ? 'healthy' : 'unhealthy' })),
    });
  const before = [0, 5, 10].map(seen).reduce(extend, timeline([]));
  const next = seen(15);
  const watchedTasks = (next.tasks ?? []).map((one) => counted(one, () => (reads += 1)));
  judge(extend(before, { ...next, tasks: watchedTasks }));
  expect(reads).toBeGreaterThan(count);
  expect(reads / count).toBeLessThan(20);
});

it('neither folds nor judges by reading the tasks of old looks again', () => {
  const untouchable = new Proxy<Task[]>([], {
    get: (_, property) => {
      throw new Error(`${String(property)} of an old look's tasks was read`);
    },
  });
  const old = watched.observations.slice(0, -1).map((one): Observation => ({ ...one, tasks: untouchable }));
  const last = watched.observations.slice(-1);
  const guarded: Timeline = { ...watched, observations: [...old, ...last] };
  const next = shareUnchanged(last[0], { ...answered(lookCount), at: at(lookCount * 5), endedAt: at(lookCount * 5) });
  expect(judge(extend(guarded, next))).toEqual({ decided: false });
});
