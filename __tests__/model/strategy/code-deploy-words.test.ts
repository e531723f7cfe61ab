import { describe, expect, test } from '@jest/globals';
import type { CodeDeployDeployment, Deployment, Observation } from '../../../src/model/observation.ts';
import { missingFrom, planInWords } from '../../../src/model/strategy/code-deploy-words.ts';
import { groupArn, observation, older, readFailure, service, target, task } from '../../build.ts';
import { carriedOut, codeDeployment, codeDeployTarget, eventsUpTo, olderTaskSet, ownTaskSet } from '../../code-deploy.ts';

const shown = (
  codeDeploy: CodeDeployDeployment | undefined,
  entry = ownTaskSet(),
  changes: Partial<Observation> = {},
): Observation =>
  observation(0, {
    service: service({ controller: 'CODE_DEPLOY', deployments: [entry, olderTaskSet()] }),
    ...(codeDeploy ? { codeDeploy } : {}),
    ...changes,
  });

describe('the plan says', () => {
  const known = 'CodeDeploy d-AB12CD34E, CodeDeployDefault.ECSAllAtOnce';
  const rows: readonly [what: string, changes: Partial<CodeDeployDeployment>, says: string][] = [
    ['by which configuration', {}, `${known}; the old task set is kept`],
    [
      'in which steps of a canary',
      { trafficStep: { kind: 'canary', percent: 10, intervalSeconds: 900 } },
      `${known}: 10 % of production traffic for 15 min, then all; the old task set is kept`,
    ],
    [
      'in which steps of a line',
      { trafficStep: { kind: 'linear', percent: 10, intervalSeconds: 180 } },
      `${known}: 10 % more of production traffic every 3 min; the old task set is kept`,
    ],
    [
      'what it is made for, and how long the old set stays',
      { rollsBack: 'd-LOST', terminationWaitSeconds: 2400 },
      `${known}; made to roll d-LOST back; the old task set ends 40 min after the shift`,
    ],
  ];
  test.each(rows)('%s', (_what, changes, says) => {
    const codeDeploy = codeDeployment(changes);
    expect(planInWords(carriedOut(codeDeploy), shown(codeDeploy))).toBe(says);
  });
  test('no configuration that has no name, and nothing of what was not asked for', () => {
    const { configurationName, ...unnamed } = codeDeployment();
    expect(configurationName).toBe('CodeDeployDefault.ECSAllAtOnce');
    expect(planInWords(carriedOut(unnamed), shown(unnamed))).toBe('CodeDeploy d-AB12CD34E; the old task set is kept');
    expect(planInWords(carriedOut(undefined), shown(undefined))).toBeUndefined();
  });
});

describe('what is missing is', () => {
  const shifting = codeDeployment({ target: codeDeployTarget(eventsUpTo('AllowTraffic', { status: 'InProgress' }), 10) });
  const made = ownTaskSet({ externalId: '' });
  const shared: Partial<Observation> = {
    tasks: [task(1), task(9, { deploymentId: older })],
    targets: new Map([[groupArn, [target(1), target(9)]]]),
  };
  const behind = ownTaskSet({ loadBalancers: [{ targetGroupArn: groupArn, containerName: 'app', containerPort: 3000 }] });
  const asked = 'its task set is ACTIVE, CodeDeploy deployment d-AB12CD34E is InProgress';
  const unread = 'its CodeDeploy deployment could not be read';
  type Row = readonly [
    what: string,
    codeDeploy: CodeDeployDeployment | undefined,
    entry: Deployment,
    changes: Partial<Observation>,
    says: string,
  ];
  const rows: readonly Row[] = [
    ['its set', shifting, ownTaskSet(), { service: service({ deployments: [olderTaskSet()] }) }, 'its task set is not listed'],
    ['a group of its own', shifting, behind, shared, 'targets of another task set are still registered in its target group'],
    ['the end of another one', undefined, made, {}, 'its task set is ACTIVE, beside another one'],
    ['an answer', shifting, ownTaskSet(), { readFailures: [readFailure('GetDeployment', 'throttled')] }, unread],
    ['a question', undefined, ownTaskSet(), {}, unread],
    ['traffic', shifting, ownTaskSet(), {}, `${asked}, AllowTraffic is InProgress and production traffic is 10 %`],
    [
      'a target that goes well',
      codeDeployment({ target: codeDeployTarget([], 0, { status: 'Failed' }) }),
      ownTaskSet(),
      {},
      `${asked}, its target is Failed and production traffic is 0 %`,
    ],
    ['a target', codeDeployment(), ownTaskSet(), {}, `${asked} and its share of production traffic is not told`],
  ];
  test.each(rows)('%s', (_what, codeDeploy, entry, changes, says) => {
    expect(missingFrom('completed', carriedOut(codeDeploy, entry), shown(codeDeploy, entry, changes))).toBe(says);
  });
  test('the scale alone where only health is waited for', () => {
    const entry = ownTaskSet({ scalePercent: 50 });
    expect(missingFrom('healthy', carriedOut(shifting, entry), shown(shifting, entry))).toBe(
      'its task set is ACTIVE at scale 50 %',
    );
  });
});
