/** What the sentences of a verdict must name. */
import { describe, expect, test } from '@jest/globals';
import { judge } from '../../src/judge/judge.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Observation } from '../../src/model/observation.ts';
import {
  blind,
  observation,
  older,
  olderDeployment,
  readFailure,
  service,
  targetGroup,
  timeline,
  type Changes,
} from '../build.ts';

const because = (observations: readonly Observation[], selector: Partial<Criteria> = {}): string => {
  const verdict = judge(timeline(observations, selector));
  return verdict.decided ? `${verdict.outcome}: ${verdict.because}` : 'undecided';
};

describe('that no deployment appeared names what was expected', () => {
  const another = service({ deployments: [olderDeployment({ status: 'PRIMARY' })] });
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
    ['task sets beside deployments', of({ taskSetCount: 1 }), 'taskSets has 1 entry beside deployments', /run this step again/],
  ];
  test.each(rows)('%s', (_what, seen, field, instead) => {
    const said = because([observation(0, seen)]);
    expect(said).toContain(`misconfigured: ${field}: a service of this kind cannot be verified; `);
    expect(said).toMatch(instead);
  });

  test('a service that does not exist may be a managed daemon', () => {
    expect(because([{ ...blind(0), answered: true, missing: 'service' }])).toContain('a managed daemon is none');
  });
});
