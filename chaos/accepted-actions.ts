/** People try what AWS refuses, such as to continue a deployment that does not wait: such an action changes nothing, and is left out. */
import { refusedActionOf } from '../simulator/engine/refused-action.ts';
import { newWorld } from '../simulator/engine/new-world.ts';
import { START } from '../simulator/scenario.ts';
import { startsAtOf, type ScenarioTest } from '../simulator/scenarios/scenario-test.ts';

/** The same test with those of its actions that AWS accepts, by trial. */
export function withAcceptedActions(scenarioTest: ScenarioTest): ScenarioTest {
  const { scenario } = scenarioTest;
  const { actions = [] } = scenario;
  const untilMs = START + Math.max(0, ...actions.map(({ at }) => at)) * 1000;
  try {
    newWorld(scenario, START + startsAtOf(scenarioTest) * 1000).playTo(untilMs);
    return scenarioTest;
  } catch (error) {
    const refused = refusedActionOf(error);
    if (refused === undefined) throw error;
    return withAcceptedActions({ ...scenarioTest, scenario: { ...scenario, actions: actions.filter((one) => one !== refused) } });
  }
}
