import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const clock = new URL('../../demo/fast-clock.ts', import.meta.url).href;

/** What a program prints under the fast clock, begun as if a second ago. */
function printed(program: string, speed: number): string {
  const env = { ...process.env, DEMO_SPEED: String(speed), DEMO_SINCE: String(Date.now() - 1000) };
  return spawnSync(process.execPath, ['--import', clock, '--eval', program], { env, encoding: 'utf8' }).stdout;
}

it('makes time pass as many times as fast, for dates and timers alike', () => {
  const seconds = printed(
    `const began = Date.now(), machine = process.hrtime.bigint();
     setTimeout(() => console.log((new Date().getTime() - began) / 1000, Number(process.hrtime.bigint() - machine) / 1e9), 20_000);`,
    100,
  );
  const [told = 0, taken = 0] = seconds.trim().split(' ').map(Number);
  expect(told).toBeGreaterThanOrEqual(19);
  expect(taken).toBeGreaterThanOrEqual(0.19);
  expect(told / taken).toBeCloseTo(100, -1);
}, 60_000);

it('began when it is told to, and leaves dates that are given alone', () => {
  const [ahead = 0, given] = printed('console.log(Date.now() - Number(process.env.DEMO_SINCE), new Date(5).getTime())', 50).split(
    ' ',
  );
  expect(Number(ahead)).toBeGreaterThanOrEqual(50_000);
  expect(given).toBe('5\n');
}, 60_000);
