import { expect, test } from '@jest/globals';
import process from 'node:process';
import type { Timeline } from '../src/model/timeline.ts';
import { rulesOf } from '../src/rules.ts';
import { judged, timelinesOf } from './judged.ts';
import { readScenarios, type RecordedScenario } from './read-scenarios.ts';

/** Nothing of what makes a timeline is mutated where these are the tests: it is made once for all mutants. */
const kept = Symbol.for('timelines of recorded scenarios');
const memory = globalThis as { [kept]?: WeakMap<RecordedScenario, readonly Timeline[]> | undefined };
const known = (memory[kept] ??= new WeakMap());

test.each(readScenarios(process.env.RECORDED_SCENARIOS ?? ''))('$title', (recorded) => {
  const timelines = known.get(recorded) ?? timelinesOf(recorded.observed);
  known.set(recorded, timelines);
  expect(judged(timelines, rulesOf(recorded.inputs), recorded.context)).toStrictEqual(recorded.judged);
});
