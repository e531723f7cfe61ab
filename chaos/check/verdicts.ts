/** Every verdict against the oracle's: the outcome, and the observation that first proves it. */
import { answersSoundly, lateMs, mostLateMs } from '../../simulator/oracle/lateness.ts';
import { oracleVerdictOf, type OracleVerdict } from '../../simulator/oracle/oracle.ts';
import type { Played, PlayedService } from '../../simulator/play.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { Finding } from './finding.ts';
import { lagOf, type Lag } from './pace.ts';
import { unaskedFindings } from './unasked.ts';

export interface Judged extends Lag {
  readonly said: string;
  readonly findings: readonly Finding[];
}

const NO_LAG: Lag = { lagSeconds: 0, why: '' };

export function judged(played: Played, scenarioTest: ScenarioTest): readonly Judged[] {
  const isOver = played.services.some(({ verdict }) => verdict.decided && verdict.outcome === 'misconfigured');
  return played.services.map((one) => {
    const { key, verdict, observations } = one;
    const oracle = oracleVerdictOf(played.simulated.simulation, scenarioTest, key, observations);
    if (!verdict.decided) {
      const isStillOpen = isOver && oracle.observation >= observations.length;
      return { said: 'undecided', ...NO_LAG, findings: isStillOpen ? [] : [{ kind: 'no verdict', text: `${key} has none` }] };
    }
    // An observation that a cancellation cut short is dropped: the oracle goes on with its own.
    const isCutShort =
      verdict.outcome === 'cancelled' &&
      scenarioTest.cancelAt !== undefined &&
      (oracle.outcome === 'cancelled' || oracle.observation >= observations.length);
    if (isCutShort) return { said: verdict.outcome, ...NO_LAG, findings: [] };
    const found = [...findingsOf(one, verdict.outcome, oracle), ...lateFindings(one, scenarioTest, oracle)];
    return {
      said: verdict.outcome,
      ...lagOf(one, ((observations.at(-1)?.atMs ?? 0) - oracle.atMs) / 1000),
      findings: found.length > 0 ? found : unaskedFindings(played, scenarioTest, one, verdict.outcome),
    };
  });
}

function findingsOf({ key, observations }: PlayedService, said: string, oracle: OracleVerdict): readonly Finding[] {
  const last = observations.length - 1;
  if (said === oracle.outcome && last === oracle.observation) return [];
  const text = `${key}: ${said} in observation ${last}, where the oracle says ${oracle.outcome} in ${oracle.observation}`;
  return [{ kind: kindOf(said, last, oracle), text }];
}

function lateFindings(
  { key, observations }: PlayedService,
  { scenario }: ScenarioTest,
  oracle: OracleVerdict,
): readonly Finding[] {
  const [last] = observations.slice(-1);
  const late = lateMs(oracle, observations) ?? 0;
  if (!last || !answersSoundly(scenario) || late <= mostLateMs(last)) return [];
  const text = `${key}: ${oracle.outcome} was due ${(late / 1000).toFixed(1)} s before, by time alone`;
  return [{ kind: 'late by time alone', text }];
}

function kindOf(said: string, last: number, { outcome, observation }: OracleVerdict): string {
  if (said !== outcome && said === 'healthy') return `false green: ${outcome}`;
  if (said !== outcome) return `${outcome === 'healthy' ? 'false red' : 'another outcome'}: ${said}, oracle ${outcome}`;
  return `${last < observation ? 'too early' : 'too late'}: ${said}`;
}
