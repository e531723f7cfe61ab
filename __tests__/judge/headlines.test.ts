/** What the sentences of a verdict must name. */
import { describe, expect, test } from '@jest/globals';
import { judge } from '../../src/judge/judge.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Observation, ReadFailure, TargetGroup } from '../../src/model/observation.ts';
import {
  at,
  blind,
  deployment,
  newer,
  observation,
  older,
  olderDeployment,
  ours,
  readFailure,
  service,
  serviceDeployment,
  targetGroup,
  timeline,
  withoutLoadBalancers,
  type Changes,
} from '../build.ts';

const because = (observations: readonly Observation[], selector: Partial<Criteria> = {}): string => {
  const verdict = judge(timeline(observations, selector));
  return verdict.decided ? `${verdict.outcome}: ${verdict.because}` : 'undecided';
};

describe('that no deployment appeared names what was expected', () => {
  const another = service({
    deployments: [
      deployment({ id: 'ecs-svc/1', status: 'ACTIVE', createdAt: at(-99_000) }),
      olderDeployment({ status: 'PRIMARY' }),
    ],
  });
  const observations = [0, 61].map((seconds) => observation(seconds, { service: another }));
  const arn = 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/api/AbCdEfGhIjKlMnOpQrStU';
  const rows: readonly [what: string, selector: Partial<Criteria>, expected: string][] = [
    ['a task definition', { taskDefinitions: [{ family: 'api', revision: 42 }] }, 'a deployment of api:42'],
    [
      'one of several families',
      { taskDefinitions: [{ family: 'web' }, { family: 'api', revision: 42 }] },
      'a deployment of web or api:42',
    ],
    ['a new one', { selector: { which: 'new' } }, 'a new deployment'],
    [
      'a new one of a task definition',
      { selector: { which: 'new' }, taskDefinitions: [{ family: 'api', revision: 42 }] },
      'a new deployment of api:42',
    ],
    ['one by its id', { selector: { which: 'id', id: 'ecs-svc/42' } }, 'deployment ecs-svc/42'],
    ['one by its ARN', { selector: { which: 'arn', arn } }, `service deployment ${arn}`],
  ];
  test.each(rows)('%s', (_what, selector, expected) => {
    expect(because(observations, selector)).toMatch(
      new RegExp(
        `^no-deployment: ${expected.replaceAll('/', '\\/')} was expected, and did not appear within 1 min 1 s; service api runs \\S+api:1 \\(${older}, `,
      ),
    );
  });
});

describe('that credentials expired names what makes them last longer', () => {
  const expired = readFailure('DescribeServices', 'expired-credentials');
  const rows: readonly [when: string, observations: readonly Observation[], says: string][] = [
    [
      'at the start',
      [blind(0, expired)],
      'no-access: the AWS credentials have expired: let the step that provides them run just before this one, or raise its `role-duration-seconds`',
    ],
    [
      'after a minute',
      [observation(0), blind(60, expired)],
      'no-access: the AWS credentials expired after 1 min of waiting: raise `role-duration-seconds` of the step that provides them',
    ],
    [
      'while waiting',
      [observation(0), blind(120, expired)],
      'no-access: the AWS credentials expired after 2 min of waiting: raise `role-duration-seconds` of the step that provides them',
    ],
  ];
  test.each(rows)('%s', (_when, observations, says) => {
    expect(because(observations)).toBe(says);
  });
});

