import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Report, ServiceReport } from '../../../src/model/report.ts';
import { annotationsOf } from '../../../src/report/render/annotations.ts';
import { jsonOf } from '../../../src/report/render/json.ts';
import { markdown, mostBytes } from '../../../src/report/render/summary.ts';
import { outputsOf } from '../../../src/report/render/outputs.ts';
import { report } from '../../../src/report/report.ts';
import { founding, healthy, pathFinding, run, several } from '../reports.ts';

const files = { report: '/tmp/r.json', recording: '/tmp/r.jsonl' };
const bytes = (text: string): number => Buffer.byteLength(text);

const [told] = report(run, [founding()]).services;
if (!told) throw new Error('the story has a service');

/** So many of the same, taken in turn, each changed. */
const repeated = <Item>(items: readonly Item[], amount: number, change: (item: Item, index: number) => Item): readonly Item[] =>
  Array.from({ length: amount }, (_, index) => items[index % items.length])
    .filter((item) => item !== undefined)
    .map(change);

/** A report whose every text is as long as told, of characters that grow most when shown. */
function swollen(characters: number, services: number): Report {
  const text = '\u202e'.repeat(characters);
  const base = report(run, [founding()]);
  const [one] = base.services;
  if (!one) throw new Error('the story has a service');
  const many = <Item>(amount: number, item: (index: number) => Item): readonly Item[] =>
    Array.from({ length: amount }, (_, index) => item(index));
  const big = (index: number): ServiceReport => ({
    ...one,
    key: `prod/api-${index}`,
    events: many(100, (n) => ({ id: String(n), at: n, message: text })),
    tasks: one.tasks.flatMap((task) => many(200, (n) => ({ ...task, ended: `${n} ${text}` }))),
    logs: one.logs.flatMap((log) => many(3, () => ({ ...log, lines: many(300, (n) => ({ at: n, message: text })) }))),
  });
  return { ...base, services: many(services, big) };
}

