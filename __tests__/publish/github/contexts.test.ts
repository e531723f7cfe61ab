import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contextsOf } from '../../../src/publish/github/contexts.ts';

describe('contexts', () => {
  const arn = (account: number): string => `arn:aws:ecs:eu-west-1:${account}:cluster/prod`;
  const rows: readonly [sentence: string, services: readonly (readonly [string, string])[], expected: readonly string[]][] = [
    [
      'each by its service',
      [
        ['prod', 'api'],
        ['prod', 'web'],
      ],
      ['ecs-health/api', 'ecs-health/web'],
    ],
    ['a cluster’s ARN does not show', [[arn(1), 'api']], ['ecs-health/api']],
    [
      'one name in two clusters: both are told apart',
      [
        ['blue', 'api'],
        ['green', 'api'],
        ['blue', 'web'],
      ],
      ['ecs-health/api (blue)', 'ecs-health/api (green)', 'ecs-health/web'],
    ],
    [
      'GitHub ignores case',
      [
        ['prod', 'api'],
        ['prod', 'API'],
      ],
      ['ecs-health/api (prod) c0bf541c', 'ecs-health/API (prod) f82de37e'],
    ],
  ];
  test.each(rows)('%s', (_sentence, services, expected) => {
    expect(contextsOf(services.map(([cluster, service]) => ({ cluster, service })))).toStrictEqual(expected);
  });

  test('always as many as services, short enough, and all different', () => {
    const name = fc.oneof(
      fc.constantFrom('a', 'A', 'b'),
      fc.string({ unit: fc.constantFrom('x', 'y'), minLength: 250, maxLength: 255 }),
    );
    const service = fc.record({ cluster: fc.oneof(name, fc.constantFrom(arn(1), arn(2))), service: name });
    fc.assert(
      fc.property(
        fc.uniqueArray(service, { minLength: 1, maxLength: 8, selector: ({ cluster, service: own }) => `${cluster} ${own}` }),
        (all) => {
          const contexts = contextsOf(all);
          expect(new Set(contexts.map((one) => one.toLowerCase())).size).toBe(all.length);
          expect(Math.max(...contexts.map(({ length }) => length))).toBeLessThanOrEqual(255);
        },
      ),
      { numRuns: 500 },
    );
  });
});
