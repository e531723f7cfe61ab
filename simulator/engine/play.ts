/** Raises the curtain: what has run for a day when the scenario begins, then whatever people do. */
import { newAgenda } from '../agenda.ts';
import { settle, type Setting } from '../defaults.ts';
import { dice } from '../names.ts';
import { START, type Scenario } from '../scenario.ts';
import { addVersion, newVersions, versionAt } from '../versions.ts';
import type { ServiceState, TargetGroupState, TargetState, TaskState, World } from '../world.ts';
import { startChecks } from './checks.ts';
import { act, deedAtMs } from './deeds.ts';
import type { LiveGroup, LiveService, Stage } from './live.ts';
import { newRoom } from './room.ts';
import { playStage } from './stage.ts';
import { idleState, newTarget, setTarget, showTarget } from './target-states.ts';
import { STOPPED_VISIBLE_MS } from './timings.ts';
import { steadyFromYesterday } from './yesterday.ts';

/** The world begins this long before the first deed, the start, or the gate. */
const LEAD_MS = 120_000;

/** `fromMs`: the earliest time at which anybody will look. */
export function newWorld(scenario: Scenario, fromMs: number = START): World {
  const setting = settle(scenario);
  const deeds = [...(scenario.people ?? [])].sort((one, other) => one.at - other.at);
  const shown = (scenario.api?.stale ?? []).map((stale) => START + stale.showing * 1000);
  const beginsMs = Math.min(START, fromMs, ...deeds.map(deedAtMs), ...shown) - LEAD_MS;
  const stage = newStage(scenario, setting, beginsMs);
  for (const group of stage.groups.values()) addForeign(stage, group);
  for (const service of stage.services) if (service.setting.steadyRevision !== undefined) steadyFromYesterday(stage, service);
  for (const deed of deeds) {
    stage.agenda.add(deedAtMs(deed), () => {
      act(stage, deed);
    });
  }
  playStage(stage, beginsMs);
  return worldOf(stage);
}

function newStage(scenario: Scenario, setting: Setting, nowMs: number): Stage {
  const roll = dice(setting.seed);
  const services = setting.services.map((service): LiveService => ({
    setting: service,
    history: newVersions<ServiceState>(),
    status: service.status ?? 'ACTIVE',
    createdAt: Infinity,
    desired: service.desired,
    revision: service.steadyRevision ?? 0,
    deployments: [],
    tasks: [],
    standing: new Set(),
    ended: [],
    ordinals: new Map(),
    room: newRoom(service, roll),
    events: [],
    told: new Map(),
    serviceDeployments: [],
    serviceRevisions: [],
    steady: true,
    tickAtMs: 0,
    registering: new Map(),
  }));
  const groups = setting.targetGroups.map((group): [string, LiveGroup] => {
    const settings = newVersions<typeof group>();
    addVersion(settings, 0, group);
    return [group.name, { setting: group, settings, targets: new Map(), holders: new Map() }];
  });
  return {
    scenario,
    setting,
    agenda: newAgenda(),
    roll,
    nowMs,
    services,
    groups: new Map(groups),
    tasks: new Map(),
    touched: new Set(),
    changedAtMs: [],
  };
}

function addForeign(stage: Stage, group: LiveGroup): void {
  const { setting } = group;
  for (const { id, port, answers } of setting.foreign) {
    const target = newTarget(group, { id, port, zone: setting.zones[0] ?? 'a' }, stage.nowMs);
    showTarget(stage, target);
    setTarget(stage, target, idleState(setting.listener, true, setting.checksDisabled) ?? {});
    if (setting.listener && !setting.checksDisabled) startChecks(stage, target, undefined, answers);
  }
}

function worldOf(stage: Stage): World {
  const playTo = (atMs: number): void => {
    playStage(stage, atMs);
  };
  const find = (cluster: string, name: string): LiveService | undefined =>
    stage.services.find(({ setting }) => setting.cluster === cluster && setting.name === name);
  const serviceAt = (service: LiveService | undefined, atMs: number): ServiceState | undefined =>
    service && versionAt(service.history, atMs);
  const tasksOf = (service: LiveService | undefined, atMs: number): readonly TaskState[] =>
    (service?.tasks ?? []).flatMap((task) => {
      const state = versionAt(task.history, atMs);
      return state === undefined || atMs - (state.stoppedAt ?? atMs) > STOPPED_VISIBLE_MS ? [] : [state];
    });
  const groupAt = (group: LiveGroup, atMs: number): TargetGroupState => {
    const setting = versionAt(group.settings, atMs) ?? group.setting;
    const targets = [...group.targets.values()].map((versions): TargetState | undefined => versionAt(versions, atMs));
    return { setting, arn: setting.arn, name: setting.name, targets: targets.filter((target) => target !== undefined) };
  };
  return {
    scenario: stage.scenario,
    setting: stage.setting,
    playTo,
    stateAt: (atMs) => {
      playTo(atMs);
      return {
        atMs,
        services: stage.services.map((service) => serviceAt(service, atMs)).filter((state) => state !== undefined),
        tasks: stage.services.flatMap((service) => tasksOf(service, atMs)),
        targetGroups: [...stage.groups.values()].map((group) => groupAt(group, atMs)),
      };
    },
    changes: (fromMs, untilMs) => {
      playTo(untilMs);
      return stage.changedAtMs.filter((atMs) => atMs > fromMs && atMs <= untilMs);
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
      const task = stage.tasks.get(taskId);
      const state = task && versionAt(task.history, atMs);
      return state === undefined || atMs - (state.stoppedAt ?? atMs) > STOPPED_VISIBLE_MS ? undefined : state;
    },
    targetGroupAt: (arn, atMs) => {
      playTo(atMs);
      const group = [...stage.groups.values()].find((one) => one.setting.arn === arn);
      return group && groupAt(group, atMs);
    },
  };
}
