import { describe, expect, test } from '@jest/globals';
import type { CodeDeployDeployment } from '../../../src/model/observation.ts';
import {
  codeDeployIdOf,
  isStatusUnread,
  isTargetUnread,
  isUnread,
  saysShifted,
} from '../../../src/model/strategy/code-deploy-traffic.ts';
import { deployment, observation, ours, readFailure } from '../../build.ts';
import { codeDeployment, codeDeployTarget, eventsUpTo, ownTaskSet } from '../../code-deploy.ts';

describe('all production traffic has gone over by CodeDeploy’s word', () => {
  const over = eventsUpTo('AfterAllowTraffic');
  const after = (status: string): CodeDeployDeployment =>
    codeDeployment({ target: codeDeployTarget([...eventsUpTo('AllowTraffic'), { name: 'AfterAllowTraffic', status }], 100) });
  const of = (status: string): CodeDeployDeployment => codeDeployment({ status, target: codeDeployTarget(over, 100) });
  const at = (status: string): CodeDeployDeployment => codeDeployment({ target: codeDeployTarget(over, 100, { status }) });
  const rows: readonly [
    what: string,
    statuses: readonly string[],
    of: (status: string) => CodeDeployDeployment,
    says: boolean,
  ][] = [
    ['whatever of its events goes on or was left out', ['Pending', 'InProgress', 'Succeeded', 'Skipped'], after, true],
    ['but not where one has failed or is not known', ['Failed', 'Unknown'], after, false],
    ['while it goes on, bakes, or is done', ['InProgress', 'Baking', 'Succeeded'], of, true],
    ['but not where it ended badly, waits, or is not known', ['Failed', 'Stopped', 'Ready', 'Dreaming'], of, false],
    ['while its target goes on, or is done', ['Pending', 'InProgress', 'Ready', 'Succeeded', 'Skipped'], at, true],
    ['but not where its target has failed, or is not known', ['Failed', 'Unknown'], at, false],
  ];
  test.each(rows)('%s', (_what, statuses, made, says) => {
    expect(statuses.map((status) => saysShifted(made(status), ours))).toEqual(statuses.map(() => says));
  });
});

test('CodeDeploy did not answer where one of the calls to it failed', () => {
  const unread = ['GetDeployment', 'BatchGetDeploymentTargets', 'DescribeTasks'].map((operation) => {
    const seen = observation(0, { readFailures: [readFailure(operation, 'throttled')] });
    return [isStatusUnread(seen), isTargetUnread(seen), isUnread(seen)];
  });
  expect(unread).toEqual([
    [true, false, true],
    [false, true, true],
    [false, false, false],
  ]);
});

describe('the CodeDeploy deployment that made a task set', () => {
  test('is the one that the set names', () => {
    expect(codeDeployIdOf(ownTaskSet({ externalId: 'd-AB12CD34E' }))).toBe('d-AB12CD34E');
  });
  test.each([
    ['one that names nothing', ownTaskSet({ externalId: '' })],
    ['one that names what is no id of CodeDeploy', ownTaskSet({ externalId: 'build-d-AB12CD34E' })],
    ['one that names more than an id', ownTaskSet({ externalId: 'd-AB12CD34E by hand' })],
    ['what is no task set', deployment()],
    ['what is not listed', undefined],
  ])('is none of %s', (_what, entry) => {
    expect(codeDeployIdOf(entry)).toBeUndefined();
  });
});
