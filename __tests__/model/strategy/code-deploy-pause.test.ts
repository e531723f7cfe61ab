import { describe, expect, test } from '@jest/globals';
import type { CodeDeployDeployment } from '../../../src/model/observation.ts';
import { codeDeployPauses } from '../../../src/model/strategy/code-deploy-pause.ts';
import { at } from '../../build.ts';
import { carriedOut, codeDeployment, codeDeployTarget, eventsUpTo } from '../../code-deploy.ts';

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
