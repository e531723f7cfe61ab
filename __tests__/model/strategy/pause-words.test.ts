import { describe, expect, test } from '@jest/globals';
import type { ActiveHook } from '../../../src/model/observation.ts';
import { pauseCommand, pauseInWords } from '../../../src/model/strategy/pause-words.ts';
import { at, serviceDeployment } from '../../build.ts';

const bare: ActiveHook = { id: 'ecs-pause-1', targetType: 'PAUSE', status: 'AWAITING_ACTION' };
const pause: ActiveHook = { ...bare, expiresAt: at(86_400), timeoutAction: 'ROLLBACK' };
const waiting = serviceDeployment('IN_PROGRESS', { lifecycleStage: 'POST_SCALE_UP' });

describe('a pause says where it is, until when, and what happens then', () => {
  const rows: readonly [why: string, hook: ActiveHook, says: string][] = [
    ['a rollback', pause, '(hook `ecs-pause-1`) until 2026-01-16 10:00 UTC, when ECS rolls it back'],
    ['that ECS goes on', { ...pause, timeoutAction: 'CONTINUE' }, 'until 2026-01-16 10:00 UTC, when ECS continues by itself'],
    ['what nobody knows', { ...pause, timeoutAction: 'EXPLODE' }, 'when ECS does what is not known here (`EXPLODE`)'],
    ['a name that is no action', { ...pause, timeoutAction: 'toString' }, 'when ECS does what is not known here (`toString`)'],
    [
      'nothing of it, where ECS does not',
      bare,
      'until a time that ECS does not tell, when ECS does what is not known here (`not told`)',
    ],
  ];
  test.each(rows)('%s', (_why, hook, says) => {
    const words = pauseInWords(waiting, hook);
    expect(words).toMatch(/^it waits for a person at `POST_SCALE_UP` /);
    expect(words).toContain(says);
  });
});

test('a pause whose stage ECS does not tell says so', () => {
  expect(pauseInWords(serviceDeployment('IN_PROGRESS'), pause)).toMatch(
    /^it waits for a person at `a stage that ECS does not tell` \(hook /,
  );
});

describe('the command', () => {
  test('names deployment, hook, action and region', () => {
    expect(pauseCommand(waiting, pause, 'CONTINUE')).toBe(
      [
        'aws ecs continue-service-deployment',
        '--service-deployment-arn arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/api/AbCdEfGhIjKlMnOpQrStU',
        '--hook-id ecs-pause-1',
        '--action CONTINUE',
        '--region eu-west-1',
      ].join(' \\\n  '),
    );
  });
  test('names no region where the ARN has none', () => {
    expect(pauseCommand({ ...waiting, arn: `no-${waiting.arn}` }, pause, 'CONTINUE')).not.toContain('--region');
    expect(pauseCommand({ ...waiting, arn: 'arn:x:ecs' }, pause, 'CONTINUE')).toBe(
      'aws ecs continue-service-deployment \\\n  --service-deployment-arn arn:x:ecs \\\n  --hook-id ecs-pause-1 \\\n  --action CONTINUE',
    );
  });
  test('quotes what a shell would run', () => {
    const command = pauseCommand(waiting, { ...pause, id: "x'; rm -rf / #$(id)`id`\u202e" }, 'ROLLBACK');
    expect(command).toContain(`--hook-id 'x'\\''; rm -rf / #$(id)\`id\`?' \\\n`);
  });
});
