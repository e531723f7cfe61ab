import { expect, test } from '@jest/globals';
import { unknownState } from '../../../src/model/strategy/known-states.ts';
import { deployment } from '../../build.ts';

test('what ECS says of a deployment is known, or told as what it is', () => {
  for (const status of ['PRIMARY', 'ACTIVE', 'INACTIVE', 'DRAINING'])
    expect(unknownState(deployment({ status }))).toBeUndefined();
  for (const rolloutState of ['IN_PROGRESS', 'COMPLETED', 'FAILED'])
    expect(unknownState(deployment({ rolloutState }))).toBeUndefined();
  const { rolloutState, ...untold } = deployment();
  expect(rolloutState).toBe('IN_PROGRESS');
  expect(unknownState(untold)).toBeUndefined();
  expect(unknownState(deployment({ status: 'RESTING' }))).toBe('its status is RESTING, which is not known here');
  expect(unknownState(deployment({ rolloutState: 'RESTING' }))).toBe('its rolloutState is RESTING, which is not known here');
});
