import { describe, expect, test } from '@jest/globals';
import type { CodeDeployDeployment } from '../../../src/model/observation.ts';
import { codeDeployPauses } from '../../../src/model/strategy/code-deploy-pauses.ts';
import { at } from '../../build.ts';
import { carriedOut, codeDeployment, codeDeployTarget, eventsUpTo } from '../../code-deploy.ts';

const ready = codeDeployment({
  status: 'Ready',
  readyWaitSeconds: 3600,
  readyTimeoutAction: 'STOP_DEPLOYMENT',
  target: codeDeployTarget(eventsUpTo('AfterInstall')),
});
const pauseOf = (changes: Partial<CodeDeployDeployment> = {}) => codeDeployPauses(carriedOut({ ...ready, ...changes }))[0];

describe('a deployment that is Ready', () => {
  test('waits from its last event on for as long as its group says', () => {
    expect(pauseOf()).toMatchObject({
      id: ready.id,
      stage: 'Ready',
      expiresAt: at(180 + 3600),
      timeoutAction: 'STOP_DEPLOYMENT',
    });
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
    expect(words).toMatch(
      /^it waits for a person to let it have traffic \(CodeDeploy deployment `d-AB12CD34E` is `Ready`\) until /,
    );
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
  test('quotes what a shell would run', () => {
    expect(pauseOf({ id: '$(id)' })?.continueCommand).toContain("--deployment-id '$(id)'");
  });
});

test.each(['InProgress', 'Succeeded', 'Stopped', 'Baking'])('one that is %s waits for nobody', (status) => {
  expect(pauseOf({ status })).toBeUndefined();
});