describe('a summary stays below the limit, and says what it left out', () => {
  const rows: readonly [why: string, report: Report, says: string][] = [
    ['many long texts', swollen(1024, 1), 'Shortened to fit into a job summary'],
    ['many services', swollen(1024, 8), 'Shortened to fit into a job summary'],
    [
      'a headline that is too long',
      { ...swollen(10, 3), services: swollen(10, 3).services.map((one) => ({ ...one, story: '\u202e'.repeat(50_000) })) },
      'The rest does not fit into a job summary',
    ],
  ];
  test.each(rows)('%s', (_why, big, says) => {
    const text = markdown(big);
    expect(bytes(text)).toBeLessThanOrEqual(mostBytes);
    expect(text).toContain(says);
    expect(text).toMatch(/^## ❌/);
  });
  test('however much AWS answers', () => {
    const amount = (max: number): fc.Arbitrary<number> => fc.oneof(fc.nat(3), fc.nat(max));
    const sizes = fc.record({
      letter: fc.constantFrom('a', '|', '`', '@', '\\', '&', '<', '\u202e', '\u0000', '€', '😀', '\n', 'GH-1 '),
      characters: amount(2000),
      services: fc.integer({ min: 1, max: 12 }),
      groups: amount(30),
      targets: amount(200),
      tasks: amount(200),
      findings: amount(20),
      notes: amount(20),
      moments: amount(50),
      windows: amount(30),
      events: amount(100),
      logs: amount(3),
      allowance: amount(30),
      steps: amount(60),
      pauses: amount(10),
    });
    fc.assert(
      fc.property(sizes, ({ letter, characters, services, ...amounts }) => {
        const text = letter.repeat(characters);
        const grow = (one: ServiceReport, index: number): ServiceReport => ({
          ...one,
          key: `prod/api-${index} ${text.slice(0, 255)}`,
          story: text,
          because: text,
          targetGroups: repeated(one.targetGroups, amounts.groups, (group) => ({ ...group, name: text, path: text })),
          targets: repeated(one.targets, amounts.targets, (target, n) => ({ ...target, description: `${n} ${text}` })),
          tasks: repeated(one.tasks, amounts.tasks, (task, n) => ({ ...task, ended: `${n} ${text}` })),
          findings: repeated(one.findings, amounts.findings, (finding) => ({ ...finding, title: text, sentence: text })),
          notes: Array.from({ length: amounts.notes }, () => text),
          moments: repeated(one.moments, amounts.moments, (moment) => ({ ...moment, text })),
          windows: repeated(one.windows, amounts.windows, (window) => ({ ...window, targetGroup: text })),
          events: repeated(one.events, amounts.events, (event) => ({ ...event, message: text })),
          // As many as can be asked for.
          logs: repeated(one.logs, amounts.logs, (log) => ({
            ...log,
            lines: repeated(log.lines, 300, (line) => ({ ...line, message: text })),
          })),
          allowance: Array.from({ length: amounts.allowance }, () => text),
          traffic: {
            replaces: [{ id: text }],
            steps: Array.from({ length: amounts.steps }, (_, n) => ({ from: n, until: n + 1, status: text, stage: text })),
            pairs: Array.from({ length: amounts.groups }, () => ({ arn: text, name: text, role: 'own' })),
          },
          codeDeploy: {
            id: text,
            application: text,
            deploymentGroup: text,
            status: text,
            errorCode: text,
            errorMessage: text,
            lifecycleEvents: Array.from({ length: amounts.steps }, (_, n) => ({
              name: text,
              status: text,
              startedAt: n * 10_000,
              endedAt: n * 10_000 + 5000,
              message: text,
            })),
          },
          pauses: Array.from({ length: amounts.pauses }, () => ({
            hookId: text,
            sentence: text,
            continueCommand: text,
            rollBackCommand: text,
          })),
        });
        const all = Array.from({ length: services }, (_, index) => grow(told, index));
        const summary = markdown({ ...report(run, [founding()]), headline: text, services: all });
        expect(bytes(summary)).toBeLessThanOrEqual(mostBytes);
        expect(summary).toMatch(/^## ❌/);
      }),
      { numRuns: 30 },
    );
  });
  test('nothing is said where nothing was left out', () => {
    expect(markdown(report(run, [founding()]))).not.toMatch(/Shortened|does not fit|not shown/);
  });
});

describe('annotations', () => {
  test('one for each service that fails, the root cause in its title', () => {
    expect(annotationsOf(report(run, several())).map(({ level, title }) => [level, title])).toStrictEqual([
      ['error', 'prod/worker: An essential container exits by itself'],
      ['error', `prod/api: ${pathFinding.title}`],
    ]);
  });
  test('none for a run that passes', () => {
    expect(annotationsOf(report(run, [healthy()]))).toStrictEqual([]);
  });
  test('ten at most, none longer than GitHub shows', () => {
    const told = founding();
    const long = { ...told, findings: [{ ...pathFinding, sentence: 'x'.repeat(9000) }] };
    const annotations = annotationsOf(
      report(
        run,
        Array.from({ length: 12 }, () => long),
      ),
    );
    expect(annotations).toHaveLength(10);
    expect(Math.max(...annotations.map(({ message }) => message.length))).toBeLessThanOrEqual(4096);
  });
  test('one for a run that could not look at anything', () => {
    const nothing = { ...report(run, []), outcome: 'no-access' as const, headline: 'no credentials' };
    expect(annotationsOf(nothing)).toStrictEqual([
      { level: 'error', title: 'ECS health gate: no access to AWS', message: 'no credentials' },
    ]);
  });
});

describe('outputs', () => {
  test('of several services are JSON by cluster and name', () => {
    const outputs = outputsOf(report(run, several()), files);
    expect(JSON.parse(outputs['task-definition'] ?? '')).toMatchObject({
      'prod/web': expect.stringContaining('api:2'),
      'prod/worker': expect.stringContaining('api:2'),
      'prod/api': expect.stringContaining('api:2'),
    });
  });
  test('findings are left out before GitHub would drop them', () => {
    const told = founding();
    const many = Array.from({ length: 400 }, () => ({ ...pathFinding, title: 'x'.repeat(1000) }));
    const { findings } = outputsOf(report(run, [{ ...told, findings: many }]), files);
    expect(findings?.length).toBeLessThanOrEqual(200_000);
    expect((JSON.parse(findings ?? '') as unknown[]).length).toBeGreaterThanOrEqual(50);
  });
});

test('times in the file are ISO 8601, and nothing else is taken for one', () => {
  expect(jsonOf({ at: 0, createdAt: 1000, from: 2000, livedSeconds: 3, text: '\u2028' })).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","createdAt":"1970-01-01T00:00:01.000Z","from":"1970-01-01T00:00:02.000Z","livedSeconds":3,"text":"\\u2028"}',
  );
});
