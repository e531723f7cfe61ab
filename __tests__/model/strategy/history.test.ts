import { expect, test } from '@jest/globals';
import type { ServiceDeployment } from '../../../src/model/observation.ts';
import { comparableDeployments } from '../../../src/model/strategy/history.ts';
import { at, newer, older, ours, service, serviceDeployment } from '../../build.ts';

const past = (arn: string, second: number, changes: Partial<ServiceDeployment> = {}): ServiceDeployment =>
  serviceDeployment('SUCCESSFUL', {
    arn,
    deploymentId: older,
    createdAt: at(second),
    finishedAt: at(second + 30),
    configuration: { strategy: 'ROLLING', bakeTimeSeconds: 0 },
    ...changes,
  });
const { finishedAt, ...endless } = past('arn:endless', -400);
const { configuration, ...unconfigured } = past('arn:unconfigured', -450);

test('those are compared that went before it, ended well and were carried out in the same way, the newest first', () => {
  expect(finishedAt).toBe(at(-370));
  expect(configuration?.strategy).toBe('ROLLING');
  const earlier = [
    past('arn:first', -900),
    past('arn:last', -300),
    endless,
    unconfigured,
    past('arn:itself', -200, { deploymentId: ours }),
    past('arn:later', -60, { deploymentId: newer }),
    past('arn:failed', -500, { status: 'STOPPED' }),
    past('arn:other', -600, { configuration: { strategy: 'CANARY', bakeTimeSeconds: 0 } }),
  ];
  const known = { id: ours, createdAt: at(-60) };
  const arns = (...args: Parameters<typeof comparableDeployments>): readonly string[] =>
    comparableDeployments(...args).map(({ arn }) => arn);
  expect(arns(earlier, known, service())).toStrictEqual(['arn:last', 'arn:first']);
  const canary = serviceDeployment('IN_PROGRESS', { configuration: { strategy: 'CANARY', bakeTimeSeconds: 0 } });
  expect(arns(earlier, { ...known, serviceDeployment: canary }, service())).toEqual(['arn:other']);
  expect(comparableDeployments([past('arn:one', -300)], known, service())).toEqual([
    { arn: 'arn:one', createdAt: at(-300), finishedAt: at(-270) },
  ]);
});
