import { describe, expect, test } from '@jest/globals';
import type { CodeDeployDeployment, CodeDeployTarget, Deployment, Observation, Target } from '../../../src/model/observation.ts';
import { codeDeployProgress } from '../../../src/model/strategy/code-deploy-progress.ts';
import { groupArn, observation, service, target } from '../../build.ts';
import { carriedOut, codeDeployment, codeDeployTarget, eventsUpTo, olderTaskSet, ownTaskSet } from '../../code-deploy.ts';

const inProgress = { status: 'InProgress' } as const;
const linear = { kind: 'linear', percent: 10, intervalSeconds: 180 } as const;
const canary = { kind: 'canary', percent: 10, intervalSeconds: 900 } as const;
const shifting = (weight: number): CodeDeployTarget => codeDeployTarget(eventsUpTo('AllowTraffic', inProgress), weight);
const shifted = codeDeployTarget(eventsUpTo('AfterAllowTraffic'), 100);

/** AllowTraffic begins at 10:04. */
const rows: readonly [why: string, seconds: number, changes: Partial<CodeDeployDeployment>, says: string][] = [
  ['that it has only been made', 0, { status: 'Created' }, 'Created'],
  ['that it waits for another', 0, { status: 'Queued' }, 'Queued'],
  ['that it runs, before anything has begun', 0, {}, 'InProgress'],
  ['the event that it is at', 70, { target: codeDeployTarget(eventsUpTo('Install', inProgress)) }, 'Install InProgress'],
  ['the last one, between two', 130, { target: codeDeployTarget(eventsUpTo('Install')) }, 'Install Succeeded'],
  [
    'the event that failed',
    130,
    { target: codeDeployTarget(eventsUpTo('AfterInstall', { status: 'Failed' })) },
    'AfterInstall Failed',
  ],
  [
    'how much traffic it has, and when it gets more',
    250,
    { target: shifting(10), trafficStep: linear },
    'AllowTraffic InProgress, production 10 %, next step about 10:07 UTC',
  ],
  [
    'the step after the third',
    800,
    { target: shifting(30), trafficStep: linear },
    'AllowTraffic InProgress, production 30 %, next step about 10:13 UTC',
  ],
  [
    'that a step is late',
    500,
    { target: shifting(10), trafficStep: linear },
    'AllowTraffic InProgress, production 10 %, next step was due at 10:07 UTC',
  ],
  [
    'when a canary gets the rest',
    250,
    { target: shifting(10), trafficStep: canary },
    'AllowTraffic InProgress, production 10 %, next step about 10:19 UTC',
  ],
  ['no step before the first has been seen', 250, { target: shifting(0), trafficStep: linear }, 'AllowTraffic InProgress'],
  ['no step behind the last', 2000, { target: shifting(100), trafficStep: linear }, 'AllowTraffic InProgress, production 100 %'],
  [
    'no step where it is not told when the shift began',
    250,
    { target: codeDeployTarget([{ name: 'AllowTraffic', ...inProgress }], 10), trafficStep: linear },
    'AllowTraffic InProgress, production 10 %',
  ],
  [
    'no step once the shift has failed',
    250,
    { target: codeDeployTarget(eventsUpTo('AllowTraffic', { status: 'Failed' }), 10), trafficStep: linear },
    'AllowTraffic Failed, production 10 %',
  ],
  ['no step once it was stopped', 250, { status: 'Stopped', target: shifting(10), trafficStep: linear }, 'Stopped'],
  ['no step where all goes at once', 250, { target: shifting(100) }, 'AllowTraffic InProgress, production 100 %'],
  [
    'that somebody has to let it have traffic, until when, and what happens then',
    300,
    {
      status: 'Ready',
      readyWaitSeconds: 3600,
      readyTimeoutAction: 'STOP_DEPLOYMENT',
      target: codeDeployTarget([...eventsUpTo('AfterInstall'), { name: 'BeforeAllowTraffic', status: 'Pending' }]),
    },
    'waits to be let have traffic (Ready) until 2026-01-15 11:03 UTC, when CodeDeploy stops it',
  ],
  [
    'that what happens then is not known, in plain text',
    300,
    { status: 'Ready', readyTimeoutAction: 'EXPLODE' },
    'waits to be let have traffic (Ready) until a time that CodeDeploy does not tell, when CodeDeploy does what is not known here (EXPLODE)',
  ],
  [
    'its status alone, once it has been let',
    300,
    { status: 'Ready', target: codeDeployTarget(eventsUpTo('BeforeAllowTraffic', inProgress)) },
    'Ready',
  ],
  [
    'for how long the old tasks are kept',
    400,
    { isTerminationWaitStarted: true, terminationWaitSeconds: 2400, target: shifted },
    'AfterAllowTraffic Succeeded, production 100 %, the old task set is kept until 10:46 UTC',
  ],
  [
    'the time alone up to twelve hours',
    400,
    { isTerminationWaitStarted: true, terminationWaitSeconds: 12 * 3600, target: shifted },
    'AfterAllowTraffic Succeeded, production 100 %, the old task set is kept until 22:06 UTC',
  ],
  [
    'that they are kept, where it is not told since when',
    400,
    { isTerminationWaitStarted: true, terminationWaitSeconds: 2400 },
    'InProgress, the old task set is kept for now',
  ],
  [
    'the day too where that is long, by another name of the status',
    400,
    { status: 'Baking', isTerminationWaitStarted: true, terminationWaitSeconds: 172_800, target: shifted },
    'AfterAllowTraffic Succeeded, production 100 %, the old task set is kept until 2026-01-17 10:06 UTC',
  ],
  [
    'nothing of that where they are kept for ever',
    400,
    { isTerminationWaitStarted: true, target: shifted },
    'AfterAllowTraffic Succeeded, production 100 %',
  ],
  ['that it succeeded', 900, { status: 'Succeeded', target: shifted }, 'Succeeded'],
  [
    'why it failed, in its own words, and what undoes it',
    900,
    {
      status: 'Failed',
      errorCode: 'HOOK_EXECUTION_FAILURE',
      errorMessage: 'The deployment failed because one or more of the lifecycle event validation functions failed.',
      rolledBackBy: 'd-FG56HI78J',
    },
    'Failed: HOOK_EXECUTION_FAILURE The deployment failed because one or more of the lifecycle event validation functions failed, rolled back by d-FG56HI78J',
  ],
  ['that it was stopped, where no more is told', 900, { status: 'Stopped' }, 'Stopped'],
  ['what nobody knows', 0, { status: 'Dreaming' }, 'Dreaming: a status that is not known here'],
];

