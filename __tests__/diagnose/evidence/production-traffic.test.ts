/** Where production traffic went when the verdict fell. */
import { describe, expect, test } from '@jest/globals';
import { strayTraffic } from '../../../src/diagnose/evidence/production-traffic.ts';
import { extend, type Timeline } from '../../../src/model/timeline.ts';
import { exampleOf } from '../../../scripts/fixture/example.ts';
import type { Fixture } from '../../../src/explain/fixture/fixture.ts';
import { judged } from '../../../src/explain/fixture/judged.ts';
import { observationOf } from '../../../src/explain/fixture/observation.ts';

const fixture = exampleOf('production-traffic-elsewhere');
const { timeline } = judged(fixture);

/** The same verdict, closed by what is seen then. */
const closedBy = (change: Partial<Fixture>): Timeline => {
  const before = timeline.beforeClosing ?? timeline;
  return extend(before, observationOf({ ...fixture, ...change }, 720, 'closing'));
};

describe('traffic that went elsewhere when the verdict fell', () => {
  test.each<{ sentence: string; change: Partial<Fixture> }>([
    { sentence: 'whatever the rule says since', change: { rules: { production: { 'api-green': 100, 'api-blue': 0 } } } },
    { sentence: 'whatever ECS does since', change: { serviceDeployment: { status: 'ROLLBACK_IN_PROGRESS' } } },
  ])('stays told, $sentence', ({ change }) => {
    expect(strayTraffic(closedBy(change)).map(({ percent }) => percent)).toEqual([100]);
  });
});
