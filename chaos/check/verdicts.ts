/** Every verdict against the oracle's: the outcome, and the observation that first proves it. */
import { oracleVerdictOf, type OracleVerdict } from '../../simulator/oracle/oracle.ts';
import type { Played, PlayedService } from '../../simulator/play.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { Finding } from './finding.ts';
import { lagOf, type Lag } from './pace.ts';

export interface Judged extends Lag {
  readonly said: string;
  readonly findings: readonly Finding[];
}

/**
 * An observation that did not get all that it needed may still prove a failure, as the service alone does a rollback: where the
 * verdict stands on such a one, what it would prove if it were whole is held against it.
 */
function oracleOf({ simulated }: Played, scenarioTest: ScenarioTest, { key, observations }: PlayedService): OracleVerdict {
  const whole = observations.map((one, place) => (place === observations.length - 1 ? { ...one, whole: true } : one));
  const ofWhole = oracleVerdictOf(simulated.simulation, scenarioTest, key, whole);
  const isProven = ofWhole.outcome !== 'healthy' && ofWhole.observation === observations.length - 1;
  return isProven ? ofWhole : oracleVerdictOf(simulated.simulation, scenarioTest, key, observations);
}

const NO_LAG: Lag = { lagSeconds: 0, why: '' };

export function judged(played: Played, scenarioTest: ScenarioTest): readonly Judged[] {
  const isOver = played.services.some(({ verdict }) => verdict.decided && verdict.outcome === 'misconfigured');
  return played.services.map((one) => {
    const { key, verdict, observations } = one;
    if (!verdict.decided)
      return { said: 'undecided', ...NO_LAG, findings: isOver ? [] : [{ kind: 'no verdict', text: `${key} has none` }] };
    const oracle = oracleOf(played, scenarioTest, one);
    // An observation that a cancellation cut short is dropped, and there are no others, which the oracle makes for itself.
    const isCutShort =
      verdict.outcome === 'cancelled' && (oracle.outcome === 'cancelled' || oracle.observation >= observations.length);
    return {
      said: verdict.outcome,
      ...(isCutShort ? NO_LAG : lagOf(one, ((observations.at(-1)?.atMs ?? 0) - oracle.atMs) / 1000)),
      findings: isCutShort ? [] : findingsOf(one, verdict.outcome, oracle),
    };
  });
}

function findingsOf({ key, observations }: PlayedService, said: string, oracle: OracleVerdict): readonly Finding[] {
  const last = observations.length - 1;
  if (said === oracle.outcome && last === oracle.observation) return [];
  const text = `${key}: ${said} in observation ${last}, where the oracle says ${oracle.outcome} in ${oracle.observation}`;
  return [{ kind: kindOf(said, last, oracle), text }];
}

function kindOf(said: string, last: number, { outcome, observation }: OracleVerdict): string {
  if (said !== outcome && said === 'healthy') return `false green: ${outcome}`;
  if (said !== outcome) return `${outcome === 'healthy' ? 'false red' : 'another outcome'}: ${said}, oracle ${outcome}`;
  return `${last < observation ? 'too early' : 'too late'}: ${said}`;
}