const shown = (
  seconds: number,
  codeDeploy?: CodeDeployDeployment,
  deployments: readonly Deployment[] = [ownTaskSet(), olderTaskSet()],
): Observation =>
  observation(seconds, {
    service: service({ controller: 'CODE_DEPLOY', deployments }),
    ...(codeDeploy ? { codeDeploy } : {}),
  });

describe('progress says', () => {
  test.each(rows)('%s', (_why, seconds, changes, says) => {
    const codeDeploy = codeDeployment(changes);
    expect(codeDeployProgress(carriedOut(codeDeploy), shown(seconds, codeDeploy))).toBe(`CodeDeploy: ${says}`);
  });
  test('how the task set stands where CodeDeploy is not asked', () => {
    expect(codeDeployProgress(carriedOut(undefined), shown(0))).toBe('task set ACTIVE');
  });
  test('beside it, that the set is not whole, or not listed', () => {
    const codeDeploy = codeDeployment();
    const says = (...sets: readonly Deployment[]): string =>
      codeDeployProgress(carriedOut(codeDeploy), shown(0, codeDeploy, sets));
    expect(says(ownTaskSet({ scalePercent: 50 }), olderTaskSet())).toBe('CodeDeploy: InProgress, task set ACTIVE at scale 50 %');
    expect(says(olderTaskSet())).toBe('CodeDeploy: InProgress, its task set is not listed');
  });
  describe('that nothing checks the targets before the shift', () => {
    const loadBalancers = [{ targetGroupArn: groupArn, containerName: 'app', containerPort: 3000 }];
    const says = (status: string, targets: Observation['targets']): string => {
      const entry = { ...ownTaskSet({ loadBalancers }), status };
      return codeDeployProgress(carriedOut(undefined, entry), { ...shown(0, undefined, [entry]), targets });
    };
    const seen = (...targets: readonly Target[]): Observation['targets'] => new Map([[groupArn, targets]]);
    const notInUse = target(1, 'unused', 'Target.NotInUse');
    const outside = 'Target is in an Availability Zone that is not enabled for the load balancer';
    test('where no load balancer uses their group yet', () => {
      expect(says('ACTIVE', seen(notInUse))).toBe('task set ACTIVE, not checked before traffic is shifted to it');
    });
    test.each([
      ['a set that is on its way out', 'DRAINING', seen(notInUse)],
      ['targets that are checked', 'ACTIVE', seen(target(1, 'unhealthy', 'Target.FailedHealthChecks'))],
      ['a target that is unused for another reason', 'ACTIVE', seen(target(1, 'unused', 'Target.InvalidState'))],
      ['a target outside the zones of the load balancer', 'ACTIVE', seen(target(1, 'unused', 'Target.NotInUse', outside))],
      ['targets that were not read', 'ACTIVE', new Map()],
    ])('not of %s', (_what, status, targets) => {
      expect(says(status, targets)).toBe(`task set ${status}`);
    });
  });
  test('the same until something changes', () => {
    const codeDeploy = codeDeployment({ target: shifting(10), trafficStep: linear });
    const words = [241, 300, 420, 479].map((seconds) => codeDeployProgress(carriedOut(codeDeploy), shown(seconds, codeDeploy)));
    expect(new Set(words).size).toBe(1);
  });
});
