import { describe, expect, test } from '@jest/globals';
import { historySection } from '../../../src/report/render/history.ts';
import { at } from '../../build.ts';

const deployments = [
  { arn: 'arn:2', createdAt: at(-3600), seconds: 240 },
  { arn: 'arn:1', createdAt: at(-86_400), seconds: 120 },
];

describe('the bars', () => {
  test('stand oldest first with this one below, as long as they took', () => {
    const text = historySection({ deployments, own: { seconds: 480, isOver: false } }).join('\n');
    expect(text).toContain('<summary>How long the last 2 deployments took</summary>');
    expect(text).toContain(
      [
        `2026-01-14 10:00 UTC  ${'█'.repeat(8)}${' '.repeat(22)}  2 min`,
        `2026-01-15 09:00 UTC  ${'█'.repeat(15)}${' '.repeat(15)}  4 min`,
        `this one              ${'█'.repeat(30)}  8 min so far`,
      ].join('\n'),
    );
  });
  test('do without this one where it is not known', () => {
    expect(historySection({ deployments }).join('\n')).not.toContain('this one');
  });
  test('are none where nothing is known', () => {
    expect(historySection(undefined)).toStrictEqual([]);
  });
});
