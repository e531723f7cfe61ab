/** Whatever is known of earlier deployments, the verdict is the same. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judge } from '../../src/judge/judge.ts';
import type { Observation, PastDeployment } from '../../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import { play } from '../../simulator/play.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';

const past = fc.array(
  fc.record({ arn: fc.string(), createdAt: fc.integer(), finishedAt: fc.integer() }) satisfies fc.Arbitrary<PastDeployment>,
  { maxLength: 20 },
);
/** The verdict after each observation. */
function verdictsOn(
  { name, criteria, startedAt, strategies }: Timeline,
  observations: readonly Observation[],
): readonly unknown[] {
  let timeline = startTimeline(name, criteria, startedAt, strategies);
  return observations.map((observation) => {
    timeline = extend(timeline, observation);
    return judge(timeline);
  });
}

const withHistory = (observation: Observation, history: readonly PastDeployment[] | undefined): Observation => {
  const rest = Object.fromEntries(Object.entries(observation).filter(([member]) => member !== 'history'));
  return { ...(rest as unknown as Observation), ...(history === undefined ? {} : { history }) };
};

const names = [
  'plain-update-1',
  'founding-story-3',
  'blue-green-plain',
  'crash-loop-3',
  'followed-rolling',
  'canary-ten-minutes',
];

test.each(names)('of %s', async (name) => {
  const scenarioTest = scenarioTests[name];
  if (!scenarioTest) throw new Error(`there is no scenario ${name}`);
  const { services } = await play(scenarioTest);
  for (const { timeline } of services) {
    const observations = timeline.observations.filter(({ kind }) => kind !== 'closing');
    expect(observations.some(({ history }) => history !== undefined)).toBe(true);
    const known = (histories: readonly (readonly PastDeployment[] | undefined)[]): readonly Observation[] =>
      observations.map((one, index) => withHistory(one, histories[index]));
    const without = verdictsOn(timeline, known([]));
    fc.assert(
      fc.property(
        fc.array(fc.option(past, { nil: undefined }), { minLength: observations.length, maxLength: observations.length }),
        (histories) => {
          expect(verdictsOn(timeline, known(histories))).toStrictEqual(without);
        },
      ),
      { numRuns: 20 },
    );
  }
});
