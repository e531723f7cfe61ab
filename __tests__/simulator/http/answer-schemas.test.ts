import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { violationOf } from '../../../simulator/api/schema.ts';
import { answerSchemas } from '../../../simulator/http/answer-schemas.ts';
import { fromJson, jsonAnswer } from '../../../simulator/http/json.ts';
import { enumerationCounts, unknownValues } from './enumerations.ts';
import { operations, samples } from './samples.ts';

/** As ECS wrote it right after UpdateService; ids, names and account are replaced. */
const captured: unknown = JSON.parse(readFileSync(new URL('captured/DescribeServices.json', import.meta.url), 'utf8'));

describe('the schemas read off the SDK', () => {
  it('know every member of an answer that AWS gave, and write it again as it was', () => {
    const schema = answerSchemas.DescribeServices;
    const answer = fromJson(schema, captured);
    expect(violationOf(schema, answer, '')).toBeUndefined();
    expect(answer).toMatchObject({ services: [{ deployments: [{ createdAt: new Date(1777518042816) }, {}] }] });
    expect(JSON.parse(jsonAnswer(answer).body)).toEqual(captured);
  });

  it.each(operations)('know the sample of %s', (operation) => {
    expect(violationOf(answerSchemas[operation], samples[operation].answers, '')).toBeUndefined();
  });

  const rows: readonly (readonly [string, keyof typeof answerSchemas, object])[] = [
    ['a member that AWS does not have', 'DescribeServices', { services: [{ vpcLatticeConfigurations: [] }] }],
    ['a fraction where AWS counts', 'DescribeServices', { services: [{ desiredCount: 1.5 }] }],
    ['a time that is a number', 'DescribeTasks', { tasks: [{ startedAt: 1 }] }],
    ['a time that is a date, of logs', 'GetLogEvents', { events: [{ timestamp: new Date(0) }] }],
    [
      'a label that is no text',
      'DescribeTaskDefinition',
      { taskDefinition: { containerDefinitions: [{ dockerLabels: { a: 1 } }] } },
    ],
    [
      'a health check without its command',
      'DescribeTaskDefinition',
      { taskDefinition: { containerDefinitions: [{ healthCheck: { interval: 5 } }] } },
    ],
    ['a list of other things', 'DescribeTargetGroups', { TargetGroups: [{ LoadBalancerArns: [1] }] }],
  ];
  it.each(rows)('refuse %s', (_, operation, answer) => {
    expect(violationOf(answerSchemas[operation], answer, operation)?.message).toContain(operation);
  });

  it('let pass a fraction where AWS gives shares, and a document of any form', () => {
    const deploymentConfiguration = {
      canaryConfiguration: { canaryPercent: 0.1 },
      lifecycleHooks: [{ hookDetails: { a: [1] } }],
    };
    expect(violationOf(answerSchemas.DescribeServices, { services: [{ deploymentConfiguration }] }, '')).toBeUndefined();
  });
});

describe('the enumerations read off the SDK', () => {
  it.each(enumerationCounts)('are some in %s', (_client, count) => {
    expect(count).toBeGreaterThan(20);
  });

  it('do not know a value that AWS does not have, in a list or beside it', () => {
    const ecsAnswer = { services: [{ launchType: 'FARGATE', deployments: [{ rolloutState: 'DONE', launchType: 'EC2' }] }] };
    expect(unknownValues('DescribeServices', ecsAnswer)).toStrictEqual(['Deployment.rolloutState is DONE']);
    const elbAnswer = { TargetHealthDescriptions: [{ TargetHealth: { State: 'ill', Reason: 'Target.Timeout' } }] };
    expect(unknownValues('DescribeTargetHealth', elbAnswer)).toStrictEqual(['TargetHealth.State is ill']);
    expect(unknownValues('DescribeTaskDefinition', { taskDefinition: { compatibilities: ['FARGATE', 'MOON'] } })).toStrictEqual([
      'TaskDefinition.compatibilities is MOON',
    ]);
  });
});
