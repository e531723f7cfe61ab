/** What is wrong with a deployment's traffic and with what ECS made for it, as a fault, and of what an observation tells nothing. */
import { describe, expect, test } from '@jest/globals';
import type { WaitUntil } from '../../../src/model/criteria.ts';
import type { ListenerRule, ServiceRevision } from '../../../src/model/observation.ts';
import { faultsOf } from '../../../src/model/strategy/faults.ts';
import { answers404, groupArn, observation, ours, readFailure, service, type Changes } from '../../build.ts';

const ruleArn = 'arn:rule';
const loadBalancers = [
  { targetGroupArn: groupArn, containerName: 'app', containerPort: 3000, productionListenerRule: ruleArn },
] as const;
const otherArn = groupArn.replace('api-tg', 'other-tg');
const forwarding = (own: number, other: number): ReadonlyMap<string, ListenerRule> =>
  new Map([
    [
      ruleArn,
      {
        arn: ruleArn,
        targetGroups: [
          { arn: groupArn, weight: own },
          { arn: otherArn, weight: other },
        ],
      },
    ],
  ]);
const missing: ReadonlyMap<string, ListenerRule> = new Map([[ruleArn, { arn: ruleArn, isMissing: true, targetGroups: [] }]]);
const made = (status: string, statusReason?: string): ReadonlyMap<string, ServiceRevision> =>
  new Map([
    [
      ours,
      {
        deploymentId: ours,
        loadBalancers: [],
        gatewayConnectorCount: 0,
        managedResources: [
          {
            kind: 'listener rule',
            arn: ruleArn,
            status,
            carriesTraffic: true,
            ...(statusReason === undefined ? {} : { statusReason }),
          },
        ],
      },
    ],
  ]);

const faultsIn = (changes: Changes, isShifted: boolean | undefined = true, waitUntil: WaitUntil = 'completed') =>
  faultsOf(waitUntil, { id: ours }, observation(0, { rules: forwarding(100, 0), ...changes }), { loadBalancers, isShifted });
const because = (changes: Changes, isShifted?: boolean): readonly string[] =>
  faultsIn(changes, isShifted).found.map((fault) => `${fault.kind}, ${fault.key}: ${fault.because}`);
const untold = (...args: Parameters<typeof faultsIn>): readonly string[] => [...faultsIn(...args).untold].sort();

describe('a fault', () => {
  const resource = `resource, listener rule ${ruleArn}: the listener rule that ECS made for it is`;
  const unserved = 'of production traffic goes to';
  const rows: readonly [what: string, changes: Changes, expected: readonly string[]][] = [
    ['is none where all is well', {}, []],
    ['is what ECS could not make', { revisions: made('CREATE_FAILED') }, [`${resource} CREATE_FAILED`]],
    ['is that, with its reason', { revisions: made('FAILED', 'Too many rules') }, [`${resource} FAILED: Too many rules`]],
    ['is nothing that ECS is about to make', { revisions: made('FAILED_OVER') }, []],
    [
      'is a rule that does not exist',
      { rules: missing },
      [`rule, ${ruleArn}: the rule of its production traffic does not exist (${ruleArn})`],
    ],
    [
      'is traffic that goes elsewhere',
      { rules: forwarding(99, 1) },
      [`traffic, ${ruleArn} ${otherArn}: 1 % ${unserved} other-tg, where this deployment has no healthy target`],
    ],
    [
      'is traffic without a healthy target',
      { health: [answers404(1)] },
      [`traffic, ${ruleArn} ${groupArn}: 100 % ${unserved} api-tg, where this deployment has no healthy target`],
    ],
    ['is no traffic where no task is wanted', { service: service({ desiredCount: 0 }), health: [] }, []],
    ['is no traffic that nobody has read the targets of', { targets: new Map() }, []],
  ];
  test.each(rows)('%s', (_what, changes, expected) => {
    expect(because(changes)).toEqual(expected);
  });
  test('is also what ECS could not even name', () => {
    const managedResources = [{ kind: 'listener rule', status: 'FAILED', carriesTraffic: true }] as const;
    const revisions = new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0, managedResources }]]);
    expect(faultsIn({ revisions }).found).toMatchObject([{ kind: 'resource', key: 'listener rule ' }]);
  });
  test('of traffic is one also in a look that does not show the service', () => {
    const { service: unseen, ...look } = observation(0, { rules: forwarding(100, 0), health: [answers404(1)] });
    expect(unseen).toBeDefined();
    expect(faultsOf('completed', { id: ours }, look, { loadBalancers, isShifted: true }).found).toHaveLength(1);
  });
  test('of traffic is none before the shift, or where health alone is waited for', () => {
    expect(because({ health: [answers404(1)] }, false)).toEqual([]);
    expect(faultsIn({ rules: missing, revisions: made('FAILED') }, true, 'healthy').found).toHaveLength(1);
  });
});

describe('it is not told', () => {
  const unanswered = { readFailures: [readFailure('DescribeServiceRevisions', 'throttled')] };
  const other = { readFailures: [readFailure('DescribeTasks', 'throttled')] };
  test('what became of resources where revisions were not read', () => {
    expect(untold(unanswered)).toEqual(['resource']);
    expect(untold(unanswered, true, 'healthy')).toEqual(['resource']);
    expect(untold(other)).toEqual([]);
  });
  test('what became of traffic where its rule was not read', () => {
    expect(untold({ rules: new Map() })).toEqual(['rule', 'traffic']);
    expect(untold({ rules: new Map(), ...unanswered })).toEqual(['resource', 'rule', 'traffic']);
    expect(untold({ rules: new Map() }, false)).toEqual(['rule']);
  });
  test('what became of traffic where nobody knows the load balancers', () => {
    const { untold: kinds } = faultsOf('completed', { id: ours }, observation(0), { loadBalancers: undefined, isShifted: false });
    expect([...kinds].sort()).toEqual(['rule', 'traffic']);
  });
  test('what became of traffic where it was not read whether it is shifted', () => {
    const shift = { loadBalancers, isShifted: undefined };
    const { found, untold: kinds } = faultsOf('completed', { id: ours }, observation(0, { rules: missing }), shift);
    expect(found).toEqual([]);
    expect([...kinds].sort()).toEqual(['rule', 'traffic']);
  });
  test('whether traffic is served where the targets of one group were not read', () => {
    const second = { ...loadBalancers[0], targetGroupArn: otherArn };
    const rules = forwarding(50, 50);
    const shift = { loadBalancers: [loadBalancers[0], second], isShifted: true };
    const { untold: kinds } = faultsOf('completed', { id: ours }, observation(0, { rules }), shift);
    expect([...kinds]).toEqual(['traffic']);
  });
  test('whether traffic is served where targets were not read', () => {
    expect(untold({ targets: new Map() })).toEqual(['traffic']);
    expect(untold({ targets: new Map(), rules: forwarding(0, 100) })).toEqual([]);
  });
});
