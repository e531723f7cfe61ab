import { expect, it } from '@jest/globals';
import { allConfigurations, configurationOf } from '../../simulator/code-deploy-defaults.ts';
import { settle, type ServiceSetting } from '../../simulator/scenario-defaults.ts';
import type { TrafficShiftSpec } from '../../simulator/scenario.ts';
import { codeDeployScenario } from './task-sets.ts';

function settingOf(shift?: TrafficShiftSpec): ServiceSetting {
  const [setting] = settle(codeDeployScenario(shift === undefined ? {} : { shift })).services;
  if (setting === undefined) throw new Error('There is no service.');
  return setting;
}

it.each<readonly [string, TrafficShiftSpec | undefined]>([
  ['CodeDeployDefault.ECSAllAtOnce', undefined],
  ['CodeDeployDefault.ECSAllAtOnce', { type: 'all-at-once' }],
  ['CodeDeployDefault.ECSLinear10PercentEvery1Minutes', { type: 'linear', percent: 10, minutes: 1 }],
  ['CodeDeployDefault.ECSLinear10PercentEvery3Minutes', { type: 'linear', percent: 10, minutes: 3 }],
  ['CodeDeployDefault.ECSCanary10Percent5Minutes', { type: 'canary', percent: 10, minutes: 5 }],
  ['CodeDeployDefault.ECSCanary10Percent15Minutes', { type: 'canary', percent: 10, minutes: 15 }],
  ['api-canary-20-percent-5-minutes', { type: 'canary', percent: 20, minutes: 5 }],
  ['api-linear-10-percent-2-minutes', { type: 'linear', percent: 10, minutes: 2 }],
])('%s', (name, shift) => {
  expect(configurationOf(settingOf(shift)).name).toBe(name);
});

it("an account has AWS's own configurations, and those of its services", () => {
  const names = allConfigurations([settingOf({ type: 'canary', percent: 20, minutes: 5 })]).map((one) => one.name);
  expect(names).toHaveLength(6);
  expect(names).toContain('api-canary-20-percent-5-minutes');
});
