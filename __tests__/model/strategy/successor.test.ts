/** What has taken the place of a deployment, by either of the two lists. */
import { describe, expect, test } from '@jest/globals';
import type { KnownDeployment } from '../../../src/model/deployment.ts';
import type { Deployment, Observation, ServiceDeployment } from '../../../src/model/observation.ts';
import { newerDeployment } from '../../../src/model/strategy/successor.ts';
import {
  at,
  blind,
  deployment,
  newer,
  observation,
  older,
  olderDeployment,
  ours,
  service,
  serviceDeployment,
} from '../../build.ts';

const own = serviceDeployment('IN_PROGRESS');
const known: KnownDeployment = { id: ours, createdAt: at(-60), serviceDeployment: own };
const begun = (changes: Partial<ServiceDeployment> = {}): ServiceDeployment =>
  serviceDeployment('IN_PROGRESS', { arn: 'arn:newer', deploymentId: newer, createdAt: at(-10), ...changes });
const seen = (deployments: readonly Deployment[], ...serviceDeployments: readonly ServiceDeployment[]): Observation =>
  observation(0, { service: service({ deployments }), serviceDeployments });

test('a newer deployment that is listed has taken the place', () => {
  const entry = deployment({ id: newer, createdAt: at(-10) });
  expect(newerDeployment(known, seen([olderDeployment(), deployment(), entry]))).toBe(entry);
  expect(newerDeployment(known, seen([olderDeployment(), deployment()]))).toBeUndefined();
  expect(newerDeployment(known, seen([deployment({ createdAt: at(-59) })]))).toBeUndefined();
  expect(newerDeployment(known, seen([deployment({ id: newer, createdAt: at(-60) })]))).toBeUndefined();
});

test('nothing is newer than what nobody knows the age of', () => {
  const entry = deployment({ id: newer, createdAt: at(-10) });
  expect(newerDeployment({ id: ours }, seen([entry], begun()))).toBeUndefined();
});

describe('a service deployment that has begun since', () => {
  const serving = [deployment()];
  const rows: readonly [what: string, deployments: readonly Deployment[], begun: ServiceDeployment, takes: boolean][] = [
    ['has, before it is listed as a deployment', serving, begun(), true],
    ['has also where it has failed to go back', serving, begun({ status: 'ROLLBACK_FAILED' }), true],
    ['has not where ECS goes back from it', serving, begun({ status: 'ROLLBACK_IN_PROGRESS' }), false],
    ['has not where ECS went back from it', serving, begun({ status: 'ROLLBACK_SUCCESSFUL' }), false],
    ['has not where it was stopped and the older serves', serving, begun({ status: 'STOPPED' }), false],
    [
      'has where it was stopped and the older serves no more',
      [deployment({ status: 'ACTIVE' })],
      begun({ status: 'STOPPED' }),
      true,
    ],
    [
      'has not where it was stopped and the older serves beside another',
      [deployment(), olderDeployment()],
      begun({ status: 'STOPPED' }),
      false,
    ],
    [
      'has where it was stopped and a still older one serves',
      [deployment({ status: 'ACTIVE' }), olderDeployment({ status: 'PRIMARY' })],
      begun({ status: 'STOPPED' }),
      true,
    ],
    ['has, whatever older is listed beside', [deployment(), olderDeployment()], begun(), true],
    ['has not where it brings an older revision back', [deployment(), olderDeployment()], begun({ deploymentId: older }), false],
    [
      'has, though its deployment is listed as made in the same moment',
      [deployment(), deployment({ id: newer, status: 'ACTIVE', createdAt: at(-60) })],
      begun(),
      true,
    ],
    ['has not where it began before', serving, begun({ createdAt: at(-60) }), false],
  ];
  test.each(rows)('%s', (_what, deployments, one, takes) => {
    expect(newerDeployment(known, seen(deployments, own, one))?.id).toBe(takes ? newer : undefined);
  });
  test('has not where what it brings back is known from an earlier one', () => {
    const first = serviceDeployment('SUCCESSFUL', { arn: 'arn:first', deploymentId: older, createdAt: at(-3600) });
    expect(newerDeployment(known, seen(serving, first, own, begun({ deploymentId: older })))).toBeUndefined();
    expect(newerDeployment(known, seen(serving, first, own, begun()))?.id).toBe(newer);
  });
  test('is told by a look that does not show the service, and counts from the deployment where its own is not known', () => {
    const look = { ...blind(0), serviceDeployments: [begun()] };
    expect(newerDeployment(known, look)).toStrictEqual({ id: newer });
    const { serviceDeployment: untold, ...bare } = known;
    expect(untold).toBe(own);
    expect(newerDeployment(bare, seen(serving, begun()))?.id).toBe(newer);
    expect(newerDeployment(bare, seen(serving, begun({ createdAt: at(-61) })))).toBeUndefined();
  });
  test('is told with what it runs, where its tasks tell', () => {
    const revision = { deploymentId: newer, loadBalancers: [], gatewayConnectorCount: 0 };
    const runs = { ...seen(serving, begun()), revisions: new Map([[newer, { ...revision, taskDefinition: 'api:3' }]]) };
    expect(newerDeployment(known, runs)).toStrictEqual({ id: newer, taskDefinition: 'api:3' });
  });
});
