/** Reads a played blue/green, linear or canary deployment as the tests tell it. */
import type { LifecycleStage, Scenario, ServiceSpec } from '../../simulator/scenario.ts';
import type { ProgressiveState, ServiceDeploymentState } from '../../simulator/world/world.ts';
import { at, scenarioOf, timelineOf, type PlayedTimeline } from './timeline.ts';

export const blueGreen = { type: 'BLUE_GREEN' } as const;

/** Service `api`, two tasks, behind the pair `blue` and `green`; revision 1 stands in `blue`, revision 2 is deployed at second 0. */
export const pairScenario = (service: Partial<ServiceSpec> = {}, rest: Partial<Scenario> = {}): Scenario =>
  rollingPair({ strategy: blueGreen, ...service }, rest);

/** The same without a strategy. */
export function rollingPair(service: Partial<ServiceSpec> = {}, rest: Partial<Scenario> = {}): Scenario {
  return {
    ...scenarioOf({
      desired: 2,
      bakeMinutes: 1,
      loadBalancers: [{ targetGroup: 'blue', alternate: 'green', productionRule: 'production', testRule: 'test' }],
      revisions: { 1: {}, 2: {}, 3: {} },
      ...service,
    }),
    targetGroups: { blue: { deregistrationDelaySeconds: 30 }, green: { deregistrationDelaySeconds: 30 } },
    ...rest,
  };
}

export interface PlayedRollout extends PlayedTimeline {
  /** The newest service deployment. */
  record(seconds: number): ServiceDeploymentState;
  progress(seconds: number): ProgressiveState;
  /** The first second, from `from` on, at which a stage shows. */
  entered(stage: LifecycleStage, from?: number): number;
  /** The first second of a status. */
  became(status: string): number;
  /** Where a rule forwards to, as in `blue 100, green 0`; `gone` where there is none. */
  rule(seconds: number, name?: string): string;
  /** The states of a group's targets, draining ones aside, by revision: as in `1 healthy, 1 healthy`. */
  group(seconds: number, name: string): string;
}

export function rolloutOf(scenario: Scenario, minutes: number): PlayedRollout {
  const timeline = timelineOf(scenario, minutes);
  const { world } = timeline;
  const record = (seconds: number): ServiceDeploymentState => {
    const [newest] = timeline.service(seconds).serviceDeployments;
    if (newest === undefined) throw new Error(`There is no service deployment at ${seconds} s.`);
    return newest;
  };
  const progress = (seconds: number): ProgressiveState => {
    const { progressive } = record(seconds);
    if (progressive === undefined) throw new Error('It is a rolling update.');
    return progressive;
  };
  return {
    ...timeline,
    record,
    progress,
    entered: (stage, from = 0) =>
      timeline.first(stage, (seconds) => seconds >= from && record(seconds).progressive?.stage === stage),
    became: (status) => timeline.first(status, (seconds) => seconds >= 0 && record(seconds).status === status),
    rule: (seconds, name = 'production') => {
      const arn = world.setting.rules.find((one) => one.name === name)?.arn ?? '';
      const rule = world.ruleAt(arn, at(seconds));
      if (rule === undefined) return 'gone';
      const weights = rule.forwards.map(({ targetGroupArn, weight }) => `${targetGroupArn.split('/')[1] ?? ''} ${weight}`);
      return weights.sort().join(', ');
    },
    group: (seconds, name) => {
      const arn = world.setting.targetGroups.find((group) => group.name === name)?.arn ?? '';
      const targets = world.targetGroupAt(arn, at(seconds))?.targets ?? [];
      const shown = targets
        .filter(({ state }) => state !== 'draining')
        .map(({ taskId = '', state }) => `${world.taskAt(taskId, at(seconds))?.revision ?? '?'} ${state}`);
      return shown.sort().join(', ');
    },
  };
}
