/** What must hold of `mode: audit`: it judges the configuration alone, and waits for no more than to read it. */
import { takesNoTasks } from '../../simulator/oracle/access.ts';
import { oracleVerdictOf } from '../../simulator/oracle/oracle.ts';
import type { Played, PlayedService } from '../../simulator/play.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { groupsOf } from '../../simulator/load-balancer-defaults.ts';
import type { ServiceState, World } from '../../simulator/world/world.ts';
import type { Finding } from './finding.ts';
import type { Judged } from './verdicts.ts';

export const isAudit = ({ inputs = {} }: ScenarioTest): boolean => inputs.mode === 'audit';

const ENDS: readonly Outcome[] = ['audit-passed', 'misconfigured', 'no-access', 'timed-out', 'cancelled'];

/** AWS has a minute to show the whole configuration; the observation after that, be it the widest pause later, may be given up after 20 s. */
const MOST_SECONDS = 60 + 66 + 20;

/** By `fail-on`. */
const GRAVE: { readonly [failOn: string]: readonly string[] } = { error: ['error'], warning: ['error', 'warning'], never: [] };

export function audited(played: Played, scenarioTest: ScenarioTest): readonly Judged[] {
  const isOver = played.services.some(({ verdict }) => verdict.decided && verdict.outcome === 'misconfigured');
  return played.services.map((one) => ({
    said: one.verdict.decided ? one.verdict.outcome : 'undecided',
    lagSeconds: 0,
    why: '',
    findings: one.verdict.decided
      ? findingsOf(played, scenarioTest, one, one.verdict.outcome)
      : isOver
        ? []
        : [{ kind: 'no verdict', text: `${one.key} has none` }],
  }));
}

function findingsOf(
  { simulated }: Played,
  scenarioTest: ScenarioTest,
  { key, observations, findings }: PlayedService,
  said: Outcome,
): readonly Finding[] {
  const seconds = ((observations.at(-1)?.endedMs ?? 0) - (observations[0]?.atMs ?? 0)) / 1000;
  const oracle = oracleVerdictOf(simulated.simulation, scenarioTest, key, observations);
  // What a deployment is verified by makes it misconfigured for an audit too; what is found in it, by how grave it is.
  const isWrong = oracle.outcome === 'misconfigured' && oracle.observation < observations.length;
  const isGrave = findings.some(({ severity }) => GRAVE[scenarioTest.inputs?.['fail-on'] ?? 'error']?.includes(severity));
  const service = serviceAt(simulated.world, key, observations.at(-1)?.endedMs ?? 0);
  // One that is being deleted is no service to judge, whatever became of its deployment before.
  const mayFail =
    isWrong ||
    isGrave ||
    service?.status !== 'ACTIVE' ||
    lacksCheck(scenarioTest, service) ||
    holdsNoTasks(simulated.world, service);
  const isFaultless = scenarioTest.scenario.api === undefined;
  const wrongs: readonly (readonly [string, boolean])[] = [
    ['another outcome', !ENDS.includes(said)],
    ['waits', seconds > MOST_SECONDS && said !== 'no-access'],
    ['no access without a fault', isFaultless && said === 'no-access'],
    ['passes what is wrong', said === 'audit-passed' && (isWrong || isGrave)],
    ['fails what is right', said === 'misconfigured' && !mayFail],
  ];
  return wrongs.flatMap(([what, holds]) =>
    holds ? [{ kind: `audit: ${what}`, text: `${key}: ${said} after ${seconds} s` }] : [],
  );
}

function serviceAt(world: World, key: string, atMs: number): ServiceState | undefined {
  const [cluster = '', name = ''] = key.split('/');
  return world.serviceAt(cluster, name, atMs);
}

/** One of its target groups is of a kind that no task is registered in, whatever else the oracle says of its deployment first. */
function holdsNoTasks({ setting: { targetGroups } }: World, { setting }: ServiceState): boolean {
  const names = setting.loadBalancers.flatMap(groupsOf);
  return targetGroups.some((group) => names.includes(group.name) && takesNoTasks(group));
}

/** A health check is expected where there is none to make it, whatever else the oracle says of its deployment first. */
const lacksCheck = ({ inputs = {} }: ScenarioTest, { setting }: ServiceState): boolean =>
  (inputs['health-check-path'] ?? inputs['health-check-matcher']) !== undefined && setting.loadBalancers.length === 0;
