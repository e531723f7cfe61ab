import { expect, it } from '@jest/globals';
import { systemClock } from '../../../src/clock.ts';
import { openClient, type SettledFailures } from '../../../src/observe/aws/client.ts';
import type { Aws, Operation, Operations } from '../../../src/observe/aws/operations.ts';

const said = (name: string): Error => Object.assign(new Error('no'), { name, $metadata: { httpStatusCode: 400 } });
const revision = (service: string): string => `arn:aws:ecs:eu-west-1:111122223333:service-revision/prod/${service}/1`;

/** What is really asked, of questions asked one after the other, each in a look of its own. */
async function asked<Q extends Operation>(
  errorName: string,
  operation: Q,
  inputs: readonly (readonly [Operations[Q]['input'], resource: string])[],
): Promise<readonly string[]> {
  const really: string[] = [];
  const settled: SettledFailures = new Map();
  let resource = '';
  const aws: Aws = {
    clockOffsetMs: () => 0,
    call: () => {
      really.push(resource);
      return Promise.reject(said(errorName));
    },
  };
  for (const [input, about] of inputs) {
    resource = about;
    await openClient(aws, systemClock, settled, new AbortController().signal).call(operation, input, { resource });
  }
  return really;
}

const definitions = [
  [{ TargetGroupArn: 'api:1' }, 'api:1'],
  [{ TargetGroupArn: 'api:1' }, 'api:1'],
  [{ TargetGroupArn: 'api:2' }, 'api:2'],
] as const;

it('what is denied is not asked again', async () => {
  expect(await asked('AccessDeniedException', 'DescribeTargetGroupAttributes', definitions)).toEqual(['api:1']);
});

it('what is refused is not asked again, but the same question about another thing is', async () => {
  expect(await asked('ClientException', 'DescribeTargetGroupAttributes', definitions)).toEqual(['api:1', 'api:2']);
});

it('what failed otherwise is asked again', async () => {
  expect(await asked('ServerException', 'DescribeTargetGroupAttributes', definitions)).toEqual(['api:1', 'api:1', 'api:2']);
});

it('what is needed is asked again, whatever was said', async () => {
  const tasks = [[{ cluster: 'prod', serviceName: 'api' }, 'api']] as const;
  expect(await asked('AccessDeniedException', 'ListTasks', [...tasks, ...tasks])).toEqual(['api', 'api']);
});

it('what is denied for one service is asked for another', async () => {
  const revisions = ['api', 'api', 'web'].map((one): [{ serviceRevisionArns: string[] }, string] => [
    { serviceRevisionArns: [revision(one)] },
    one,
  ]);
  expect(await asked('AccessDeniedException', 'DescribeServiceRevisions', revisions)).toEqual(['api', 'web']);
});
