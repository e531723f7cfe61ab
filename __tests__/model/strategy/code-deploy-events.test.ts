import { describe, expect, test } from '@jest/globals';
import type { LifecycleEvent } from '../../../src/model/observation.ts';
import { currentEvent, lastEventAt } from '../../../src/model/strategy/code-deploy-events.ts';
import { at } from '../../build.ts';
import { codeDeployTarget, eventsUpTo } from '../../code-deploy.ts';

describe('a deployment is at', () => {
  const event = (name: string, status: string): LifecycleEvent => ({ name, status });
  const [done, failed, last] = [
    event('Install', 'Succeeded'),
    event('AfterInstall', 'Failed'),
    event('AllowTraffic', 'InProgress'),
  ];
  const rows: readonly [what: string, events: readonly LifecycleEvent[], name: string | undefined][] = [
    ['the event that has failed, whatever goes on', [done, failed, last], 'AfterInstall'],
    ['the last that is under way', [event('BeforeInstall', 'InProgress'), last, event('x', 'Pending')], 'AllowTraffic'],
    ['the one that is under way, not one that is done', [last, done], 'AllowTraffic'],
    ['the last that is done', [event('BeforeInstall', 'Succeeded'), done, event('x', 'Skipped')], 'Install'],
    ['no event while none has begun', [event('BeforeInstall', 'Pending')], undefined],
  ];
  test.each(rows)('%s', (_what, events, name) => {
    expect(currentEvent(codeDeployTarget(events))?.name).toBe(name);
  });
});

test('the newest event that is over ended when the last of them did', () => {
  const events = eventsUpTo('AfterInstall', { status: 'InProgress' });
  expect(lastEventAt(codeDeployTarget(events))).toBe(at(120));
  expect(lastEventAt(codeDeployTarget(events.toReversed()))).toBe(at(120));
});

test('of what was not asked for, and of what has only begun, nothing is told', () => {
  expect(currentEvent(undefined)).toBeUndefined();
  expect(lastEventAt(undefined)).toBeUndefined();
  expect(lastEventAt(codeDeployTarget(eventsUpTo('BeforeInstall', { status: 'InProgress' })))).toBeUndefined();
});
