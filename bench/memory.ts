/** 4,000 looks over 1,000 tasks: how much they weigh, and how long one judgement takes. Run with `--expose-gc`. */
import { judge } from '../src/judge/judge.ts';
import { extend } from '../src/model/timeline.ts';
import type { Observation } from '../src/model/observation.ts';
import { shareUnchanged } from '../src/observe/recording/structural-sharing.ts';
import { deployment, groupArn, observation, service, target, task, timeline } from '../__tests__/build.ts';

export interface Memory {
  readonly observations: number;
  readonly tasks: number;
  /** What the observations hold once garbage is collected. */
  readonly heapBytes: number;
  /** Of extending the timeline and judging it. */
  readonly medianMs: number;
  readonly worstMs: number;
}

const taskCount = 1000;
const lookCount = 4000;
const numbers = Array.from({ length: taskCount }, (_, i) => i + 1);
const address = (n: number): string => `10.0.${n >> 8}.${n & 255}`;

/** As AWS answers, nothing shared; a task more turns healthy in every fourth look. */
function answered(i: number): Observation {
  const healthyCount = i >> 2;
  return observation(i * 5, {
    service: service({
      desiredCount: taskCount,
      runningCount: healthyCount,
      deployments: [deployment({ desiredCount: taskCount, runningCount: healthyCount })],
    }),
    tasks: numbers.map((n) => ({ ...task(n), addresses: [address(n)], lastStatus: n <= healthyCount ? 'RUNNING' : 'PENDING' })),
    targets: new Map([
      [groupArn, numbers.map((n) => ({ ...target(n), id: address(n), state: n <= healthyCount ? 'healthy' : 'initial' }))],
    ]),
  });
}

const collect = globalThis.gc;
if (!collect) throw new Error('run this with --expose-gc');
let watched = timeline([], { timeoutSeconds: 86_400 });
const times: number[] = [];
collect();
const before = process.memoryUsage().heapUsed;
for (let i = 0; i < lookCount; i += 1) {
  const next = shareUnchanged(watched.observations.at(-1), answered(i));
  const began = performance.now();
  watched = extend(watched, next);
  judge(watched);
  times.push(performance.now() - began);
}
collect();
times.sort((a, b) => a - b);
process.stdout.write(
  `${JSON.stringify({
    observations: watched.observations.length,
    tasks: taskCount,
    heapBytes: process.memoryUsage().heapUsed - before,
    medianMs: times[Math.floor(times.length / 2)] ?? NaN,
    worstMs: times.at(-1) ?? NaN,
  } satisfies Memory)}\n`,
);
