/**
 * The differential diagnosis: every cause leads the report of a deployment that the simulator plays through the whole action, and
 * where two causes show in one deployment, the truer one leads.
 */
import { describe, expect, it, test } from '@jest/globals';
import { auditedAlone, catalogue, configuration } from '../src/diagnose/catalogue.ts';
import { readingsOf } from '../src/diagnose/evidence/readings.ts';
import { oracleVerdictOf } from '../simulator/oracle/oracle.ts';
import { play } from '../simulator/play.ts';
import { contests, neighbours, pairs } from '../simulator/scenarios/causes/pairs.ts';
import { deploymentOf } from '../simulator/scenarios/causes/sign.ts';
import { signs } from '../simulator/scenarios/causes/signs.ts';
import type { GateRun } from '../simulator/scenarios/scenario-test.ts';
import { neverTogether } from './differential/never-together.ts';

const ids = catalogue.map(({ id }) => id);
/** A play takes milliseconds, but for a machine that is busy with others. */
const MOST_MS = 60_000;
/** Risks: told beside a verdict, or by an audit, and never the reason for one. */
const risks = new Set([...auditedAlone, ...configuration].map(({ id }) => id));
const named = (upper: string, lower: string): string => `${upper} before ${lower}`;

interface Told {
  /** The ids of the findings, in their order. */
  readonly findings: readonly string[];
  /** Whether a cause shows, be it told or not. */
  readonly shows: (id: string) => boolean;
}

/** An audit has no deployment to judge. */
const isAudit = ({ inputs }: GateRun): boolean => inputs?.mode === 'audit';

/** Plays it, and holds the verdict against the oracle, which knows nothing of causes. */
async function told(run: GateRun): Promise<Told> {
  const { simulated, services, report } = await play(run);
  const [service] = services;
  if (!service?.verdict.decided) throw new Error(`${run.scenario.title}: there is no verdict.`);
  const { verdict, observations, key, timeline } = service;
  const judged = { outcome: verdict.outcome, observation: observations.length - 1 };
  const oracle = isAudit(run) ? judged : oracleVerdictOf(simulated.simulation, run, key, observations);
  expect(judged).toEqual({ outcome: oracle.outcome, observation: oracle.observation });
  const readings = readingsOf(timeline);
  return {
    findings: (report.services[0]?.findings ?? []).map(({ cause }) => cause),
    shows: (id) => catalogue.find((cause) => cause.id === id)?.detect(readings) !== undefined,
  };
}

describe('a cause', () => {
  it('has a sign by which it shows, whichever it is', () => {
    expect(Object.keys(signs).sort()).toEqual([...ids].sort());
  });

  test.each(Object.entries(signs))(
    '%s leads the report where it shows alone, or is told as a risk',
    async (id, sign) => {
      const { findings } = await told(deploymentOf(sign));
      expect(risks.has(id) ? findings.filter((one) => one === id) : findings.slice(0, 1)).toEqual([id]);
    },
    MOST_MS,
  );
});

describe('of two causes', () => {
  const adjacent = ids.slice(1).map((lower, place) => named(ids[place] ?? '', lower));

  it('that are neighbours in the catalogue, it is known which leads, or why none shows beside the other', () => {
    const known = [...neighbours, ...neverTogether].map(({ upper, lower }) => named(upper, lower));
    expect({ undecided: adjacent.filter((one) => !known.includes(one)) }).toEqual({ undecided: [] });
    expect({ noNeighbours: known.filter((one) => !adjacent.includes(one)) }).toEqual({ noNeighbours: [] });
    expect(known).toHaveLength(new Set(known).size);
  });

  it('that are none, a contest is held in the order of the catalogue', () => {
    const astray = contests.filter(({ upper, lower }) => ids.indexOf(upper) >= ids.indexOf(lower));
    expect(astray.map(({ upper, lower }) => named(upper, lower))).toEqual([]);
    expect(contests.map(({ upper, lower }) => named(upper, lower)).filter((one) => adjacent.includes(one))).toEqual([]);
  });

  test.each(pairs.map(({ upper, lower, run }) => [named(upper, lower), run.scenario.title, { upper, lower, run }] as const))(
    '%s: %s',
    async (_name, _title, { upper, lower, run }) => {
      const { findings, shows } = await told(run);
      expect({ [upper]: shows(upper), [lower]: shows(lower) }).toEqual({ [upper]: true, [lower]: true });
      // What leads need not leave anything to be told of the other; risks are told one beside the other.
      const isOfBoth = (one: string): boolean => one === upper || one === lower;
      expect(risks.has(upper) ? findings.filter(isOfBoth) : findings.slice(0, 1)).toEqual(
        risks.has(upper) ? [upper, lower] : [upper],
      );
    },
    MOST_MS,
  );
});
