/**
 * A deployment with the gate in it, live: the built action, as the runner starts it, on the pretend AWS over HTTP. Prints the log as
 * it comes, and keeps the recording and the job summary, as Markdown and as a page that looks as GitHub shows it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { duration } from '../src/model/text.ts';
import { command } from '../scripts/command.ts';
import { pageOf } from '../scripts/page.ts';
import { runAction, type Ran } from '../scripts/runner.ts';
import { serveScenario } from '../simulator/http/scenario.ts';
import { play } from '../simulator/play.ts';
import { listed, named } from '../simulator/scenarios/named.ts';
import { inputsOf, startsAtOf, type GateRun } from '../simulator/scenarios/scenario-test.ts';
import { playable, stories } from '../simulator/scenarios/stories.ts';
import { demo } from './scenario.ts';
import { shown } from './shown.ts';
import { beginning, ending, keptRecording, keptSummary } from './words.ts';

/** Nobody waits longer. */
const mostSeconds = 60;
/** Beyond it the processes on this machine take a part of the time that counts. */
const mostSpeed = 30;

const out = fileURLToPath(new URL('../out/demo/', import.meta.url));
const fastClock = new URL('fast-clock.ts', import.meta.url).href;
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const list = (word?: string): string =>
  `${listed(Object.fromEntries(Object.entries(stories).map(([name, { sentence }]) => [name, sentence])), word)}
And by its name each scenario of the tests, and as cause-ID each cause of docs/causes.md: npm run simulator -- --list [WORD]
`;

/** How many times as fast as in a real account, so that it takes a minute at most. */
function speedFor(seconds: number, given: string | undefined): number {
  if (given === undefined) return Math.min(mostSpeed, Math.max(1, Math.ceil(seconds / mostSeconds)));
  const speed = Number(given);
  if (!(speed >= 1 && speed <= 100)) throw new Error(`--speed must be a number from 1 to 100: ${given}`);
  return speed;
}

async function runLive(gateRun: GateRun, speed: number): Promise<Ran> {
  const { scenario, cancelAt } = gateRun;
  const startAt = startsAtOf(gateRun);
  const aws = await serveScenario(scenario, { startAt, speed });
  try {
    say(beginning(scenario.title));
    return await runAction({
      inputs: inputsOf(gateRun),
      env: {
        AWS_ENDPOINT_URL: aws.url,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'AKIDSIMULATED',
        AWS_SECRET_ACCESS_KEY: 'simulated',
        RUNNER_DEBUG: process.env.RUNNER_DEBUG ?? '',
        ...(speed === 1 ? {} : { DEMO_SPEED: String(speed), DEMO_SINCE: String(aws.startedMs) }),
      },
      ...(speed === 1 ? {} : { preload: fastClock }),
      ...(cancelAt === undefined ? {} : { kill: { signal: 'SIGINT', after: (cancelAt - startAt) / speed } as const }),
      onLine: (line) => {
        const text = shown(line);
        if (text !== undefined) say(text);
      },
    });
  } finally {
    await aws.close();
  }
}

function keep({ summary, recording }: Ran): void {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}summary.md`, summary);
  writeFileSync(`${out}summary.html`, pageOf(summary));
  say(keptSummary);
  if (recording === '') return;
  writeFileSync(`${out}recording.jsonl`, recording);
  say(keptRecording);
}

async function show(name: string | undefined, givenSpeed: string | undefined): Promise<void> {
  const gateRun = name === undefined ? demo : named(playable, name);
  // On virtual time first, in a moment: what is to come, and how long it takes.
  const { report: foreseen } = await play(gateRun);
  const speed = speedFor(foreseen.durationSeconds, givenSpeed);
  const takes = duration(foreseen.durationSeconds * 1000);
  if (speed > 1)
    say(
      `Time is compressed ${speed} times: what takes ${takes} is shown in ${duration((foreseen.durationSeconds * 1000) / speed)}.`,
    );
  const ran = await runLive(gateRun, speed);
  say(`\n${ending(ran.code, ran.seconds, ran.outputs.outcome)}`);
  keep(ran);
  if (ran.outputs.outcome !== foreseen.outcome) throw new Error(`it should have ended ${foreseen.outcome}`);
}

const usage = { usage: 'npm run demo -- [NAME] [--speed TIMES] | --list [WORD]', most: 1, flags: ['list'], options: ['speed'] };
await command(usage, async ({ positionals: [name], flags, options }) => {
  if (flags.has('list')) say(list(name));
  else await show(name, options.get('speed'));
});
