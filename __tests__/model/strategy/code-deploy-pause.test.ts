import { describe, expect, test } from '@jest/globals';
import type { CodeDeployDeployment } from '../../../src/model/observation.ts';
import { codeDeployPauses, isAboutToWait } from '../../../src/model/strategy/code-deploy-pause.ts';
import { at, ours } from '../../build.ts';
import { carriedOut, codeDeployment, codeDeployTarget, eventsUpTo, ownTaskSet } from '../../code-deploy.ts';

/** What comes before the shift is over, and what comes next does not begin. */
const waiting = codeDeployTarget([...eventsUpTo('AfterInstall'), { name: 'BeforeAllowTraffic', status: 'Pending' }]);
const ready = codeDeployment({
  status: 'Ready',
  readyWaitSeconds: 3600,
  readyTimeoutAction: 'STOP_DEPLOYMENT',
  target: waiting,
});
const pauseOf = (changes: Partial<CodeDeployDeployment> = {}) => codeDeployPauses(carriedOut({ ...ready, ...changes }))[0];

describe('a deployment that is Ready', () => {
  test('waits from its last event on for as long as its group says', () => {
    expect(pauseOf()).toMatchObject({ id: ready.id, expiresAt: at(180 + 3600), timeoutAction: 'STOP_DEPLOYMENT' });
  });
  const rows: readonly [why: string, changes: Partial<CodeDeployDeployment>, says: string][] = [
    ['that CodeDeploy stops it', {}, 'until 2026-01-15 11:03 UTC, when CodeDeploy stops it'],
    ['that it goes on', { readyTimeoutAction: 'CONTINUE_DEPLOYMENT' }, 'UTC, when CodeDeploy continues by itself'],
    ['a name that is no action', { readyTimeoutAction: 'toString' }, 'when CodeDeploy does what is not known here (`toString`)'],
    ['what nobody knows', { readyTimeoutAction: 'EXPLODE' }, 'when CodeDeploy does what is not known here (`EXPLODE`)'],
    [
      'that the time is not told',
      { target: codeDeployTarget([]) },
      'until a time that CodeDeploy does not tell, when CodeDeploy stops it',
    ],
  ];
  test.each(rows)('says %s', (_why, changes, says) => {
    const { words } = pauseOf(changes) ?? { words: '' };
    expect(words).toContain('it waits for a person before `BeforeAllowTraffic` (CodeDeploy deployment `d-AB12CD34E`) until ');
    expect(words).toContain(says);
  });
  test('says so where what happens then is not told', () => {
    const { readyTimeoutAction, ...untold } = ready;
    expect(readyTimeoutAction).toBe('STOP_DEPLOYMENT');
    const [pause] = codeDeployPauses(carriedOut(untold));
    expect(pause?.words).toMatch(/, when CodeDeploy does what is not known here \(`not told`\)$/);
    expect(pause).not.toHaveProperty('timeoutAction');
  });
  test('waits for a time that is not told where its group says none, or no event was told', () => {
    const { readyWaitSeconds, ...endless } = ready;
    expect(readyWaitSeconds).toBe(3600);
    expect(codeDeployPauses(carriedOut(endless))[0]).not.toHaveProperty('expiresAt');
    const { target, ...unseen } = ready;
    expect(target).toBe(waiting);
    expect(codeDeployPauses(carriedOut(unseen))[0]).not.toHaveProperty('expiresAt');
  });
  test('reckons from what came before, whatever its order and what comes after', () => {
    const after = { name: 'BeforeAllowTraffic', status: 'Pending', endedAt: at(999) };
    const target = codeDeployTarget([after, ...eventsUpTo('AfterInstall').toReversed()]);
    expect(pauseOf({ target })?.expiresAt).toBe(at(180 + 3600));
  });
  test('reckons from what has an end, where what was left out has none', () => {
    const target = codeDeployTarget([...eventsUpTo('Install'), { name: 'AfterInstall', status: 'Skipped' }]);
    expect(pauseOf({ target })?.expiresAt).toBe(at(120 + 3600));
  });
  test('names the event and, where it is known, the region, and wants all tasks by then', () => {
    const [pause] = codeDeployPauses(carriedOut(ready, ownTaskSet()));
    expect(pause).toMatchObject({ stage: 'BeforeAllowTraffic' });
    expect(pause).not.toHaveProperty('requestedTaskCount');
    const elsewhere = { ...ownTaskSet(), taskDefinition: 'no-arn:aws:ecs:eu-west-1:111122223333:x' };
    const command = 'aws deploy continue-deployment \\\n  --deployment-id d-AB12CD34E \\\n  --deployment-wait-type READY_WAIT';
    expect(codeDeployPauses(carriedOut(ready, elsewhere))[0]?.continueCommand).toBe(command);
    expect(codeDeployPauses({ id: ours, codeDeploy: ready })[0]?.continueCommand).toBe(command);
  });
  test('is continued, or stopped and rolled back, by a command of CodeDeploy', () => {
    expect(pauseOf()?.continueCommand).toBe(
      'aws deploy continue-deployment \\\n  --deployment-id d-AB12CD34E \\\n  --deployment-wait-type READY_WAIT \\\n  --region eu-west-1',
    );
    expect(pauseOf()?.rollBackCommand).toBe(
      'aws deploy stop-deployment \\\n  --deployment-id d-AB12CD34E \\\n  --auto-rollback-enabled \\\n  --region eu-west-1',
    );
  });
});

