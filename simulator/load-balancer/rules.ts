/** Listener rules and listeners: where they forward to, and which target groups are used by that. */
import type { RuleSetting } from '../load-balancer-defaults.ts';
import type { RuleSpec } from '../scenario.ts';
import { addVersion, newVersions } from '../world/versions.ts';
import type { ListenerRuleState } from '../world/world.ts';
import { changed } from '../engine/engine.ts';
import type { Engine, LiveGroup, LiveRule, LiveTarget } from '../engine/state.ts';
import { startChecks } from './health-checks.ts';
import { idleState, INITIAL_CHECKS, isDraining, setTarget } from './target-states.ts';

/** `arnOf`: of a target group, by its name. */
export function newRule(setting: RuleSetting, arnOf: (group: string) => string): LiveRule {
  const rule: LiveRule = { setting, forwards: setting.forwards, history: newVersions() };
  addVersion(rule.history, 0, stateOf(rule, arnOf));
  return rule;
}

function stateOf({ setting, forwards }: LiveRule, arnOf: (group: string) => string): ListenerRuleState | undefined {
  const { arn, name, kind } = setting;
  if (forwards === undefined) return undefined;
  const weights = Object.entries(forwards).map(([group, weight]) => ({ targetGroupArn: arnOf(group), weight }));
  return { arn, name, kind, forwards: weights };
}

/** Rewrites a rule, or deletes it; targets of groups that come into use are checked from then on, of others no more. */
export function setForwards(engine: Engine, rule: LiveRule, forwards: RuleSpec['forwards'] | undefined): void {
  const touched = [...Object.keys(rule.forwards ?? {}), ...Object.keys(forwards ?? {})];
  rule.forwards = forwards;
  addVersion(
    rule.history,
    engine.nowMs,
    stateOf(rule, (group) => groupArn(engine, group)),
  );
  changed(engine);
  for (const name of new Set(touched)) {
    const group = engine.groups.get(name);
    if (group !== undefined) for (const target of group.holders.values()) refreshUse(engine, group, target);
  }
}

/** A group is used when any rule names it, with weight 0 too. */
export const isUsed = (engine: Engine, { setting }: LiveGroup): boolean =>
  setting.listener || [...engine.rules.values()].some(({ forwards }) => forwards !== undefined && setting.name in forwards);

function refreshUse(engine: Engine, group: LiveGroup, target: LiveTarget): void {
  const { state } = target;
  if (state === undefined || isDraining(state)) return;
  const idle = idleState(isUsed(engine, group), group.setting, state.zone);
  if (idle?.state === 'unused') {
    if (state.state !== 'unused') setTarget(engine, target, idle);
    return;
  }
  if (state.state !== 'unused') return;
  Object.assign(target, { successes: 0, failures: 0 });
  setTarget(engine, target, idle ?? INITIAL_CHECKS);
  if (idle !== undefined || target.checked) return;
  const foreign = group.setting.foreign.find((one) => one.id === state.id && one.port === state.port);
  startChecks(engine, target, state.taskId === undefined ? undefined : engine.tasks.get(state.taskId), foreign?.answers);
}

export const groupArn = ({ groups }: Pick<Engine, 'groups'>, name: string): string => groups.get(name)?.setting.arn ?? '';

/** The groups that a rule sends requests to. */
export const servingGroups = (rule: LiveRule | undefined): readonly string[] =>
  Object.entries(rule?.forwards ?? {})
    .filter(([, weight]) => weight > 0)
    .map(([group]) => group);
