import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ServiceReport, TrafficStep } from '../../../src/model/report.ts';
import { trafficSections } from '../../../src/report/render/traffic-gantt.ts';
import { report } from '../../../src/report/report.ts';
import { at } from '../../build.ts';
import { emptyGroup } from '../progressive-reports.ts';
import { run } from '../reports.ts';

const [service] = report(run, [emptyGroup()]).services;
if (!service) throw new Error('the story has no service');

const shifted = (steps: readonly Partial<TrafficStep>[], windows: ServiceReport['windows'] = []): readonly string[] =>
  trafficSections(
    {
      ...service,
      windows,
      traffic: {
        replaces: [],
        pairs: [],
        steps: steps.map((step, index) => ({
          from: at(10 * index),
          ...(index < steps.length - 1 ? { until: at(10 * index + 10) } : {}),
          status: 'IN_PROGRESS',
          ...step,
        })),
      },
    },
    at(10 * steps.length),
  );
const bar = (text: string, from: number, until: number): string => {
  const stamp = (seconds: number): string => new Date(at(seconds)).toISOString().slice(0, 19).replace('T', ' ');
  return `${text}, ${stamp(from)}, ${stamp(until)}`;
};

describe('shares of traffic are drawn', () => {
  const rows: readonly [why: string, steps: readonly Partial<TrafficStep>[], lines: readonly string[]][] = [
    [
      'as long as they stay the same, whatever the stage',
      [{ stage: 'SCALE_UP', productionPercent: 0 }, { stage: 'POST_SCALE_UP', productionPercent: 0 }, { productionPercent: 5 }],
      ['section production', bar('0 % :done', 0, 20), bar('5 % :active', 20, 30)],
    ],
    [
      'by the listener rule before what ECS asked for',
      [{ productionPercent: 100, rulePercent: 0 }],
      ['section production', bar('0 % :done', 0, 10)],
    ],
    [
      'with a gap where they are not told',
      [{ productionPercent: 5 }, {}, { productionPercent: 5 }],
      ['section production', bar('5 % :active', 0, 10), bar('5 % :active', 20, 30)],
    ],
    [
      'of test traffic only while there is any',
      [{ testPercent: 0 }, { testPercent: 100 }],
      ['section test', bar('100 % :active', 10, 20)],
    ],
    ['not at all where nothing is told', [{}], []],
  ];
  test.each(rows)('%s', (_why, steps, lines) => {
    expect(shifted(steps)).toStrictEqual(lines);
  });
  test('neighbours together where there are many', () => {
    const many = Array.from({ length: 34 }, (_, index) => ({ productionPercent: Math.min(100, 3 * (index + 1)) }));
    const [head, first, ...rest] = shifted(many);
    expect([head, first, rest.length, rest.at(-1)]).toStrictEqual([
      'section production',
      bar('3 % to 9 % :active', 0, 30),
      11,
      bar('100 % :active', 330, 340),
    ]);
  });
  test('beside what clients met', () => {
    const windows: ServiceReport['windows'] = [
      { targetGroup: 'api-blue', kind: 'no-targets', meets: '503s', from: at(0), until: at(5) },
      { targetGroup: 'api-blue', kind: 'fail-open', meets: '503s', from: at(5) },
    ];
    expect(shifted([{}], windows)).toStrictEqual(['section clients', bar('503s :crit', 0, 5), bar('failed open :crit', 5, 10)]);
  });
});

test('no text of AWS gets into the syntax', () => {
  const word =
    /^(?:section (?:production|test|clients)|[\d.]+ %(?: to [\d.]+ %)? :(?:done|active), [-\d :]+, [-\d :]+|(?:503s|failed open) :crit, [-\d :]+, [-\d :]+)$/;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const lines = shifted(
        [{ stage: text, status: text, productionPercent: 5, testPercent: 100 }],
        [{ targetGroup: text, kind: 'no-targets', meets: '503s', from: at(0) }],
      );
      expect(lines.filter((line) => !word.test(line))).toStrictEqual([]);
    }),
    { numRuns: 500 },
  );
});