describe('one that does not say so', () => {
  const rows: readonly [why: string, waits: boolean, changes: Partial<CodeDeployDeployment>][] = [
    ['waits all the same where nothing else can be meant', true, {}],
    [
      'waits all the same where its target says so, whatever its option',
      true,
      { readyTimeoutAction: 'CONTINUE_DEPLOYMENT', target: { ...waiting, status: 'Ready' } },
    ],
    ['waits for nobody where it goes on by itself', false, { readyTimeoutAction: 'CONTINUE_DEPLOYMENT' }],
    [
      'waits for nobody while an event is under way',
      false,
      { target: codeDeployTarget(eventsUpTo('AfterInstall', { status: 'InProgress' })) },
    ],
    ['waits for nobody once it is over', false, { status: 'Succeeded' }],
    ['waits for nobody once it was stopped', false, { status: 'Stopped' }],
  ];
  test.each(rows)('%s', (_why, waits, changes) => {
    expect(pauseOf({ status: 'InProgress', ...changes }) !== undefined).toBe(waits);
  });
});

describe('one that is under way', () => {
  const stops = codeDeployment({ readyTimeoutAction: 'STOP_DEPLOYMENT' });
  const testTraffic = (status: string) => [
    { name: 'AllowTestTraffic', status: 'Skipped' },
    { name: 'AfterAllowTestTraffic', status },
  ];
  const installed = eventsUpTo('AfterInstall');
  const rows: readonly [why: string, isAbout: boolean, changes: Partial<CodeDeployDeployment>][] = [
    ['is about to wait before it is told where it is', true, {}],
    ['is about to wait until all that comes before is over', true, { target: codeDeployTarget(eventsUpTo('Install')) }],
    ['is about to wait no more once it is', false, { target: codeDeployTarget(installed) }],
    ['nor once CodeDeploy says that it waits', false, { status: 'Ready' }],
    ['nor where it goes on by itself', false, { readyTimeoutAction: 'CONTINUE_DEPLOYMENT' }],
    [
      'is about to wait while its test traffic is under way',
      true,
      { hasTestListener: true, target: codeDeployTarget([...installed, ...testTraffic('InProgress')]) },
    ],
    [
      'is not, once that is over or was left out',
      false,
      { hasTestListener: true, target: codeDeployTarget([...installed, ...testTraffic('Succeeded')]) },
    ],
  ];
  test.each(rows)('%s', (_why, isAbout, changes) => {
    expect(isAboutToWait({ ...stops, ...changes })).toBe(isAbout);
  });
});
