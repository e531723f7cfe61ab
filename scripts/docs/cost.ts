/** What verifying each kind of deployment asks of AWS, counted on scenarios of the simulator: a deployment that ends healthy. */
import { callsAMinute } from '../../bench/cost.ts';
import { median } from '../../bench/totals.ts';
import { play } from '../../simulator/play.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';
import { startsAtOf } from '../../simulator/scenarios/scenario-test.ts';
import { START } from '../../simulator/scenario.ts';
import { table } from './tables.ts';

/** By what is shown of it. All have three tasks and one target group, or one pair of them. */
const examples = {
  '`ROLLING`': 'plain-update-3',
  '`BLUE_GREEN`': 'blue-green-plain',
  '`CANARY`': 'canary-ten-minutes',
  'an Express service': 'express-update',
  '`ROLLING` behind VPC Lattice': 'lattice-rolling',
  '`BLUE_GREEN` behind VPC Lattice': 'lattice-blue-green',
  '`CODE_DEPLOY`': 'code-deploy-plain',
  '`EXTERNAL`': 'external-plain',
} as const satisfies Readonly<Record<string, keyof typeof scenarioTests>>;

async function row(kind: string, name: keyof typeof scenarioTests): Promise<readonly string[]> {
  const scenarioTest = scenarioTests[name];
  if (!scenarioTest) throw new Error(`there is no scenario ${name}`);
  const played = await play(scenarioTest);
  const [only] = played.services;
  if (!only || played.report.outcome !== 'healthy') throw new Error(`${name} is no example: it ended ${played.report.outcome}`);
  const [first = 0, ...others] = only.observations.map(
    ({ atMs, endedMs }) => played.simulated.calls.filter(({ at }) => at >= atMs && at < endedMs).length,
  );
  const minutes = played.report.durationSeconds / 60;
  return [
    kind,
    String(first),
    String(median(others)),
    String(Math.max(...others)),
    (callsAMinute(played, START + startsAtOf(scenarioTest) * 1000) ?? NaN).toFixed(0),
    `${played.simulated.calls.length} in ${minutes.toFixed(1)} min`,
  ];
}

/** @throws an Error that names an example that no longer ends healthy */
export async function costPart(): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const [kind, name] of Object.entries(examples)) rows.push(await row(kind, name));
  return table(['Kind', 'First observation', 'Each further one, median', 'At most', 'A minute', 'The whole run'], rows);
}
