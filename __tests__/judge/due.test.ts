import { describe, expect, it } from '@jest/globals';
import { dueAt } from '../../src/judge/due.ts';
import { judge } from '../../src/judge/judge.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Observation } from '../../src/model/observation.ts';
import {
  answers404,
  at,
  blind,
  deployment,
  epoch,
  event,
  observation,
  older,
  olderDeployment,
  readFailure,
  service,
  target,
  task,
  timeline,
  withoutLoadBalancers,
} from '../build.ts';

const complete = service({ deployments: [deployment({ rolloutState: 'COMPLETED' })] });
const well = (second: number): Observation => observation(second, { service: complete });
const graceful = service({ healthCheckGracePeriodSeconds: 20 });
const unplaceable = service({
  deployments: [deployment({ runningCount: 0 })],
  events: [event(0, 'was unable to place a task because no container instance met all of its requirements.')],
});
const elsewhere = service({ deployments: [olderDeployment({ id: older, status: 'PRIMARY' })] });

interface Row {
  readonly what: string;
  readonly observations: readonly Observation[];
  readonly until: number;
  readonly asked?: Partial<Criteria>;
  /** The second at which it is due. */
  readonly second: number | undefined;
}

const rows: readonly Row[] = [
  { what: 'stable-for ends', observations: [well(0), well(15)], until: 20, asked: { stableForSeconds: 18 }, second: 18 },
  {
    what: 'stable-for ends, reckoned from when health was read',
    observations: [{ ...well(0), healthReadAt: at(1.5) }, well(15)],
    until: 20,
    asked: { stableForSeconds: 18 },
    second: 19.5,
  },
  {
    what: 'the first look is 15 s old',
    observations: [well(0), well(12)],
    until: 17,
    asked: { stableForSeconds: 0 },
    second: 15,
  },
  {
    what: 'the tasks have run for long enough, without any health signal',
    observations: [0, 15, 30].map((second) => observation(second, withoutLoadBalancers(complete))),
    until: 45,
    second: 40,
  },
  {
    what: 'the grace period of the last task has ended, and 15 s more',
    observations: [
      observation(10, {
        service: { ...graceful, desiredCount: 2 },
        tasks: [task(1, { startedAt: at(-30) }), task(2, { startedAt: at(-20) })],
        health: [answers404(1), answers404(2)],
      }),
    ],
    until: 16,
    second: 15,
  },
  {
    what: 'a target has been unusable for a minute',
    observations: [0, 20, 40, 55].map((second) => observation(second, { health: [target(1, 'unused', 'Target.NotInUse')] })),
    until: 62,
    second: 60,
  },
  {
    what: 'none has been placed for ten minutes',
    observations: [observation(535, { service: unplaceable, tasks: [], health: [] })],
    until: 541,
    second: 540,
  },
  {
    what: 'no task has been asked for for a minute',
    observations: [0, 30, 58].map((second) => observation(second, { service: service({ desiredCount: 0 }), tasks: [] })),
    until: 63,
    second: 60,
  },
  {
    what: 'the time is up in which it is to start',
    observations: [observation(58, { service: elsewhere })],
    asked: { selector: { which: 'new' }, startWithinSeconds: 3 },
    until: 63,
    second: 61,
  },
  {
    what: 'the time is up',
    observations: [observation(0), observation(89)],
    asked: { timeoutSeconds: 90 },
    until: 94,
    second: 90,
  },
  {
    what: 'AWS has answered nothing for two minutes',
    observations: [0, 119].map((second) => blind(second, readFailure('DescribeServices', 'no-answer'))),
    until: 124,
    second: 120,
  },
  { what: 'none: ECS does not call it complete', observations: [observation(0), observation(30)], until: 60, second: undefined },
  { what: 'none: too few failed', observations: [observation(0, { health: [answers404(1)] })], until: 30, second: undefined },
  { what: 'none so soon', observations: [well(0)], until: 14, second: undefined },
  { what: 'none: nothing was observed', observations: [], until: 60, second: undefined },
  {
    what: 'none: what is not known of the targets does not get known by time',
    observations: [well(0), { ...well(15), targets: new Map() }],
    until: 60,
    asked: { stableForSeconds: 18 },
    second: undefined,
  },
];

describe('the next moment at which time alone decides', () => {
  it('is never one that is over', () => {
    const always: typeof judge = () => ({ decided: true, outcome: 'healthy', at: at(10), because: 'always', passes: true });
    expect(dueAt(always, timeline([observation(10)]), at(10))).toBeUndefined();
    expect(dueAt(always, timeline([observation(10)]), at(9))).toBeUndefined();
    expect(dueAt(always, timeline([observation(10)]), at(11))).toBeGreaterThan(at(10));
  });

  it.each(rows)('is that at which $what', ({ observations, until, asked, second }) => {
    const found = dueAt(judge, timeline(observations, asked), at(until));
    // Within a twentieth of a second, and never sooner.
    expect(found === undefined ? undefined : Math.floor((found - epoch) / 100) / 10).toBe(second);
  });
});
