/** Plays the scenarios of the simulator, and writes down what was observed in them and how it is judged. */
import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { defined } from '../src/model/defined.ts';
import { rulesOf } from '../src/rules.ts';
import { play, type PlayOptions } from '../simulator/play.ts';
import type { ScenarioTest } from '../simulator/scenarios/scenario-test.ts';
import { scenarioTests } from '../simulator/scenarios/index.ts';
import { judged, timelinesOf, type Observed } from './judged.ts';
import type { RecordedScenario } from './read-scenarios.ts';

export async function recordScenarios(file: string): Promise<void> {
  const recorded: RecordedScenario[] = [];
  for (const [name, scenarioTest] of Object.entries(scenarioTests)) recorded.push(...(await recordScenario(name, scenarioTest)));
  writeFileSync(file, serialize(recorded));
}

type Header = ReturnType<Parameters<NonNullable<PlayOptions['wrap']>>[1]>;

async function recordScenario(name: string, scenarioTest: ScenarioTest): Promise<readonly RecordedScenario[]> {
  const headers: Header[] = [];
  const { services } = await play(scenarioTest, {
    wrap: (observer, header) => {
      headers.push(header());
      return { ...observer, end: () => undefined };
    },
  });
  const isInWords = scenarioTest.golden && services.length === 1;
  return headers.flatMap(({ run, inputs: { mode, failOn } }) =>
    services.map(({ key, timeline: { name: service, criteria, startedAt, observations } }) => {
      const observed: Observed = { name: service, criteria, startedAt, observations };
      const scenario = {
        title: `${name} ${key}`,
        observed,
        inputs: { mode, failOn },
        ...defined({ context: isInWords ? run : undefined }),
      };
      return { ...scenario, judged: judged(timelinesOf(observed), rulesOf(scenario.inputs), scenario.context) };
    }),
  );
}
