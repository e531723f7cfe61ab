import { describe, expect, test } from '@jest/globals';
import type { CodeDeployDeployment, Observation, Target, TaskSet } from '../../../src/model/observation.ts';
import { codeDeployFaults } from '../../../src/model/strategy/code-deploy-faults.ts';
import { answers404, groupArn, observation, readFailure, service, target, targetGroup } from '../../build.ts';
import { carriedOut, codeDeployId, codeDeployment, codeDeployTarget, eventsUpTo, ownTaskSet } from '../../code-deploy.ts';

const shifted = codeDeployment({ target: codeDeployTarget(eventsUpTo('AfterAllowTraffic'), 100) });
const otherArn = groupArn.replace('api-tg', 'admin-tg');
const behind = (...arns: readonly string[]): Partial<TaskSet> => ({
  loadBalancers: arns.map((targetGroupArn) => ({ targetGroupArn, containerName: 'app', containerPort: 3000 })),
});

const faultsIn = (
  codeDeploy: CodeDeployDeployment | undefined,
  changes: Partial<Observation> & { readonly health?: readonly Target[] } = {},
  taskSet = behind(groupArn),
  waitUntil: 'healthy' | 'completed' = 'completed',
) => {
  const entry = ownTaskSet(taskSet);
  const seen = observation(0, { service: service({ deployments: [entry] }), ...(codeDeploy ? { codeDeploy } : {}), ...changes });
  return codeDeployFaults(waitUntil, carriedOut(codeDeploy, entry), seen);
};
const none = { found: [], untold: new Set() };

describe('a deployment that has ended badly', () => {
  const rows: readonly [what: string, changes: Partial<CodeDeployDeployment>, said: string][] = [
    ['without a reason', { status: 'Stopped' }, 'is Stopped'],
    ['with its reason', { status: 'Failed', errorCode: 'TIMEOUT', errorMessage: 'too slow' }, 'is Failed (TIMEOUT: too slow)'],
    ['with a code alone', { status: 'Failed', errorCode: 'TIMEOUT' }, 'is Failed (TIMEOUT)'],
  ];
  test.each(rows)('is told %s', (_what, changes, said) => {
    const codeDeploy = codeDeployment(changes);
    const fault = {
      kind: 'deployment',
      key: `${codeDeployId} ${codeDeploy.status}`,
      outcome: 'deployment-failed',
      because: `CodeDeploy deployment ${codeDeployId} ${said}, and nothing has taken its place`,
    };
    expect(faultsIn(codeDeploy)).toStrictEqual({ found: [fault], untold: new Set() });
  });
});

describe('there is no fault', () => {
  const rows: readonly [what: string, codeDeploy: CodeDeployDeployment | undefined, more: Parameters<typeof faultsIn>[1]][] = [
    ['while it goes on', codeDeployment(), {}],
    ['where CodeDeploy was not asked', undefined, {}],
    ['with a healthy target where all traffic goes', shifted, {}],
    [
      'of a service of no tasks',
      shifted,
      { service: service({ desiredCount: 0, deployments: [ownTaskSet(behind(groupArn))] }), health: [] },
    ],
  ];
  test.each(rows)('%s', (_what, codeDeploy, more) => {
    expect(faultsIn(codeDeploy, more)).toStrictEqual(none);
  });
  test('where only health is waited for', () => {
    expect(faultsIn(codeDeployment({ status: 'Failed' }), {}, behind(groupArn), 'healthy')).toStrictEqual(none);
  });
  test('of a set that is not listed, or in a look that does not show the service', () => {
    expect(faultsIn(shifted, { service: service({ deployments: [] }), health: [] })).toStrictEqual(none);
    const { service: unseen, ...blind } = observation(0, { health: [], codeDeploy: shifted });
    expect(unseen).toBeDefined();
    expect(codeDeployFaults('completed', carriedOut(shifted), blind)).toStrictEqual(none);
  });
  test('at a load balancer that has no target group', () => {
    expect(faultsIn(shifted, {}, { loadBalancers: [{ containerName: 'app' }] })).toStrictEqual(none);
  });
});

test('production traffic without a healthy target is a fault of each group', () => {
  const seen: Parameters<typeof faultsIn>[1] = {
    targets: new Map([
      [groupArn, [target(1)]],
      [otherArn, [answers404(1)]],
    ]),
    targetGroups: [targetGroup(), targetGroup({ arn: otherArn, name: 'admin-tg' })],
  };
  const fault = {
    kind: 'traffic',
    key: `traffic ${otherArn}`,
    outcome: 'targets-unhealthy',
    because: 'all production traffic goes to admin-tg, where this deployment has no healthy target',
  };
  expect(faultsIn(shifted, seen, behind(groupArn, otherArn))).toStrictEqual({ found: [fault], untold: new Set() });
});

const unanswered = { readFailures: [readFailure('GetDeployment', 'throttled')] };
const untargeted = { readFailures: [readFailure('BatchGetDeploymentTargets', 'throttled')] };

test('what has ended badly need not be told again', () => {
  expect(faultsIn(codeDeployment({ status: 'Failed' }), unanswered).found).toMatchObject([{ outcome: 'deployment-failed' }]);
});

describe('it is not told', () => {
  test('whether traffic is served where CodeDeploy did not tell of its target', () => {
    expect(faultsIn(shifted, { ...untargeted, health: [answers404(1)] })).toStrictEqual({
      found: [],
      untold: new Set(['traffic']),
    });
  });
  test('but it is where CodeDeploy told of its target alone', () => {
    expect(faultsIn(shifted, { ...unanswered, health: [answers404(1)] }).found).toMatchObject([{ outcome: 'targets-unhealthy' }]);
  });
  test('whether traffic is served where the targets of one group were not read', () => {
    expect(faultsIn(shifted, { health: [answers404(1)] }, behind(groupArn, otherArn))).toStrictEqual({
      found: [],
      untold: new Set(['traffic']),
    });
  });
});
