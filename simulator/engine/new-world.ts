/** A new world: what has run for a day when the scenario begins, then whatever people do. */
import { newEventQueue } from './event-queue.ts';
import { settle, type Setting } from '../scenario-defaults.ts';
import { seededRandom } from '../world/aws-names.ts';
import { START, type Scenario } from '../scenario.ts';
import { addVersion, newVersions, versionAt } from '../world/versions.ts';
import type { ListenerRuleState, ServiceState, TargetGroupState, TargetState, TaskState, World } from '../world/world.ts';
import { startChecks } from '../load-balancer/health-checks.ts';
import { actionAtMs } from './actions.ts';
import type { LiveGroup, LiveService, Engine } from './state.ts';
import { newCapacity } from '../capacity/capacity.ts';
import { runEngine } from './engine.ts';
import { groupArn, isUsed, newRule } from '../load-balancer/rules.ts';
import { idleState, newTarget, setTarget, showTarget } from '../load-balancer/target-states.ts';
import { attempt } from './refused-action.ts';
import { STOPPED_VISIBLE_MS } from './timings.ts';
import { steadyFromThePast } from './steady-state.ts';

/** The world begins this long before the first action, the start, or the gate. */
const LEAD_MS = 120_000;

/** `fromMs`: the earliest time at which anybody will ask. */
export function newWorld(scenario: Scenario, fromMs: number = START): World {
  const setting = settle(scenario);
  const actions = [...(scenario.actions ?? [])].sort((one, other) => one.at - other.at);
  const shown = (scenario.api?.stale ?? []).map((stale) => START + stale.showing * 1000);
  const beginsMs = Math.min(START, fromMs, ...actions.map(actionAtMs), ...shown) - LEAD_MS;
  const engine = newEngine(scenario, setting, beginsMs);
  for (const group of engine.groups.values()) addForeign(engine, group);
  for (const service of engine.services) if (service.setting.steadyRevision !== undefined) steadyFromThePast(engine, service);
  for (const action of actions) {
    engine.queue.add(actionAtMs(action), () => {
      attempt(engine, action);
    });
  }
  runEngine(engine, beginsMs);
  return worldOf(engine);
}

function newEngine(scenario: Scenario, setting: Setting, nowMs: number): Engine {
  const random = seededRandom(setting.seed);
  const services = setting.services.map((service): LiveService => ({
    setting: service,
    history: newVersions<ServiceState>(),
    status: service.status ?? 'ACTIVE',
    createdAt: Infinity,
    desired: service.desired,
    revision: service.steadyRevision ?? 0,
    deployments: [],
    tasks: [],
    liveTasks: new Set(),
    ended: [],
    ordinals: new Map(),
    capacity: newCapacity(service, random),
    events: [],
    troubleToldMs: new Map(),
    serviceDeployments: [],
    serviceRevisions: [],
    codeDeployDeployments: [],
    steady: true,
    tickAtMs: 0,
    registering: new Map(),
  }));
  const groups = setting.targetGroups.map((group): [string, LiveGroup] => {
    const settings = newVersions<typeof group>();
    addVersion(settings, 0, group);
    return [group.name, { setting: group, settings, targets: new Map(), holders: new Map() }];
  });
  const byName = new Map(groups);
  return {
    scenario,
    setting,
    queue: newEventQueue(),
    random,
    nowMs,
    services,
    groups: byName,
    rules: new Map(setting.rules.map((rule) => [rule.name, newRule(rule, (group) => groupArn({ groups: byName }, group))])),
    tasks: new Map(),
    touched: new Set(),
    changedAtMs: [],
  };
}

function addForeign(engine: Engine, group: LiveGroup): void {
  const { setting } = group;
  for (const { id, port, answers } of setting.foreign) {
    const target = newTarget(group, { id, port, zone: setting.zones[0] ?? 'a' }, engine.nowMs);
    showTarget(engine, target);
    const idle = idleState(isUsed(engine, group), setting, target.state?.zone ?? 'a');
    setTarget(engine, target, idle ?? {});
    if (idle === undefined) startChecks(engine, target, undefined, answers);
  }
}

function worldOf(engine: Engine): World {
  const playTo = (atMs: number): void => {
    runEngine(engine, atMs);
  };
  const find = (cluster: string, name: string): LiveService | undefined =>
    engine.services.find(({ setting }) => setting.cluster === cluster && setting.name === name);
  const serviceAt = (service: LiveService | undefined, atMs: number): ServiceState | undefined =>
    service && versionAt(service.history, atMs);
  const tasksOf = (service: LiveService | undefined, atMs: number): readonly TaskState[] =>
    (service?.tasks ?? []).flatMap((task) => {
      const state = versionAt(task.history, atMs);
      return state === undefined || atMs - (state.stoppedAt ?? atMs) > STOPPED_VISIBLE_MS ? [] : [state];
    });
  const rulesAt = (atMs: number): readonly ListenerRuleState[] =>
    [...engine.rules.values()].map((rule) => versionAt(rule.history, atMs)).filter((rule) => rule !== undefined);
  const groupAt = (group: LiveGroup, atMs: number): TargetGroupState | undefined => {
    if (atMs >= (group.deletedAtMs ?? Infinity)) return undefined;
    const setting = versionAt(group.settings, atMs) ?? group.setting;
    const targets = [...group.targets.values()].map((versions): TargetState | undefined => versionAt(versions, atMs));
    const arn = setting.arn;
    return {
      setting,
      arn,
      name: setting.name,
      isUsed: setting.listener || rulesAt(atMs).some(({ forwards }) => forwards.some((one) => one.targetGroupArn === arn)),
      targets: targets.filter((target) => target !== undefined),
    };
  };
  return {
    scenario: engine.scenario,
    setting: engine.setting,
    playTo,
    stateAt: (atMs) => {
      playTo(atMs);
      return {
        atMs,
        services: engine.services.map((service) => serviceAt(service, atMs)).filter((state) => state !== undefined),
        tasks: engine.services.flatMap((service) => tasksOf(service, atMs)),
        targetGroups: [...engine.groups.values()].map((group) => groupAt(group, atMs)).filter((group) => group !== undefined),
        rules: rulesAt(atMs),
      };
    },
    changes: (fromMs, untilMs) => {
      playTo(untilMs);
      return engine.changedAtMs.filter((atMs) => atMs > fromMs && atMs <= untilMs);
    },
    serviceAt: (cluster, name, atMs) => {
      playTo(atMs);
      return serviceAt(find(cluster, name), atMs);
    },
    tasksAt: (cluster, name, atMs) => {
      playTo(atMs);
      return tasksOf(find(cluster, name), atMs);
    },
    taskAt: (taskId, atMs) => {
      playTo(atMs);
      const task = engine.tasks.get(taskId);
      const state = task && versionAt(task.history, atMs);
      return state === undefined || atMs - (state.stoppedAt ?? atMs) > STOPPED_VISIBLE_MS ? undefined : state;
    },
    targetGroupAt: (arn, atMs) => {
      playTo(atMs);
      const group = [...engine.groups.values()].find((one) => one.setting.arn === arn);
      return group && groupAt(group, atMs);
    },
    ruleAt: (arn, atMs) => {
      playTo(atMs);
      return rulesAt(atMs).find((rule) => rule.arn === arn);
    },
  };
}
