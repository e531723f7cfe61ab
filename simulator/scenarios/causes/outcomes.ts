/** That ECS gave up, and stops that blame nobody: told where nothing says why. */
import type { Sign } from './sign.ts';

const HOURS_AGO = 15_000;
const forgotten = { startsAt: HOURS_AGO } as const;
const crashing = { later: [{ afterSeconds: 6, exits: 1 }] } as const;
const onProvider = {
  launch: 'fargate-provider',
  capacity: [
    { at: -90_000, room: 4 },
    { at: 70, room: 2 },
  ],
} as const;

export const outcomeSigns = {
  'spot-interruption': {
    story: 'AWS takes back Spot capacity, and there is no other',
    service: onProvider,
    actions: [{ at: 75, interrupt: 'spot', tasks: 2 }],
    inputs: { timeout: '5m' },
  },
  'host-terminated': {
    story: 'AWS maintains the hosts, and there are no others',
    service: onProvider,
    actions: [{ at: 75, interrupt: 'maintenance', tasks: 2 }],
    inputs: { timeout: '5m' },
  },
  'app-error-after-healthy': {
    story: 'the alarm for errors goes off once the tasks are healthy',
    service: { alarms: { rollback: true }, bakeMinutes: 5 },
    actions: [{ at: 100, alarm: true }],
  },
  'deployment-outcome-alarm': {
    story: 'an alarm goes off before any task is healthy',
    service: { alarms: { rollback: true } },
    actions: [{ at: 15, alarm: true }],
  },
  'deployment-outcome-start-impaired': {
    story: 'tasks did not start, which nobody remembers',
    app: { cannotStart: { reason: 'Task failed to start', afterSeconds: 20 } },
    service: { breaker: { rollback: false, threshold: { type: 'COUNT', value: 4 } } },
    ...forgotten,
  },
  'deployment-outcome-circuit-breaker': {
    story: 'tasks exited, which nobody remembers',
    app: crashing,
    service: { breaker: { rollback: false } },
    ...forgotten,
  },
  'rollback-candidate-missing': {
    story: 'ECS has no deployment to go back to',
    isFirst: true,
    actions: [{ at: 40, rollBack: true }],
  },
  'deployment-outcome-rollback': {
    story: 'somebody rolls the deployment back',
    actions: [{ at: 40, rollBack: true }],
  },
} as const satisfies { readonly [cause: string]: Sign };
