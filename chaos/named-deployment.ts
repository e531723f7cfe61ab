/** The input `deployment` as an id or an ARN, which nobody knows before AWS has given it. */
import { newWorld } from '../simulator/engine/new-world.ts';
import { START } from '../simulator/scenario.ts';
import { startsAtOf, type ScenarioTest } from '../simulator/scenarios/scenario-test.ts';

/** How a deployment is named while it has no name yet: that of a revision. */
const UNNAMED = /^(id|arn) of revision (\d+)$/;

/** The same test with the name that AWS gives it; without a name where there is no such deployment. */
export function withNamedDeployment(scenarioTest: ScenarioTest): ScenarioTest {
  const { scenario, inputs: { deployment = '', ...inputs } = {} } = scenarioTest;
  const [, form, revision] = UNNAMED.exec(deployment) ?? [];
  if (form === undefined) return scenarioTest;
  const { cluster = 'prod', name = 'api' } = scenario.services[0] ?? {};
  const endMs = START + Math.max(startsAtOf(scenarioTest), ...(scenario.actions ?? []).map(({ at }) => at)) * 1000;
  const service = newWorld(scenario, START + startsAtOf(scenarioTest) * 1000).serviceAt(cluster, name, endMs);
  const id = [
    ...(service?.serviceRevisions ?? []),
    ...(service?.taskSets ?? []).map((one) => ({ ...one, deploymentId: one.id })),
  ].find((one) => one.revision === Number(revision))?.deploymentId;
  const named = form === 'id' ? id : service?.serviceDeployments.find(({ deploymentId }) => deploymentId === id)?.arn;
  return { ...scenarioTest, inputs: named === undefined ? inputs : { ...inputs, deployment: named } };
}