describe('what cannot be verified is refused by its field and value, with what can be done instead', () => {
  const of = (changes: Partial<ReturnType<typeof service>>): Changes => ({ service: service(changes) });
  const group = (changes: Parameters<typeof targetGroup>[0]): Changes => ({ targetGroups: [targetGroup(changes)] });
  const rows: readonly [what: string, seen: Changes, field: string, instead: RegExp][] = [
    [
      'a Classic Load Balancer',
      of({ loadBalancers: [{ loadBalancerName: 'old' }] }),
      'loadBalancers names the Classic Load Balancer old',
      /cannot be attributed to a task; move the service to a target group/,
    ],
    [
      'a group of an ALB',
      group({ targetType: 'alb' }),
      'TargetType of api-tg is alb',
      /target group that this load balancer forwards to/,
    ],
    [
      'a group of a Lambda function',
      group({ targetType: 'lambda' }),
      'TargetType of api-tg is lambda',
      /type `ip` or `instance`/,
    ],
    ['a type that is not known', group({ targetType: 'toString' }), 'TargetType of api-tg is toString', /newer version/],
    ['a protocol that is not known', group({ protocol: 'GENEVE' }), 'Protocol of api-tg is GENEVE', /newer version/],
    ['a controller that is not known', of({ controller: 'PARTNER' }), 'deploymentController.type is PARTNER', /newer version/],
    ['a scheduling strategy', of({ schedulingStrategy: 'SPREAD' }), 'schedulingStrategy is SPREAD', /newer version/],
    [
      'a daemon with another strategy',
      of({ schedulingStrategy: 'DAEMON', strategy: 'LINEAR' }),
      'schedulingStrategy is DAEMON and deploymentConfiguration.strategy is LINEAR',
      /let ECS deploy it with ROLLING/,
    ],
    ['who manages it', of({ resourceManagementType: 'PARTNER' }), 'resourceManagementType is PARTNER', /newer version/],
    ['more of them', of({ taskSetCount: 2 }), 'taskSets has 2 entries beside deployments', /run this step again/],
    ['task sets beside deployments', of({ taskSetCount: 1 }), 'taskSets has 1 entry beside deployments', /run this step again/],
  ];
  test.each(rows)('%s', (_what, seen, field, instead) => {
    const said = because([observation(0, seen)]);
    expect(said).toContain(`misconfigured: ${field}: a service of this kind cannot be verified; `);
    expect(said).toMatch(instead);
  });

  test('a cluster that does not exist', () => {
    expect(because([{ ...blind(0), answered: true, missing: 'cluster' }])).toBe(
      'misconfigured: there is no cluster prod in this account and region',
    );
  });

  test('a service that is not active', () => {
    expect(because([observation(0, { service: service({ status: 'DRAINING' }) })])).toBe(
      'misconfigured: service api is DRAINING, not ACTIVE',
    );
  });

  test('a target group without a protocol', () => {
    const { protocol, ...group } = targetGroup();
    expect(protocol).toBe('HTTP');
    expect(because([observation(0, { targetGroups: [group] })])).toContain('misconfigured: Protocol of api-tg is not set: ');
  });

  test('a service that does not exist may be a managed daemon', () => {
    expect(because([{ ...blind(0), answered: true, missing: 'service' }])).toContain('a managed daemon is none');
  });
});

