/**
 * The load balancer's health checks. Every node checks on its own; they are folded into one here. A new target needs one
 * success, whatever the healthy threshold; an unhealthy one needs as many in a row as that says
 * ("Health checks for Application Load Balancer target groups").
 */
import type { TargetGroupSetting } from '../scenario-defaults.ts';
import type { Answer } from '../scenario.ts';
import type { TargetState } from '../world/world.ts';
import { answerAt } from '../engine/app.ts';
import type { LiveTarget, LiveTask, Engine } from '../engine/state.ts';
import { fits } from './matcher.ts';
import { draw, later } from '../engine/engine.ts';
import { isDraining, setTarget } from './target-states.ts';
import { CHECK_SHOWS } from '../engine/timings.ts';

type Finding = { readonly passed: true } | { readonly passed: false; readonly reason: string; readonly description: string };

/** Checks at once, then every interval, as long as the target is registered. */
export function startChecks(engine: Engine, target: LiveTarget, task: LiveTask | undefined, foreignAnswer?: Answer): void {
  target.checked = true;
  const check = (): void => {
    if (target.state === undefined || isDraining(target.state)) return;
    if (target.state.state === 'unused') {
      later(engine, target.group.setting.intervalSeconds * 1000, check);
      return;
    }
    const { setting } = target.group;
    const { answer, afterMs } = task === undefined ? { answer: foreignAnswer ?? 200, afterMs: 0 } : ask(engine, target, task);
    const timeoutMs = setting.timeoutSeconds * 1000;
    const late = answer === 'hang' || afterMs > timeoutMs;
    // A listening port is all that a TCP check wants: a hanging application passes.
    const waits = late && setting.checkProtocol !== 'TCP';
    later(engine, (waits ? timeoutMs : Math.min(afterMs, timeoutMs)) + draw(engine, CHECK_SHOWS), () => {
      judge(engine, target, find(setting, waits ? 'hang' : answer));
    });
    later(engine, setting.intervalSeconds * 1000, check);
  };
  check();
}

function ask(engine: Engine, target: LiveTarget, task: LiveTask): { answer: Answer; afterMs: number } {
  const startedAt = task.state.containerStartedAt;
  // The interface outlives the process for some seconds: nobody listens.
  if (startedAt === undefined || task.state.executionStoppedAt !== undefined) return { answer: 'refuse', afterMs: 0 };
  const { setting } = target.group;
  const traffic = containerPort(task, target);
  const port = setting.checkPort === 'traffic-port' ? traffic : Number(setting.checkPort);
  return answerAt(task.app, { ageMs: engine.nowMs - startedAt, nowMs: engine.nowMs }, port, traffic, setting.path ?? '/');
}

const containerPort = (task: LiveTask, target: LiveTarget): number =>
  task.deployment.loadBalancers.find((balancer) => balancer.targetGroup === target.group.setting.name)?.port ??
  target.group.setting.port;

function find(setting: TargetGroupSetting, answer: Answer): Finding {
  const failed = { passed: false, reason: 'Target.FailedHealthChecks', description: 'Health checks failed' } as const;
  if (answer === 'refuse') return setting.balancer === 'LATTICE' ? { ...failed, reason: 'HealthCheckFailed' } : failed;
  if (setting.checkProtocol === 'TCP') return { passed: true };
  if (typeof answer === 'number' && fits(answer, setting.matcher ?? '200')) return { passed: true };
  // An NLB knows no other reason, and VPC Lattice one of its own.
  if (setting.balancer === 'NLB') return failed;
  if (setting.balancer === 'LATTICE') return { ...failed, reason: 'HealthCheckFailed' };
  if (answer === 'hang') return { passed: false, reason: 'Target.Timeout', description: 'Request timed out' };
  return {
    passed: false,
    reason: 'Target.ResponseCodeMismatch',
    description: `Health checks failed with these codes: [${answer}]`,
  };
}

function judge(engine: Engine, target: LiveTarget, finding: Finding): void {
  const { state } = target;
  if (state === undefined || state.state === 'unused' || isDraining(state)) return;
  target.successes = finding.passed ? target.successes + 1 : 0;
  target.failures = finding.passed ? 0 : target.failures + 1;
  const { healthyThreshold, unhealthyThreshold } = target.group.setting;
  if (finding.passed) {
    const needed = state.state === 'initial' ? 1 : healthyThreshold;
    if (state.state !== 'healthy' && target.successes >= needed) setTarget(engine, target, { state: 'healthy' });
    return;
  }
  if (state.state !== 'unhealthy' && target.failures < unhealthyThreshold) return;
  const unhealthy: Partial<TargetState> = { state: 'unhealthy', reason: finding.reason, description: finding.description };
  if (state.state !== 'unhealthy' || state.description !== finding.description) setTarget(engine, target, unhealthy);
}
