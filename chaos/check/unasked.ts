/**
 * What the gate need not ask must not matter: where AWS answers every question, whoever asks all of them at each of these times
 * comes to the same. The oracle otherwise knows what was asked alone, and would not miss what never was.
 */
import { answersSoundly } from '../../simulator/oracle/lateness.ts';
import { oracleVerdictOf } from '../../simulator/oracle/oracle.ts';
import type { Played, PlayedService } from '../../simulator/play.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { Finding } from './finding.ts';

export function unaskedFindings(
  { simulated }: Played,
  scenarioTest: ScenarioTest,
  { key, observations }: PlayedService,
  said: string,
): readonly Finding[] {
  if (!answersSoundly(scenarioTest.scenario)) return [];
  const last = observations.length - 1;
  // What was asked is as of when it was answered.
  const asking = observations.map(({ atMs, endedMs, readMs = {}, sentMs = {} }) => {
    return { atMs, endedMs, answered: true, whole: true, readMs, sentMs };
  });
  const { outcome, observation } = oracleVerdictOf(simulated.simulation, scenarioTest, key, asking);
  if (said === outcome) return [];
  const text = `${key}: ${said} in observation ${last}, where all questions give ${outcome} in ${observation}`;
  return [{ kind: `asked too little: ${said}, not ${outcome}`, text }];
}