describe('that a health check is another than expected names both', () => {
  const healthCheckMatcher = { text: '200-299', ranges: [[200, 299]] } as const;
  const checks = (healthCheck: TargetGroup['healthCheck']): Changes => ({ targetGroups: [targetGroup({ healthCheck })] });
  const http = (changes: Partial<TargetGroup['healthCheck']>): Changes => checks({ ...targetGroup().healthCheck, ...changes });
  const { enabled, port, intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = targetGroup().healthCheck;
  const thresholds = { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold };
  const tcp = checks({ enabled, port, protocol: 'TCP', ...thresholds });
  const rows: readonly [what: string, seen: Changes, selector: Partial<Criteria>, expected: string | undefined][] = [
    ['a path that is one of several', http({ path: '/up' }), { healthCheckPaths: ['/health', '/up'] }, undefined],
    [
      'another path',
      http({ path: '/' }),
      { healthCheckPaths: ['/health', '/up'] },
      'api-tg checks `/`, expected `/health` or `/up`',
    ],
    ['no path', tcp, { healthCheckPaths: ['/up'] }, 'api-tg checks by TCP, without a path, expected `/up`'],
    ['other codes', http({}), { healthCheckMatcher }, 'api-tg accepts 200, expected 200-299'],
    ['no codes', tcp, { healthCheckMatcher }, 'api-tg accepts no codes, since it checks without HTTP, expected 200-299'],
    [
      'both',
      http({}),
      { healthCheckPaths: ['/up'], healthCheckMatcher },
      'api-tg checks `/`, expected `/up`; api-tg accepts 200, expected 200-299',
    ],
    [
      'no target group at all',
      withoutLoadBalancers(),
      { healthCheckPaths: ['/up'] },
      'a health check is expected, but the service has no target group',
    ],
    [
      'a load balancer without one',
      { service: service({ loadBalancers: [{ containerName: 'app' }] }), targetGroups: [] },
      { healthCheckPaths: ['/up'] },
      'a health check is expected, but the service has no target group',
    ],
    ['a target group that was not read', { targetGroups: [] }, { healthCheckPaths: ['/up'] }, undefined],
  ];
  test.each(rows)('%s', (_what, seen, selector, expected) => {
    expect(because([observation(0, seen)], selector)).toBe(expected === undefined ? 'undecided' : `misconfigured: ${expected}`);
  });
});

describe('that there is no access names what is missing', () => {
  const rows: readonly [what: string, failure: ReadFailure, expected: string][] = [
    [
      'a permission on a resource',
      readFailure('DescribeServices', 'denied', { resource: 'arn:a' }),
      'these credentials may not call ecs:DescribeServices on arn:a',
    ],
    ['a permission', readFailure('DescribeServices', 'denied'), 'these credentials may not call ecs:DescribeServices'],
    [
      'credentials',
      readFailure('DescribeServices', 'no-credentials'),
      'there are no AWS credentials: a step that provides them must come before this one',
    ],
    [
      'good credentials',
      readFailure('DescribeServices', 'invalid-credentials'),
      'AWS does not accept these credentials (SomeException)',
    ],
  ];
  test.each(rows)('%s', (_what, failure, expected) => {
    expect(because([{ ...blind(0, failure), answered: false }])).toBe(`no-access: ${expected}`);
  });

  test('credentials that AWS has taken before may be given again', () => {
    expect(because([observation(0), blind(5, readFailure('DescribeServices', 'no-credentials'))])).toBe('undecided');
  });

  test('an answer, with what the last call came to', () => {
    const silent = [0, 120].map((second) => blind(second, readFailure('DescribeServices', 'no-answer')));
    expect(because(silent)).toBe('no-access: AWS answered nothing for 2 min (SomeException: said AWS)');
    expect(because([blind(0), blind(120)])).toBe('no-access: AWS answered nothing for 2 min');
  });
});

describe('that no deployment appeared names what there is instead', () => {
  const rows: readonly [what: string, seen: Partial<Observation>, expected: string][] = [
    ['no cluster', { missing: 'cluster' }, 'there is no such cluster'],
    ['no service', { missing: 'service' }, 'there is no such service'],
    ['a service without a deployment', { service: service({ deployments: [] }) }, 'service api has no deployment'],
  ];
  test.each(rows)('%s', (_what, seen, expected) => {
    const observations = [0, 60].map((second) => ({ ...blind(second), answered: true, ...seen }));
    expect(because(observations, { selector: { which: 'new' } })).toBe(
      `no-deployment: a new deployment was expected, and did not appear within 1 min; ${expected}`,
    );
  });
});

describe('that the time is up names what was missing', () => {
  const unread = (reason: ReadFailure['reason']): Observation => ({
    ...blind(3600, readFailure('ListTasks', reason)),
    service: service(),
  });
  const still = 'it was still moving: the last change is 0 s old';
  const stuck = 'nothing has changed for 59 min 55 s';
  const rows: readonly [what: string, last: Observation, selector: Partial<Criteria>, expected: string][] = [
    ['a healthy task', observation(3600, { health: [] }), {}, `0 of 1 task healthy; ${still}`],
    [
      'that ECS calls it complete',
      observation(3600),
      {},
      `all 1 task healthy, but ECS does not call the deployment complete (ECS deployment ${ours} in progress.); ${still}`,
    ],
    [
      'time',
      observation(3600),
      { waitUntil: 'healthy', stableForSeconds: 7200 },
      `all 1 task healthy, but not for long enough; ${still}`,
    ],
    [
      'a status of the service that is known',
      observation(3600, { service: service({ status: 'PAUSING' }) }),
      {},
      `all 1 task healthy, but service api is PAUSING, which is not known here; ${still}`,
    ],
    [
      'an answer',
      unread('throttled'),
      {},
      `whether 1 task is healthy is not known: AWS did not answer ListTasks (SomeException); ${stuck}`,
    ],
    [
      'an answer that can be believed',
      unread('malformed'),
      {},
      `whether 1 task is healthy is not known, as far as AWS's answers can be believed: said AWS; ${stuck}`,
    ],
    [
      'an answer about several',
      { ...unread('throttled'), service: service({ desiredCount: 2 }) },
      {},
      `whether 2 tasks are healthy is not known: AWS did not answer ListTasks (SomeException); ${stuck}`,
    ],
    [
      'the task definition, which tells what is checked',
      observation(3600, { taskDefinitions: [] }),
      {},
      `whether 1 task is healthy is not known; ${still}`,
    ],
    ['a look at anything', blind(3600), {}, `whether 1 task is healthy is not known; ${stuck}`],
  ];
  test.each(rows)('%s', (_what, last, selector, expected) => {
    expect(because([observation(0), observation(5), last], { timeoutSeconds: 60, ...selector })).toBe(
      `timed-out: after 1 h: ${expected}`,
    );
  });

  test('the service', () => {
    const answered = { ...blind(0), answered: true };
    const never = 'timed-out: AWS has not shown the service for 11 min';
    const refused = blind(660, readFailure('DescribeServices', 'throttled'));
    expect(because([answered, refused])).toBe(`${never}: DescribeServices ended with SomeException, said AWS`);
    expect(because([answered, blind(660)])).toBe(`${never}: no answer`);
    expect(because([answered, blind(659)])).toBe('undecided');
  });

  test('whether a deployment by name is there, since that was told last', () => {
    const selector = { which: 'id', id: newer } as const;
    const untold = { readFailures: [readFailure('ListServiceDeployments', 'throttled')] };
    const seen = [observation(0), observation(50), observation(660, untold)];
    expect(because(seen, { selector })).toBe(
      'timed-out: AWS has not told whether the deployment is there for 10 min 10 s: ListServiceDeployments ended with SomeException, said AWS',
    );
  });

  test('nothing, as long as nothing at all was answered', () => {
    const silent = [0, 100].map((second) => blind(second, readFailure('DescribeServices', 'no-answer')));
    expect(because(silent, { startWithinSeconds: 10, timeoutSeconds: 60 })).toBe('undecided');
  });

  test('two minutes without a change are too many', () => {
    const ends = (seconds: number): string => because([observation(0), observation(5), blind(seconds)], { timeoutSeconds: 60 });
    expect(ends(124)).toContain('; it was still moving: the last change is 1 min 59 s old');
    expect(ends(125)).toContain('; nothing has changed for 2 min');
  });
});

test('that ECS gave the deployment up names the deployment and why', () => {
  const failed = service({ deployments: [deployment({ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start.' })] });
  expect(because([observation(0, { service: failed })])).toBe(`deployment-failed: ECS gave ${ours} up: tasks failed to start.`);
});

test('that it is healthy names how many tasks, and whether anything has told their health', () => {
  const completed = service({ deployments: [deployment({ rolloutState: 'COMPLETED' })] });
  const over = (changes: Changes): string => because([0, 20, 40].map((second) => observation(second, changes)));
  expect(over({ service: completed })).toBe('healthy: 1 of 1 task healthy for 40 s');
  expect(over(withoutLoadBalancers(completed))).toBe('healthy: 1 of 1 task running for 40 s');
});

test('nothing is said of what was not looked at', () => {
  expect(judge(timeline([]))).toStrictEqual({ decided: false });
});

test('that another deployment took its place tells what that runs only where it is known', () => {
  const begun = serviceDeployment('IN_PROGRESS', { arn: 'arn:newer', deploymentId: newer, createdAt: at(-1) });
  const unknown = [observation(0, { serviceDeployments: [serviceDeployment('IN_PROGRESS'), begun] })];
  const expected = { selector: { which: 'id', id: ours }, taskDefinitions: [{ family: 'api' }] } as const;
  const took = `superseded: ${newer} took the place of ${ours} before that was healthy`;
  expect(because(unknown, expected)).toBe(took);
  expect(because(unknown, { ...expected, onSuperseded: 'pass' })).toBe(took);
  expect(because(unknown, { ...expected, onSuperseded: 'follow' })).toBe('undecided');
});
