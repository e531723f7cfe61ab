import { expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { TaskRow } from '../../../src/model/report.ts';
import { ganttOf } from '../../../src/report/render/gantt.ts';
import { report } from '../../../src/report/report.ts';
import { at } from '../../build.ts';
import { founding, run } from '../reports.ts';

const [service] = report(run, [founding()]).services;
if (!service) throw new Error('the story has no service');
const row = (changes: Partial<TaskRow>): TaskRow => ({
  id: 'a'.repeat(32),
  state: 'running',
  lastStatus: 'RUNNING',
  failed: false,
  createdAt: at(0),
  containers: [],
  ...changes,
});
const drawn = (tasks: readonly TaskRow[], decidedAt = at(100)): readonly string[] =>
  ganttOf({ ...service, tasks, times: { ...service.times, decidedAt } }, '###')
    .join('\n')
    .split('\n');

const bars = (tasks: readonly TaskRow[]): readonly string[] => drawn(tasks).filter((line) => line.includes(' :'));
const lives: readonly [what: string, task: TaskRow, bars: readonly string[]][] = [
  [
    'a task that was healthy to its end',
    row({ startedAt: at(20), firstHealthyAt: at(30), lastHealthyAt: at(55), stoppedAt: at(60) }),
    [
      'starting :done, 2026-01-15 10:00:00, 2026-01-15 10:00:20',
      'running :done, 2026-01-15 10:00:20, 2026-01-15 10:00:30',
      'healthy :active, 2026-01-15 10:00:30, 2026-01-15 10:01:00',
    ],
  ],
  [
    'one that was healthy and then failed: not healthy since it last was',
    row({ startedAt: at(20), firstHealthyAt: at(20), lastHealthyAt: at(40), stoppedAt: at(60), failed: true }),
    [
      'starting :done, 2026-01-15 10:00:00, 2026-01-15 10:00:20',
      'healthy :active, 2026-01-15 10:00:20, 2026-01-15 10:00:40',
      'not healthy :crit, 2026-01-15 10:00:40, 2026-01-15 10:01:00',
    ],
  ],
  [
    'one that was never healthy, up to the verdict',
    row({ startedAt: at(20), failed: true }),
    ['starting :done, 2026-01-15 10:00:00, 2026-01-15 10:00:20', 'not healthy :crit, 2026-01-15 10:00:20, 2026-01-15 10:01:40'],
  ],
  [
    'one that never started',
    row({ state: 'never started', stoppedAt: at(30), failed: true }),
    ['never started :crit, 2026-01-15 10:00:00, 2026-01-15 10:00:30'],
  ],
  [
    'one whose container exited before ECS called it RUNNING',
    row({ state: 'exited before it was RUNNING', stoppedAt: at(30), failed: true }),
    ['exited before it was RUNNING :crit, 2026-01-15 10:00:00, 2026-01-15 10:00:30'],
  ],
];
test.each(lives)('draws %s, without a bar of no length', (_what, task, told) => {
  expect(bars([task])).toEqual([...told, 'targets unhealthy :milestone, 2026-01-15 10:01:40, 0s']);
});

it('names no section by a number alone, which Mermaid would draw out of its place', () => {
  expect(drawn([row({ id: '12345678'.repeat(4) })])).toContain('section 12345678…');
});

it('draws twelve tasks at most, some of every state, and says how many it left out', () => {
  const tasks = Array.from({ length: 50 }, (_, i) =>
    row({ id: String(i).padStart(8, '0'), createdAt: at(i), state: i < 47 ? 'failed' : 'healthy' }),
  );
  const lines = drawn(tasks);
  const numbers = [...Array.from({ length: 9 }, (_, i) => i), 47, 48, 49];
  expect(lines.filter((line) => line.startsWith('section '))).toEqual([
    ...numbers.map((i) => `section ${String(i).padStart(8, '0')}…`),
    'section verdict',
  ]);
  expect(lines).toContain('38 further tasks not drawn.');
});

it('marks the hours of a long wait without seconds, which would run into each other', () => {
  const axis = (seconds: number): readonly string[] =>
    drawn([row({ startedAt: at(1) })], at(seconds)).filter((line) => line.startsWith('axisFormat'));
  expect([axis(900), axis(901)]).toEqual([['axisFormat %H:%M:%S'], ['axisFormat %H:%M']]);
});

it('draws nothing where there is nothing to draw', () => {
  expect(ganttOf({ ...service, tasks: [] }, '###')).toEqual([]);
});

it('lets no text of AWS into its syntax', () => {
  const word =
    /^(?:`{3,}(?:mermaid)?|### Timeline \(UTC\)|gantt|dateFormat YYYY-MM-DD HH:mm:ss|axisFormat %H:%M:%S|section (?:[0-9a-z]*…|verdict)|(?:starting|running|not healthy|healthy) :(?:done|crit|active), [-\d :]+, [-\d :]+|[a-z ]+ :milestone, [-\d :]+, 0s|)$/i;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary' }), (id, text) => {
      const spoiled = row({ id, state: text, lastStatus: text, ended: text, startedAt: at(5), firstHealthyAt: at(9) });
      expect(drawn([{ ...spoiled, failed: text.length > 3 }]).filter((line) => !word.test(line))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
