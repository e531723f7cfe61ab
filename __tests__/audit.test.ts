import { describe, expect, it } from '@jest/globals';
import { markdown } from '../src/report/render/summary.ts';
import { play, type Played } from '../simulator/play.ts';
import type { Fault, Scenario, ServiceSpec, TargetGroupSpec } from '../simulator/scenario.ts';
import { golden } from './report/golden.ts';

const second = 1000;

interface Audited {
  readonly service?: Partial<ServiceSpec>;
  readonly group?: TargetGroupSpec;
  readonly faults?: readonly Fault[];
  readonly inputs?: Readonly<Record<string, string>>;
}

const audit = ({ service = {}, group = {}, faults = [], inputs = {} }: Audited): Promise<Played> => {
  const scenario: Scenario = {
    title: 'a service whose configuration is judged',
    services: [
      { desired: 2, graceSeconds: 0, loadBalancers: [{ targetGroup: 'api-tg' }], revisions: { 1: { answers: 200 } }, ...service },
    ],
    targetGroups: { 'api-tg': { path: '/health', ...group } },
    api: { faults },
  };
  return play({ scenario, startsAt: second, inputs: { mode: 'audit', ...inputs }, expected: { outcome: 'healthy' } });
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
      of: { service: { kind: 'code-deploy' } },
      outcome: 'misconfigured',
      passes: false,
      because: 'deploymentController.type is CODE_DEPLOY',
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

  it('reads well', async () => {
    const { report } = await audit({ group: { path: '/', listener: false } });
    const text = markdown(report);
    expect(text).toBe(golden('../../scenarios/golden/audit.md', text));
  });
});
