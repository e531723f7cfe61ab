import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { openMishaps } from '../../src/publish/own-errors.ts';
import { logTo, type Log } from '../../src/publish/log.ts';

const file = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;

/** A process of its own that does this while it waits for a verdict; `say` is how it tells a report. */
function ran(work: string): { readonly code: number | null; readonly said: string } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { standBy } from ${JSON.stringify(file('publish/own-errors.ts'))};
      let isTold = false;
      const say = async (text) => { if (isTold) return; isTold = true; console.log(text); };
      standBy({ mishap: (error) => console.log('mishap ' + error.message), tell: (error) => say('told ' + error.message), isTold: () => isTold });
      ${work}`,
    ],
    { encoding: 'utf8', timeout: 20_000 },
  );
  return { code: status, said: stdout.trim() };
}

describe('a step', () => {
  it.each<readonly [string, string, number, string]>([
    ['that just ends has failed, and says so', 'await new Promise(() => {});', 1, 'told nothing was left to wait for'],
    [
      'in which something is thrown that nobody catches has failed, says so, and does not go on',
      "setTimeout(() => { throw new Error('odd'); }); setTimeout(() => console.log('went on'), 100);",
      1,
      'told odd',
    ],
    [
      'in which something fails that nobody waits for goes on',
      "void Promise.reject(new Error('odd')); setTimeout(() => { process.exitCode = 0; void say('healthy'); }, 50);",
      0,
      'mishap odd\nhealthy',
    ],
    ['that has said a pass has passed', "process.exitCode = 0; await say('healthy');", 0, 'healthy'],
    ['that has said anything else has failed', "await say('timed-out');", 1, 'timed-out'],
    [
      'that was about to say a pass has failed',
      "process.nextTick(() => { throw new Error('odd'); }); await new Promise((wake) => setTimeout(wake, 50)); process.exitCode = 0;",
      1,
      'told odd',
    ],
  ])('%s', (_, work, code, said) => {
    expect(ran(work)).toEqual({ code, said });
  });
});

it('an error of its own is said once, and redacted', () => {
  const said: string[] = [];
  const log: Log = { ...logTo(), annotate: ({ level, message }) => said.push(`${level} ${message}`) };
  const mishap = openMishaps(log, (text) => text.replaceAll('secret', '[redacted]'));
  const error = Object.assign(new Error('of a secret'), { stack: 'Error: of a secret' });
  for (let time = 0; time < 3; time += 1) mishap(error);
  mishap('odd');
  expect(said).toEqual(['warning Error: of a [redacted]', 'warning odd']);
});
