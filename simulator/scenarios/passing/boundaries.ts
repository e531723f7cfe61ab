/** Just within what the contract allows: a little more, or a little earlier, would be another verdict. */
import { api, brisk, crashing, deployed, eager, pairOf, shifting, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const exitsAt = (at: number) => ({ ...sound, later: [{ at, exits: 1 }] });

/** Before the shift, in a pause. */
const notChecked = (inputs: ScenarioTest['inputs'], outcome: 'healthy' | 'paused'): ScenarioTest => ({
  scenario: {
    title: 'within stable-for the rule names the new group no more: its targets are unused meanwhile, and the clock starts anew',
    services: [
      shifting({
        type: 'BLUE_GREEN',
        hooks: [{ type: 'pause', stages: ['POST_SCALE_UP'], timeoutMinutes: 30, timeoutAction: 'CONTINUE' }],
      }),
    ],
    targetGroups: pairOf(eager),
    actions: [
      ...deployed,
      { at: 80, setRule: 'api-production', forwards: { 'api-blue': 100 } },
      { at: 170, setRule: 'api-production', forwards: { 'api-blue': 100, 'api-green': 0 } },
    ],
  },
  inputs: { ...inputs, 'stable-for': '2m' },
  expected: { outcome },
  passes: true,
});

export const boundaries = {
  'healthy-at-first-sight': {
    scenario: {
      title: 'the deployment is complete long before the gate; even so the first look must be 15 s old',
      services: [api({ desired: 3 })],
      actions: deployed,
    },
    startsAt: 900,
    inputs: { 'stable-for': '0s' },
    expected: { outcome: 'healthy' },
  },
  'lapse-while-stable': {
    scenario: {
      title: 'one of three tasks exits within stable-for and is replaced: the clock starts anew',
      services: [api({ desired: 3, next: { ...sound, tasks: { 2: exitsAt(120) } } })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    inputs: { 'wait-until': 'healthy', 'stable-for': '3m' },
    expected: { outcome: 'healthy' },
  },
  'one-of-100-exits-while-stable': {
    scenario: {
      title: 'one of 100 tasks exits within stable-for, which is no more than 1 %: the clock runs on',
      services: [api({ desired: 100, next: { ...sound, tasks: { 7: exitsAt(120) } } })],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    inputs: { 'wait-until': 'healthy', 'stable-for': '4m' },
    expected: { outcome: 'healthy' },
  },
  'unused-while-stable': notChecked({ 'wait-until': 'healthy' }, 'healthy'),
  'unused-while-stable-in-a-pause': notChecked({ 'on-pause': 'pass' }, 'paused'),
  'surplus-exits-while-stable': {
    scenario: {
      title: 'the service is scaled from 4 to 3, and before ECS stops a task, one exits: nobody misses it',
      services: [api({ desired: 4, next: { ...sound, tasks: { 2: exitsAt(166) } } })],
      targetGroups: { 'api-tg': brisk },
      actions: [...deployed, { at: 159, scale: 3 }],
    },
    inputs: { 'wait-until': 'healthy', 'stable-for': '4m' },
    expected: { outcome: 'healthy' },
  },
  'failures-far-apart': {
    scenario: {
      title: 'one task exits at the start, another after all had been healthy for stable-for: two, but never both at once',
      services: [api({ desired: 3, next: { ...sound, tasks: { 1: crashing, 2: exitsAt(320) } } })],
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
  'just-under-a-quarter': {
    scenario: {
      title: '9 of 40 tasks exit, one after the other, and are replaced: a quarter would be too many',
      services: [
        api({
          desired: 40,
          next: {
            ...sound,
            tasks: Object.fromEntries(
              Array.from({ length: 9 }, (_, i) => [i + 1, { later: [{ afterSeconds: 4 + 6 * i, exits: 1 }] }]),
            ),
          },
        }),
      ],
      targetGroups: { 'api-tg': brisk },
      actions: deployed,
    },
    expected: { outcome: 'healthy' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
