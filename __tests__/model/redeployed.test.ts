/** Several service deployments of one revision: which of them tells how the deployment stands. */
import { expect, it } from '@jest/globals';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Deployment, ServiceDeployment } from '../../src/model/observation.ts';
import {
  at,
  deployment,
  newer,
  observation,
  older,
  olderDeployment,
  ours,
  service,
  serviceDeployment,
  timeline,
} from '../build.ts';
import { verdictOf } from './strategy/verdict.ts';

const first = serviceDeployment('SUCCESSFUL', { arn: 'arn:first', createdAt: at(-60), finishedAt: at(-50) });
const again = serviceDeployment('IN_PROGRESS', { arn: 'arn:again', createdAt: at(-40) });
const rolledBack: ServiceDeployment = { ...first, status: 'ROLLBACK_SUCCESSFUL' };
const current: Partial<Criteria> = {};
const named = (arn: string): Partial<Criteria> => ({ selector: { which: 'arn', arn } });
const complete = [deployment({ rolloutState: 'COMPLETED' })];

type Row = readonly [
  what: string,
  serviceDeployments: readonly ServiceDeployment[],
  criteria: Partial<Criteria>,
  verdict: string,
  deployments?: readonly Deployment[],
];

const rows: readonly Row[] = [
  ['deployed again after a rollback, it is not rolled back any more', [again, rolledBack], current, 'healthy at 30'],
  ['deployed again after a stop, it is not given up', [again, { ...first, status: 'STOPPED' }], current, 'healthy at 30'],
  ['deployed again, it is rolled back', [{ ...again, status: 'ROLLBACK_IN_PROGRESS' }, first], current, 'rolled-back at 0'],
  ['in whatever order they are listed', [first, { ...again, status: 'ROLLBACK_IN_PROGRESS' }], current, 'rolled-back at 0'],
  [
    'the one that is asked for by name was rolled back, whatever came then',
    [again, rolledBack],
    named('arn:first'),
    'rolled-back at 0',
  ],
  ['the one that is asked for by name was replaced by the next', [again, first], named('arn:first'), 'superseded at 0'],
  ['the last is asked for by name', [again, rolledBack], named('arn:again'), 'healthy at 30'],
  [
    'what brings an older revision back is no newer deployment, and its PRIMARY a rollback',
    [serviceDeployment('IN_PROGRESS', { arn: 'arn:back', deploymentId: older, createdAt: at(-5) }), first],
    current,
    'rolled-back at 0',
    [olderDeployment({ status: 'PRIMARY', updatedAt: at(-5) }), deployment({ status: 'ACTIVE' })],
  ],
  [
    'while its PRIMARY is not shown yet, it is waited for',
    [
      serviceDeployment('IN_PROGRESS', { arn: 'arn:back', deploymentId: older, createdAt: at(-5) }),
      { ...first, status: 'STOP_REQUESTED' },
    ],
    current,
    'in progress',
    [deployment(), olderDeployment()],
  ],
  [
    'a service deployment of a revision of its own is a newer one',
    [serviceDeployment('IN_PROGRESS', { arn: 'arn:newer', deploymentId: newer, createdAt: at(5) }), first],
    current,
    'superseded at 0',
  ],
];

it.each(rows)('%s', (_what, serviceDeployments, criteria, verdict, deployments = complete) => {
  const seen = (second: number) => observation(second, { service: service({ deployments }), serviceDeployments });
  expect(verdictOf([0, 10, 20, 30].map(seen), criteria)).toBe(verdict);
});

it('tells of the last what it tells of the deployment', () => {
  const [deploymentId, arn] = [ours, 'arn:again'];
  const seen = timeline([observation(0, { serviceDeployments: [again, first] })]);
  expect(seen.deployment).toMatchObject({ id: deploymentId, serviceDeployment: { arn } });
});
