import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TaskRow } from '../../src/model/report.ts';
import { pictureOf } from '../../src/report/picture.ts';
import { report } from '../../src/report/report.ts';
import { at } from '../build.ts';
import { founding, run } from './stories.ts';

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
  pictureOf({ ...service, tasks, times: { ...service.times, decidedAt } })
    .join('\n')
    .split('\n');

it('draws a task from its start to its end, and what it was meanwhile', () => {
  const lines = drawn([row({ startedAt: at(20), firstHealthyAt: at(30), stoppedAt: at(60) })]);
  expect(lines.filter((line) => line.includes(' :'))).toEqual([
    'starting :done, 2026-01-15 10:00:00, 2026-01-15 10:00:20',
    'running :done, 2026-01-15 10:00:20, 2026-01-15 10:00:30',
    'healthy :active, 2026-01-15 10:00:30, 2026-01-15 10:01:00',
    'targets unhealthy :milestone, 2026-01-15 10:01:40, 0s',
  ]);
});

it('draws no bar without a length, which would be drawn as a day', () => {
  expect(drawn([row({ startedAt: at(20), firstHealthyAt: at(20) })]).filter((line) => line.startsWith('running'))).toEqual([]);
});

it('draws twelve tasks at most, those that failed first, and says how many it left out', () => {
  const tasks = Array.from({ length: 50 }, (_, i) => row({ id: String(i).padStart(32, '0'), createdAt: at(i), failed: i < 3 }));
  const lines = drawn(tasks);
  expect(lines.filter((line) => line.startsWith('section '))).toHaveLength(13);
  expect(lines).toContain('38 further tasks not drawn.');
  expect(
    lines.filter((line) => line.includes(':crit')).length + lines.filter((line) => line.startsWith('starting')).length,
  ).toBeGreaterThan(3);
});

it('draws nothing where there is nothing to draw', () => {
  expect(pictureOf({ ...service, tasks: [] })).toEqual([]);
});

it('lets no text of AWS into its syntax', () => {
  const word =
    /^(?:`{3,}(?:mermaid)?|gantt|dateFormat YYYY-MM-DD HH:mm:ss|axisFormat %H:%M:%S|section [0-9a-z]*|(?:starting|running|running, not healthy|healthy) :(?:done|crit|active), [-\d :]+, [-\d :]+|[a-z ]+ :milestone, [-\d :]+, 0s|)$/i;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary' }), (id, text) => {
      const lines = drawn([row({ id, state: text, lastStatus: text, ended: text, startedAt: at(5), firstHealthyAt: at(9) })]);
      expect(lines.filter((line) => !word.test(line))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
