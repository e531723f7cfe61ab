/**
 * Every scenario of the simulator through the whole action, on virtual time: outcome, cause, the moment of the verdict against
 * the oracle, and what it cost. Those marked golden also say what they say, word for word.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { publicationOf } from '../src/report/render/publication.ts';
import { play, type Played, type PlayedService } from '../simulator/play.ts';
import { scenarioTests } from '../simulator/scenarios/index.ts';
import { expectedOutcomesOf, type ScenarioTest } from '../simulator/scenarios/scenario-test.ts';
import { answersSoundly, lateMs, MOST_LATE_MS } from '../simulator/oracle/lateness.ts';
import { oracleVerdictOf } from '../simulator/oracle/oracle.ts';
import { violationOf } from '../simulator/api/schema.ts';
import { UNKNOWN } from '../simulator/api/unknown-values.ts';
import { answerSchemas } from '../simulator/http/answer-schemas.ts';
import type { Operation } from '../src/observe/aws/operations.ts';
import { unknownValues } from './simulator/http/enumerations.ts';
import { asText } from './report/text.ts';
import { golden } from './report/golden.ts';

const outcomeOf = ({ verdict }: PlayedService, { report }: Played, place: number): { outcome: string; cause?: string } => {
  const cause = report.services[place]?.cause;
  return { outcome: verdict.decided ? verdict.outcome : 'undecided', ...(cause === undefined ? {} : { cause }) };
};

/** Letters and digits alone: each surface has marks of its own. */
const plainly = (text: string): string =>
  text
    .replaceAll('&#8203;', '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** How long the run took, how often it observed and what it called: a change of these is a change of what an observation costs. */
function costOf({ simulated, services, report }: Played): Readonly<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const { operation } of simulated.calls) calls[operation] = (calls[operation] ?? 0) + 1;
  const observations = Math.max(...services.map((one) => one.observations.length));
  return { seconds: report.durationSeconds, looks: observations, calls: simulated.calls.length, ...calls };
}

/** Members, types and values that the SDK does not know, and members that it says are always there. */
const faultsOfAnswer = (operation: Operation, answer: object): readonly string[] => [
  ...[violationOf(answerSchemas[operation], answer, operation)?.message ?? []].flat(),
  ...unknownValues(operation, answer),
];

describe.each(Object.entries(scenarioTests))('%s', (name, scenarioTest: ScenarioTest) => {
  let played: Played;
  const faults = new Set<string>();
  beforeAll(async () => {
    played = await play(scenarioTest, {
      answered: (operation, answer) => {
        for (const fault of faultsOfAnswer(operation, answer)) faults.add(fault);
      },
    });
  }, 60_000);

  it('is answered with what the SDK knows, but for values that it sets itself', () => {
    const { api } = scenarioTest.scenario;
    const own = JSON.stringify([scenarioTest.scenario, api?.unknownValues ? UNKNOWN : '']);
    expect([...faults].filter((fault) => !own.includes(`"${/ is (\S+)$/.exec(fault)?.[1]}"`))).toStrictEqual(
      // Hooks have this stage, and so may a service deployment, whatever the SDK says.
      [...faults].filter((fault) => fault === 'ServiceDeployment.lifecycleStage is PRE_PRODUCTION_TRAFFIC_SHIFT'),
    );
  });

  it(`ends as it must: ${scenarioTest.scenario.title}`, () => {
    const outcomes = played.services.map((one, place) => [one.key, outcomeOf(one, played, place)] as const);
    // Where one that is misconfigured ends the step at once, the others have no verdict.
    expect(Object.fromEntries(outcomes.filter(([, { outcome }]) => outcome !== 'undecided'))).toEqual(
      expectedOutcomesOf(scenarioTest),
    );
    const isGreen = Object.values(expectedOutcomesOf(scenarioTest)).every(({ outcome }) => outcome === 'healthy');
    expect(played.report.passes).toBe(isGreen || scenarioTest.passes === true);
  });

  it('has its verdict in the first observation that shows the evidence, and not before; at once where time alone makes it due', () => {
    for (const { key, verdict, observations } of played.services) {
      if (!verdict.decided) continue;
      const oracle = oracleVerdictOf(played.simulated.simulation, scenarioTest, key, observations);
      // An observation that a cancellation cut short is dropped, so there is none to compare.
      const observation = verdict.outcome === 'cancelled' ? oracle.observation : observations.length - 1;
      expect({ key, outcome: verdict.outcome, observation }).toEqual({
        key,
        outcome: oracle.outcome,
        observation: oracle.observation,
      });
      // Where AWS does not answer, nobody can tell what time makes of it.
      const late = answersSoundly(scenarioTest.scenario) ? lateMs(oracle, observations) : undefined;
      expect(late ?? 0).toBeLessThanOrEqual(MOST_LATE_MS);
    }
  });

  it('tells the root cause first, in summary, log and annotation alike', () => {
    const { report } = played;
    const [only, ...others] = report.services;
    if (!only?.cause || others.length > 0) return;
    const sentence = plainly(only.story);
    const { summary, log, annotations } = publicationOf(report, { report: '', recording: '' });
    expect(plainly(summary.split('\n').slice(0, 3).join(' '))).toContain(sentence);
    expect(plainly(log[0] ? asText(log[0]).split('\n').slice(0, 2).join(' ') : '')).toContain(sentence);
    expect(plainly(annotations[0]?.message.split('\n')[0] ?? '')).toContain(sentence);
  });

  const { names } = scenarioTest;
  if (names !== undefined) {
    it(`names ${names} in its headline`, () => {
      expect(played.report.headline).toContain(names);
    });
  }

  it('costs what it did', () => {
    const text = `${JSON.stringify(costOf(played), null, 2)}\n`;
    expect(text).toBe(golden(`../../scenarios/cost/${name}.json`, text));
  });

  if (scenarioTest.golden) {
    it('says it in words', () => {
      const { report, said } = played;
      const { summary, log } = publicationOf(report, { report: '/tmp/report.json', recording: '/tmp/recording.jsonl' });
      const text = `${said.join('\n')}\n\n${log.map(asText).join('\n')}\n`;
      expect(summary).toBe(golden(`../../scenarios/golden/${name}.md`, summary));
      expect(text).toBe(golden(`../../scenarios/golden/${name}.txt`, text));
    });
  }
});
