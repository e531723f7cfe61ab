import { expect, it } from '@jest/globals';
import type { WaitUntil } from '../../../src/model/criteria.ts';
import type { CodeDeployDeployment } from '../../../src/model/observation.ts';
import { codeDeployRolloutTime } from '../../../src/model/strategy/code-deploy-rollout-time.ts';
import type { RolloutTime } from '../../../src/model/strategy/strategy.ts';
import { ours, service } from '../../build.ts';
import { codeDeployment } from '../../code-deploy.ts';

const parts = { start: 180, gracePeriod: 20, healthCheck: 100, drain: 30 };
const up = 1.5 * 300;
/** A minute for each of the six events that there always are. */
const events = 6 * 60;
const linear = { kind: 'linear', percent: 10, intervalSeconds: 180 } as const;

const timeOf = (changes: Partial<CodeDeployDeployment>, waitUntil: WaitUntil = 'completed'): RolloutTime =>
  codeDeployRolloutTime(service(), { id: ours, codeDeploy: codeDeployment(changes) }, waitUntil, parts);

it.each([
  ['all at once', {}, 'completed', up + events, 0],
  ['two events more with test traffic', { hasTestListener: true }, 'completed', up + events + 120, 0],
  ['one wait of a canary', { trafficStep: { ...linear, kind: 'canary' } }, 'completed', up + events + 180, 180],
  ['nine waits between ten steps', { trafficStep: linear }, 'completed', up + events + 9 * 180, 9 * 180],
  ['a last step that is a part of one', { trafficStep: { ...linear, percent: 30 } }, 'completed', up + events + 3 * 180, 3 * 180],
  ['a wait for a person', { readyWaitSeconds: 3600 }, 'healthy', up + events + 3600, 3600],
  ['a wait before the old task set ends', { terminationWaitSeconds: 2400 }, 'completed', up + events + 2400, 2400],
  ['no such wait where the shift is enough', { terminationWaitSeconds: 2400 }, 'traffic-shifted', up + events, 0],
] satisfies readonly [string, Partial<CodeDeployDeployment>, WaitUntil, number, number][])(
  '%s',
  (_what, changes, waitUntil, seconds, waitingSeconds) => {
    expect(timeOf(changes, waitUntil)).toMatchObject({ seconds, waitingSeconds });
  },
);

it('reckons with the events alone where CodeDeploy was not asked', () => {
  expect(codeDeployRolloutTime(service(), { id: ours }, 'completed', parts)).toMatchObject({ seconds: up + events });
});

it('says how it came about, each part that there is', () => {
  const tasks = '1.5 × (start 180 s + grace period 20 s + health check 100 s) + events 360 s';
  expect(timeOf({}).sum).toBe(tasks);
  expect(timeOf({ trafficStep: linear, readyWaitSeconds: 60, terminationWaitSeconds: 300 }).sum).toBe(
    `${tasks} + steps 1620 s + wait for a person 60 s + wait before the old task set ends 300 s`,
  );
});
