import { describe, expect, it } from '@jest/globals';
import { answer } from '../../../simulator/answers/answer.ts';
import { validateRequest } from '../../../simulator/api/request-validation.ts';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import type { Scenario, TargetGroupSpec } from '../../../simulator/scenario.ts';
import { awsNames } from '../../../simulator/world/aws-names.ts';
import { pairScenario } from '../rollout.ts';
import { at, scenarioOf } from '../timeline.ts';

const arn = awsNames.targetGroup('web', 'LATTICE');
const lattice = (group: TargetGroupSpec = {}, rest: Partial<Scenario> = {}) =>
  newWorld({ ...scenarioOf({ kind: 'lattice', desired: 3 }, group), ...rest });
const statuses = (group: TargetGroupSpec, seconds: number): readonly string[] => {
  const { items } = answer(lattice(group), 'ListTargets', { targetGroupIdentifier: arn }, at(seconds));
  return [...new Set(items?.map(({ status = '', reasonCode = '' }) => `${status} ${reasonCode}`.trim()))].sort();
};

describe('what VPC Lattice says of targets', () => {
  const rows: readonly (readonly [what: string, group: TargetGroupSpec, seconds: number, expected: readonly string[]])[] = [
    ['healthy after one success', {}, 70, ['HEALTHY']],
    ['new ones are INITIAL', {}, 37, ['HEALTHY', 'INITIAL']],
    ['a failure has one reason', { path: '/none', matcher: '204' }, 80, ['DRAINING', 'UNHEALTHY HealthCheckFailed']],
    ['UNAVAILABLE where checks are off, as they are for HTTP2', { version: 'HTTP2' }, 70, ['UNAVAILABLE']],
    ['UNUSED where no service uses the group', { listener: false }, 70, ['UNUSED']],
    ['DRAINING on the way out', {}, 160, ['DRAINING', 'HEALTHY']],
  ];
  it.each(rows)('%s', (_what, group, seconds, expected) => {
    expect(expected).toEqual(expect.arrayContaining([...statuses(group, seconds)]));
    expect(statuses(group, seconds)).toContain(expected.at(-1));
  });

  it('comes in pages of a hundred', () => {
    const world = newWorld(scenarioOf({ kind: 'lattice', desired: 130 }, {}, []));
    const first = answer(world, 'ListTargets', { targetGroupIdentifier: arn }, at(0));
    const second = answer(world, 'ListTargets', { targetGroupIdentifier: arn, nextToken: first.nextToken }, at(0));
    expect([first.items?.length, second.items?.length, second.nextToken]).toEqual([100, 30, undefined]);
  });

  it('is told by the id too', () => {
    const world = lattice();
    const targetGroupIdentifier = arn.split('/')[1] ?? '';
    expect(answer(world, 'ListTargets', { targetGroupIdentifier }, at(0)).items).toHaveLength(3);
    expect(answer(world, 'GetTargetGroup', { targetGroupIdentifier }, at(0)).config?.healthCheck).toMatchObject({ path: '/' });
  });
});

describe('each load balancer knows its own target groups alone', () => {
  it('Elastic Load Balancing refuses those of VPC Lattice', () => {
    expect(validateRequest('DescribeTargetHealth', { TargetGroupArn: arn }, at(0))?.name).toBe('ValidationError');
    expect(() => answer(lattice(), 'DescribeTargetHealth', { TargetGroupArn: arn }, at(0))).toThrow('not found');
    expect(answer(lattice(), 'DescribeTargetGroups', {}, at(0)).TargetGroups).toEqual([]);
  });

  it('and the other way round', () => {
    const targetGroupIdentifier = awsNames.targetGroup('web');
    expect(validateRequest('ListTargets', { targetGroupIdentifier }, at(0))?.name).toBe('ValidationException');
    const world = newWorld(scenarioOf({}));
    expect(() => answer(world, 'ListTargets', { targetGroupIdentifier }, at(0))).toThrow('not found');
  });
});

describe('services and revisions', () => {
  const scenario = pairScenario({ kind: 'lattice' });
  const world = newWorld(scenario);
  const [first, second] = ['blue', 'green'].map((name) => awsNames.targetGroup(name, 'LATTICE'));
  const production = world.setting.rules.find(({ name }) => name === 'production')?.arn ?? '';

  it('tell of VPC Lattice and of no load balancer, the named port among it', () => {
    const service = answer(world, 'DescribeServices', { cluster: 'prod', services: ['api'] }, at(100)).services?.[0];
    expect(service?.loadBalancers).toEqual([]);
    expect(service?.deployments?.[0]?.vpcLatticeConfigurations).toEqual([
      {
        roleArn: awsNames.role('ecs-lattice'),
        targetGroupArn: first,
        portName: 'http',
        advancedConfiguration: {
          alternateTargetGroupArn: second,
          productionListenerRule: production,
          testListenerRule: expect.stringContaining('/rule/rule-'),
        },
      },
    ]);
    const { taskDefinition } = answer(world, 'DescribeTaskDefinition', { taskDefinition: 'api:2' }, at(100));
    expect(taskDefinition?.containerDefinitions?.[0]?.portMappings).toMatchObject([{ name: 'http', containerPort: 3000 }]);
  });

  it('a revision tells the group that ECS has chosen', () => {
    const number = world.serviceAt('prod', 'api', at(100))?.serviceRevisions[0]?.deploymentId.replace('ecs-svc/', '') ?? '';
    const serviceRevisionArns = [awsNames.serviceRevision('prod', 'api', number)];
    const [revision] = answer(world, 'DescribeServiceRevisions', { serviceRevisionArns }, at(100)).serviceRevisions ?? [];
    expect(revision?.resolvedConfiguration).toEqual({
      vpcLatticeConfigurations: [{ targetGroupArn: second, productionListenerRule: production }],
    });
  });

  it('its rule names the groups by their ids', () => {
    const [serviceIdentifier, listenerIdentifier, ruleIdentifier] = production.split(/\/(?:listener|rule)\//);
    const { action } = answer(world, 'GetRule', { serviceIdentifier, listenerIdentifier, ruleIdentifier }, at(0));
    expect(action?.forward?.targetGroups).toEqual([
      { targetGroupIdentifier: first?.split('/')[1], weight: 100 },
      { targetGroupIdentifier: second?.split('/')[1], weight: 0 },
    ]);
    const gone = { serviceIdentifier, listenerIdentifier, ruleIdentifier: 'rule-0' };
    expect(() => answer(world, 'GetRule', gone, at(0))).toThrow('Rule rule-0 not found');
  });
});
