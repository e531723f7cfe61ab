import { expect, test } from '@jest/globals';
import process from 'node:process';
import { rulesOf } from '../src/rules.ts';
import { judged } from './judged.ts';
import { readScenarios } from './read-scenarios.ts';

test.each(readScenarios(process.env.RECORDED_SCENARIOS ?? ''))('$title', (recorded) => {
  expect(judged(recorded.observed, rulesOf(recorded.inputs), recorded.context)).toStrictEqual(recorded.judged);
});
