/**
 * The founding story, live: the built action, as the runner starts it, on the pretend AWS over HTTP. Prints the log as it
 * comes, and writes the job summary as Markdown and as a page that looks as GitHub shows it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageOf } from '../scripts/page.ts';
import { runAction } from '../scripts/runner.ts';
import { serveScenario } from '../simulator/http/scenario.ts';
import { scenario } from './scenario.ts';

/** The deployment is this old when the action starts, as after a deployer that took its time. */
const headStartSeconds = 20;

const out = fileURLToPath(new URL('../out/demo/', import.meta.url));
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** As GitHub's log viewer shows a line: commands are not shown as such. */
function shown(line: string): string | undefined {
  const command = /^::(\w[\w-]*)(?: title=([^:]*))?::(.*)$/.exec(line);
  if (!command) return /^::[0-9a-f-]{36}::$/.test(line) ? undefined : line;
  const [, name, title = '', message = ''] = command;
  if (name === 'group') return `▾ ${decoded(message)}`;
  if (name !== 'error' && name !== 'warning' && name !== 'notice') return undefined;
  return `${name.toUpperCase()} ${decoded(title)}\n${decoded(message)}`;
}

const decoded = (text: string): string =>
  text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const aws = await serveScenario(scenario, { startAt: headStartSeconds });
try {
  say(`A pretend AWS listens on ${aws.url}; ${scenario.title}.\n`);
  const ran = await runAction({
    inputs: { cluster: 'prod', service: 'api' },
    env: {
      AWS_ENDPOINT_URL: aws.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDSIMULATED',
      AWS_SECRET_ACCESS_KEY: 'simulated',
    },
    onLine: (line) => {
      const text = shown(line);
      if (text !== undefined) say(text);
    },
  });
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}summary.md`, ran.summary);
  writeFileSync(`${out}summary.html`, pageOf(ran.summary));
  say(`\nThe step ended with exit code ${ran.code} after ${ran.seconds.toFixed(0)} s: ${ran.outputs.outcome ?? 'no outcome'}.`);
  say('The job summary is in out/demo/summary.md, and as a page in out/demo/summary.html.');
  process.exitCode = ran.code === 1 && ran.outputs.outcome === 'targets-unhealthy' ? 0 : 1;
} finally {
  await aws.close();
}
