import { expect, test } from '@jest/globals';
import { isCalm, isFaulty, rankOf } from '../../src/model/target-states.ts';

const states = ['draining', 'initial', 'healthy', 'brand-new', 'unavailable', 'unused', 'unhealthy.draining', 'unhealthy'];

test('the most telling state comes first, and one that is not known before the calm ones', () => {
  expect(states.toSorted((a, b) => rankOf(a) - rankOf(b))).toStrictEqual([
    'unhealthy',
    'unhealthy.draining',
    'unused',
    'unavailable',
    'brand-new',
    'healthy',
    'initial',
    'draining',
  ]);
});

test('a state that is not known is neither faulty nor calm', () => {
  expect(states.filter((state) => !isFaulty(state) && !isCalm(state))).toStrictEqual(['brand-new']);
});
