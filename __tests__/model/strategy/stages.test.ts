import { expect, test } from '@jest/globals';
import { isBeforeShift, isBehindShift, stagesInOrder } from '../../../src/model/strategy/stages.ts';

test('stages are before the shift of production traffic or behind it, in the order of the guide', () => {
  const guide = [
    ['RECONCILE_SERVICE', 'before'],
    ['PRE_SCALE_UP', 'before'],
    ['SCALE_UP', 'before'],
    ['POST_SCALE_UP', 'before'],
    ['TEST_TRAFFIC_SHIFT', 'before'],
    ['POST_TEST_TRAFFIC_SHIFT', 'before'],
    ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'before'],
    ['PRODUCTION_TRAFFIC_SHIFT', 'neither'],
    ['POST_PRODUCTION_TRAFFIC_SHIFT', 'behind'],
    ['BAKE_TIME', 'behind'],
    ['CLEAN_UP', 'behind'],
  ];
  const placeOf = (stage: string | undefined): string =>
    isBeforeShift(stage) ? 'before' : isBehindShift(stage) ? 'behind' : 'neither';
  expect(stagesInOrder.map((stage) => [stage, placeOf(stage)])).toEqual(guide);
  expect([placeOf('PRE_EVERYTHING'), placeOf(undefined)]).toEqual(['neither', 'neither']);
});
