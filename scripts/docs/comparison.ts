/** What others say of the same deployments, and when, as `npm run bench` plays them on the simulator. */
import { cliWaiter, minutesOfDeployer, sdkWaiter, waitFor, type WaiterVerdict } from '../../bench/waiters.ts';
import { evenJitter } from '../../simulator/jitter.ts';
import { play } from '../../simulator/play.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';
import { startsAtOf } from '../../simulator/scenarios/scenario-test.ts';
import { START } from '../../simulator/scenario.ts';
import { table } from './tables.ts';

/** By what happens in it, in a user's words. */
const stories = {
  'all goes well': 'plain-update-3',
  'warms up for 24 minutes within its grace period': 'stable-after-25-minutes',
  'the load balancer asks for a path that is not there': 'founding-story-3',
  'the same, and ECS rolls back': 'founding-story-with-breaker',
  'healthy at first, then stops answering': 'stops-answering',
  'crashes at its start': 'crash-loop-3',
  'the image does not exist': 'image-not-found-1',
} as const satisfies Readonly<Record<string, keyof typeof scenarioTests>>;

async function row(story: string, name: keyof typeof scenarioTests): Promise<readonly string[]> {
  const scenarioTest = scenarioTests[name];
  if (!scenarioTest) throw new Error(`there is no scenario ${name}`);
  const { report, services } = await play(scenarioTest);
  const [only] = services;
  const last = only?.observations.at(-1);
  if (!only || !last) throw new Error(`${name} was not observed`);
  const seconds = (last.endedMs - START) / 1000 - startsAtOf(scenarioTest);
  const [cluster = '', service = ''] = only.key.split('/');
  const said = report.passes ? 'passes' : 'fails';
  const cause = report.cause === undefined ? '' : `: \`${report.cause}\``;
  const waited = [sdkWaiter(minutesOfDeployer * 60, evenJitter()), cliWaiter].map((waiter) =>
    inWords(waitFor(scenarioTest, cluster, service, waiter), report.passes),
  );
  return [story, `${said}, ${minutes(seconds)}${cause}`, ...waited];
}

/** `6:41` */
function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** What is not true is said in bold. */
function inWords({ result, second }: WaiterVerdict, isGood: boolean): string {
  if (result === 'never') return '**never ends**';
  const said = `${result === 'green' ? 'passes' : 'fails'}, ${minutes(second)}`;
  return (result === 'green') === isGood ? said : `**${said}**`;
}

/** @throws an Error that names a scenario that is not there any more */
export async function comparisonPart(): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const [story, name] of Object.entries(stories)) rows.push(await row(story, name));
  return table(['Minutes', 'ECS health gate', '`wait-for-service-stability`', '`aws ecs wait`'], rows);
}
