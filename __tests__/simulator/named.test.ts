import { expect, it } from '@jest/globals';
import { named } from '../../simulator/scenarios/named.ts';
import { playable } from '../../simulator/scenarios/stories.ts';

const all = { canary: 1, 'crash-loop': 2, 'crash-loop-1': 3, 'no-room': 4 };

it('finds what is named', () => {
  expect(named(all, 'crash-loop')).toBe(2);
});

it.each([
  ['a sign is missing', 'canry', 'canary'],
  ['two signs are swapped', 'on-room', 'no-room'],
  ['half of the name', 'crash', 'crash-loop, crash-loop-1'],
  ['what every object has', 'constructor', 'no-room'],
])('tells what is near: %s', (_sentence, name, near) => {
  expect(() => named(all, name)).toThrow(new RegExp(`^there is no scenario "${name}"; the nearest: .*${near}`));
});

it.each(['canary', 'canary-ten-minutes', 'cause-code-deploy-alarm'])('there is something to play by the name of %s', (name) => {
  expect(named(playable, name).scenario.title).not.toBe('');
});
