/**
 * The policies of docs/permissions.md are enough: every scenario with those alone that its words ask for, in front of the pretend AWS and
 * evaluated by an evaluator that is not ours.
 */
import { describe, expect, it } from '@jest/globals';
import { policed } from '../../../simulator/policy/policed.ts';
import { play } from '../../../simulator/play.ts';
import { scenarioTests } from '../../../simulator/scenarios/index.ts';
import { expectedOutcomesOf, type ScenarioTest } from '../../../simulator/scenarios/scenario-test.ts';
import { grantedFor } from './granted.ts';
import { outcomesOf } from './outcomes.ts';

describe('with exactly the policies that docs/permissions.md asks for', () => {
  it.each(Object.entries(scenarioTests))(
    '%s is refused nothing',
    async (_name, scenarioTest: ScenarioTest) => {
      const { required, optional } = grantedFor(scenarioTest);
      const { authorise, refused } = await policed([...required, ...optional]);
      const outcomes = outcomesOf(await play(scenarioTest, { authorise }));
      expect([...refused]).toStrictEqual([]);
      expect(outcomes).toStrictEqual(
        Object.fromEntries(Object.entries(expectedOutcomesOf(scenarioTest)).map(([key, { outcome }]) => [key, outcome])),
      );
    },
    60_000,
  );
});
