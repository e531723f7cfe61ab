import { describe, expect, it } from '@jest/globals';
import { markdown } from '../src/report/render/summary.ts';
import { play, type Played } from '../simulator/play.ts';
import { START, type Fault, type Scenario, type ServiceSpec, type TargetGroupSpec } from '../simulator/scenario.ts';
import { golden } from './report/golden.ts';

const second = 1000;

interface Audited {
  readonly service?: Partial<ServiceSpec>;
  readonly group?: TargetGroupSpec;
  readonly faults?: readonly Fault[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly clockAheadSeconds?: number;
}

const audit = ({ service = {}, group = {}, faults = [], inputs = {}, clockAheadSeconds = 0 }: Audited): Promise<Played> => {
  const scenario: Scenario = {
    title: 'a service whose configuration is judged',
    services: [
      { desired: 2, graceSeconds: 0, loadBalancers: [{ targetGroup: 'api-tg' }], revisions: { 1: { answers: 200 } }, ...service },
    ],
    targetGroups: { 'api-tg': { path: '/health', ...group } },
    api: { faults },
  };
  return play({ scenario, startsAt: second, clockAheadSeconds, inputs: { mode: 'audit', ...inputs } });
};

const sound = { breaker: { rollback: true } };

describe('an audit', () => {
  it.each<{
    readonly sentence: string;
    readonly of: Audited;
    readonly outcome: string;
    readonly passes: boolean;
    readonly because: string;
  }>([
    {
      sentence: 'passes a sound configuration',
      of: { service: sound },
      outcome: 'audit-passed',
      passes: true,
      because: 'the configuration was judged: nothing to find in it',
    },
    {
      sentence: 'passes with findings below the level at which it fails',
      of: {},
      outcome: 'audit-passed',
      passes: true,
      because: 'the configuration was judged: 1 finding, none that fails',
    },
    {
      sentence: 'fails for a target group that no listener uses',
      of: { group: { listener: false } },
      outcome: 'misconfigured',
      passes: false,
      because: 'no listener or rule forwards to the target group api-tg',
    },
    {
      sentence: 'passes that too where nothing is to fail',
      of: { group: { listener: false }, inputs: { 'fail-on': 'never' } },
      outcome: 'audit-passed',
      passes: true,
      because: 'none that fails',
    },
    {
      sentence: 'fails for a warning where it is told to',
      of: { service: sound, group: { path: '/', matcher: '200-499' }, inputs: { 'fail-on': 'warning' } },
      outcome: 'misconfigured',
      passes: false,
      because: '200-499',
    },
    {
      sentence: 'fails for another path than expected',
      of: { inputs: { 'health-check-path': '/up' } },
      outcome: 'misconfigured',
      passes: false,
      because: 'api-tg checks /health, expected /up',
    },
    {
      sentence: 'fails for a kind of service that cannot be verified',
      of: { service: { kind: 'classic' } },
      outcome: 'misconfigured',
      passes: false,
      because: 'loadBalancers names the Classic Load Balancer',
    },
    {
      sentence: 'fails for a service that does not exist',
      of: { inputs: { service: 'apo' } },
      outcome: 'misconfigured',
      passes: false,
      because: 'there is no service apo in cluster prod',
    },
    {
      sentence: 'fails without a permission that it needs',
      of: { faults: [{ fault: 'denied', operations: ['DescribeTargetGroups'] }] },
      outcome: 'no-access',
      passes: false,
      because: 'elasticloadbalancing:DescribeTargetGroups',
    },
    {
      sentence: 'never passes what it could not read',
      of: { faults: [{ fault: 'server-error', operations: ['DescribeTargetGroups'] }] },
      outcome: 'timed-out',
      passes: false,
      because: 'its target groups could not be read',
    },
    {
      sentence: 'looks again when AWS throttles',
      of: { service: sound, faults: [{ fault: 'throttled', operations: ['DescribeTargetGroups'], until: second + 10 }] },
      outcome: 'audit-passed',
      passes: true,
      because: 'nothing to find',
    },
  ])('$sentence', async ({ of, outcome, passes, because }) => {
    const { report } = await audit(of);
    expect(report).toMatchObject({ outcome, passes });
    expect(report.headline).toContain(because);
  });

  it('takes one look, in seconds', async () => {
    const { report, simulated } = await audit({});
    expect(report.durationSeconds).toBeLessThan(5);
    expect(simulated.calls.filter(({ operation }) => operation === 'DescribeServices')).toHaveLength(1);
    expect(simulated.calls.map(({ operation }) => operation)).not.toContain('GetLogEvents');
  });

  it('tells what a task is allowed, in seconds', async () => {
    const { report } = await audit({ service: { graceSeconds: 30 } });
    expect(report.services[0]?.allowance).toEqual([
      'api-tg asks GET /health on port 3000: a task that does not answer within 95 s of its start is killed (grace period 30 s + 2 × 30 s + timeout 5 s); one that stops answering later, within 65 s.',
    ]);
  });

  it('names an optional permission that is missing, and passes', async () => {
    const { report } = await audit({
      service: sound,
      faults: [{ fault: 'denied', operations: ['DescribeTargetGroupAttributes'] }],
    });
    expect(report.outcome).toBe('audit-passed');
    expect(report.services[0]?.notes.join()).toContain('elasticloadbalancing:DescribeTargetGroupAttributes');
  });

  it('is dated by AWS, be it that the closing observation is the first that tells its clock', async () => {
    const faults: readonly Fault[] = [{ fault: 'html', until: second + 62 }];
    const { report, services } = await audit({ clockAheadSeconds: 3600, faults });
    const [one] = services;
    expect(one?.verdict).toMatchObject({ decided: true, outcome: 'timed-out' });
    const decidedAt = one?.verdict.decided ? one.verdict.at : NaN;
    expect(report.run.startedAt).toBe(START + second * 1000);
    expect((decidedAt - report.run.startedAt) / 1000).toBeCloseTo(report.durationSeconds, -1);
    expect(report.durationSeconds).toBeGreaterThanOrEqual(60);
  });

  it('reads well', async () => {
    const { report } = await audit({ group: { path: '/', listener: false } });
    const text = markdown(report);
    expect(text).toBe(golden('../../scenarios/golden/audit.md', text));
  });
});

describe('an audit of a service that shifts traffic', () => {
  interface Shifting {
    readonly service?: Partial<ServiceSpec>;
    readonly scenario?: Partial<Scenario>;
    readonly inputs?: Readonly<Record<string, string>>;
    /** Whether alarms and the circuit breaker watch it; default true. */
    readonly isWatched?: boolean;
  }
  const auditShifting = ({ service = {}, scenario = {}, inputs = {}, isWatched = true }: Shifting): Promise<Played> =>
    play({
      scenario: {
        title: 'a service whose deployments shift traffic is judged',
        services: [
          {
            desired: 2,
            graceSeconds: 0,
            strategy: { type: 'BLUE_GREEN' },
            loadBalancers: [{ targetGroup: 'api-blue', alternate: 'api-green', productionRule: 'main' }],
            bakeMinutes: 5,
            revisions: { 1: { answers: 200 } },
            ...(isWatched ? { breaker: { rollback: true }, alarms: { rollback: true } } : {}),
            ...service,
          },
        ],
        targetGroups: { 'api-blue': { path: '/health' }, 'api-green': { path: '/health' }, legacy: {} },
        ...scenario,
      },
      startsAt: second,
      inputs: { mode: 'audit', ...inputs },
    });
  /** Who serves: a service that has run for a day is in the first group of its pair. */
  const moved = (forwards: Readonly<Record<string, number>> | undefined): Partial<Scenario> => ({
    actions: [{ at: 0, setRule: 'main', forwards }],
  });

  it.each<{ readonly sentence: string; readonly of: Shifting; readonly outcome: string; readonly because: string }>([
    { sentence: 'passes a sound one', of: {}, outcome: 'audit-passed', because: 'nothing to find in it' },
    {
      sentence: 'fails for a rule that names one group of the pair',
      of: { scenario: moved({ 'api-blue': 1 }) },
      outcome: 'misconfigured',
      because: 'does not name api-green, so the next deployment would be refused',
    },
    {
      sentence: 'takes a test rule for the other group',
      of: {
        service: {
          loadBalancers: [{ targetGroup: 'api-blue', alternate: 'api-green', productionRule: 'main', testRule: 'test' }],
        },
        scenario: { rules: { main: { forwards: { 'api-blue': 1 } }, test: { forwards: { 'api-green': 1 } } } },
      },
      outcome: 'audit-passed',
      because: 'nothing to find in it',
    },
    {
      sentence: 'fails for a rule that sends everything to the empty group',
      of: { scenario: moved({ 'api-blue': 0, 'api-green': 100 }) },
      outcome: 'misconfigured',
      because: '100 % of production traffic goes to api-green, which has no targets at all',
    },
    {
      sentence: 'fails for a rule that sends a part to a group that the service does not name',
      of: { scenario: moved({ 'api-blue': 90, 'api-green': 0, legacy: 10 }) },
      outcome: 'misconfigured',
      because: '10 % of production traffic goes to legacy, which is neither api-blue nor api-green',
    },
    {
      sentence: 'fails for a rule that is gone',
      of: { scenario: moved(undefined) },
      outcome: 'misconfigured',
      because: 'the production listener rule',
    },
    {
      sentence: 'passes without a bake time, and says so',
      of: { service: { bakeMinutes: 0 } },
      outcome: 'audit-passed',
      because: '1 finding, none that fails',
    },
    {
      sentence: 'fails where nothing would roll it back, and that is to fail',
      of: { isWatched: false, inputs: { 'fail-on': 'warning' } },
      outcome: 'misconfigured',
      because: 'nothing would roll api back',
    },
    {
      sentence: 'fails for groups that check differently, where that is to fail',
      of: {
        scenario: { targetGroups: { 'api-blue': { path: '/health' }, 'api-green': { path: '/' } } },
        inputs: { 'fail-on': 'warning' },
      },
      outcome: 'misconfigured',
      because: 'HealthCheckPath of api-blue is /health, of api-green /',
    },
    {
      sentence: 'passes where it may not read rules',
      of: { scenario: { api: { faults: [{ fault: 'denied', operations: ['DescribeRules'] }] } } },
      outcome: 'audit-passed',
      because: 'nothing to find in it',
    },
    {
      sentence: 'looks again when AWS throttles',
      of: {
        scenario: {
          ...moved({ 'api-blue': 1 }),
          api: { faults: [{ fault: 'throttled', operations: ['DescribeRules'], until: second + 10 }] },
        },
      },
      outcome: 'misconfigured',
      because: 'does not name api-green',
    },
    {
      sentence: 'never passes rules that it could not read',
      of: { scenario: { api: { faults: [{ fault: 'server-error', operations: ['DescribeRules'] }] } } },
      outcome: 'timed-out',
      because: 'its listener rules could not be read',
    },
  ])('$sentence', async ({ of, outcome, because }) => {
    const { report } = await auditShifting(of);
    expect(report.headline).toContain(because);
    expect(report.outcome).toBe(outcome);
  });

  it('names the permission for rules where it is denied', async () => {
    const { report } = await auditShifting({
      scenario: { api: { faults: [{ fault: 'denied', operations: ['DescribeRules'] }] } },
    });
    expect(report.services[0]?.notes.join()).toContain('elasticloadbalancing:DescribeRules');
  });

  it('does not hold a rule against a deployment that is under way', async () => {
    const { report } = await auditShifting({
      service: {
        strategy: { type: 'CANARY', stepPercent: 5, stepBakeMinutes: 10 },
        revisions: { 1: { answers: 200 }, 2: { answers: 200 } },
      },
      scenario: { actions: [{ at: -300, deploy: 2 }] },
    });
    expect(report.headline).toContain('nothing to find in it');
  });
});
