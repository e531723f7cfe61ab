/** A newer deployment takes the place of the one that was verified, and is verified in its place. */
import type { Revision, ServiceSpec } from '../../scenario.ts';
import { api, brisk, deployed, pairOf, shifting, sound, withoutRoot, withThird } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const followed = (title: string, service: ServiceSpec, at: number): ScenarioTest => ({
  scenario: {
    title,
    services: [service],
    targetGroups: { ...pairOf(brisk), 'api-tg': brisk },
    actions: [...deployed, { at, deploy: 3 }],
  },
  inputs: { 'on-superseded': 'follow' },
  expected: { outcome: 'healthy' },
});

const blueGreen = (next: Revision = sound) => withThird(shifting({ type: 'BLUE_GREEN' }, { next }));

export const following = {
  'followed-in-the-bake': followed('somebody deploys revision 3 in the bake of revision 2', blueGreen(), 360),
  'followed-before-it-was-healthy': followed('somebody deploys revision 3 to mend revision 2', blueGreen(withoutRoot), 60),
  'followed-rolling': followed('a rolling update is replaced by another', withThird(api({ desired: 3 })), 50),
} as const satisfies { readonly [name: string]: ScenarioTest };
