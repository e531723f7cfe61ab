import { expect, it } from '@jest/globals';
import { oracleVerdictOf, type Due } from '../../../simulator/oracle/oracle.ts';
import { newSimulation } from '../../../simulator/api/respond.ts';
import { scenarioTests } from '../../../simulator/scenarios/index.ts';
import { startsAtOf, type ScenarioTest } from '../../../simulator/scenarios/scenario-test.ts';

const dueToOf = (name: string): Due | undefined => {
  const scenarioTest: ScenarioTest | undefined = scenarioTests[name];
  if (!scenarioTest) throw new Error(`there is no scenario ${name}`);
  return oracleVerdictOf(newSimulation(scenarioTest.scenario, startsAtOf(scenarioTest)), scenarioTest, 'prod/api').dueTo;
};

it.each([
  { dueTo: 'time', name: 'healthy-at-first-sight', where: 'stable-for has passed' },
  { dueTo: 'time', name: 'unused-target-group', where: 'a minute has passed' },
  { dueTo: 'time', name: 'time-up-stuck', where: 'the deadline has passed' },
  { dueTo: 'target', name: 'stops-answering', where: 'the load balancer has found targets unhealthy' },
  { dueTo: 'event', name: 'crash-loop-3', where: 'tasks have stopped' },
  { dueTo: 'event', name: 'rolled-back-by-a-person', where: 'ECS has gone back' },
  { dueTo: undefined, name: 'classic-load-balancer', where: 'the first observation shows it' },
])('the verdict is due to $dueTo where $where: $name', ({ dueTo, name }) => {
  expect(dueToOf(name)).toBe(dueTo);
});
