/** Every verdict against the oracle's: the outcome, and the observation that first proves it. */
import { answersSoundly, lateMs, mostLateMs } from '../../simulator/oracle/lateness.ts';
import { oracleVerdictOf, type OracleVerdict } from '../../simulator/oracle/oracle.ts';
import type { Scenario } from '../../simulator/scenario.ts';
import type { Played, PlayedService } from '../../simulator/play.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { Finding } from './finding.ts';
import { lagOf, type Lag } from './pace.ts';

export interface Judged extends Lag {
  readonly said: string;
  readonly findings: readonly Finding[];
}

const NO_LAG: Lag = { lagSeconds: 0, why: '' };

export function judged(played: Played, scenarioTest: ScenarioTest): readonly Judged[] {
  const isOver = played.services.some(({ verdict }) => verdict.decided && verdict.outcome === 'misconfigured');
  return played.services.map((one) => {
    const { key, verdict, observations } = one;
    if (!verdict.decided)
      return { said: 'undecided', ...NO_LAG, findings: isOver ? [] : [{ kind: 'no verdict', text: `${key} has none` }] };
    const oracle = oracleVerdictOf(played.simulated.simulation, scenarioTest, key, observations);
    // An observation that a cancellation cut short is dropped, and there are no others, which the oracle makes for itself.
    const isCutShort =
      verdict.outcome === 'cancelled' && (oracle.outcome === 'cancelled' || oracle.observation >= observations.length);
    return {
      said: verdict.outcome,
      ...(isCutShort ? NO_LAG : lagOf(one, ((observations.at(-1)?.atMs ?? 0) - oracle.atMs) / 1000)),
      findings: isCutShort
        ? []
        : [...findingsOf(one, scenarioTest, verdict.outcome, oracle), ...lateFindings(one, scenarioTest, oracle)],
    };
  });
}

function findingsOf(
  { key, observations }: PlayedService,
  { scenario }: ScenarioTest,
  said: string,
  oracle: OracleVerdict,
): readonly Finding[] {
  const last = observations.length - 1;
  const isSame = last === oracle.observation || isBetweenPages(scenario, last, oracle) || isWithinOne(observations, oracle);
  if (said === oracle.outcome && isSame) return [];
  const text = `${key}: ${said} in observation ${last}, where the oracle says ${oracle.outcome} in ${oracle.observation}`;
  return [{ kind: kindOf(said, last, oracle), text }];
}

/** When within an observation a clock begins, or is looked at, is a matter of which of its answers it is dated by. */
function isWithinOne(observations: PlayedService['observations'], { atMs, dueTo }: OracleVerdict): boolean {
  const [last] = observations.slice(-1);
  const longestMs = Math.max(...observations.map((one) => one.endedMs - one.atMs));
  return dueTo === 'time' && last !== undefined && Math.abs(last.atMs - atMs) <= longestMs;
}

/** What changes while a list comes page by page may stand on one of them or not: then the observation before or after shows it. */
const isBetweenPages = ({ api }: Scenario, last: number, { observation }: OracleVerdict): boolean =>
  api?.pageSize !== undefined && Math.abs(last - observation) === 1;

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
