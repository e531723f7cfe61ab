/** The way back of a blue/green, linear or canary deployment. */
import { fail, leave, triggered } from '../circuit-breaker.ts';
import { amend, inProgress, monitored, saidCompleted, stopRecord } from '../deployments.ts';
import { draw, touch } from '../engine.ts';
import { addEvent } from '../events.ts';
import { wanted } from '../health.ts';
import { retire } from '../stopping.ts';
import type { Engine, Failure, LiveDeployment, Rollout, Steps } from '../state.ts';
import { ROLLBACK_BEGINS } from '../timings.ts';
import { runHooks } from './hooks.ts';
import { enterStage, leaveStages, progressOf, showHooks } from './shown.ts';
import { startSteps } from './steps.ts';
import { shiftBack } from './traffic.ts';

const NO_CANDIDATE = 'No rollback candidate was found to run the rollback.';

/** A failing deployment always goes back; the circuit breaker and alarms only where they are set to. */
export function abandon(engine: Engine, rollout: Rollout, failure: Failure, rollback = true): void {
  const { service, deployment } = rollout;
  if (deployment.over || rollout.steps === undefined) return;
  delete rollout.steps;
  deployment.over = true;
  deployment.updatedAt = engine.nowMs;
  showHooks(
    engine,
    rollout,
    rollout.hooks.filter(({ status }) => status !== 'AWAITING_ACTION' && status !== 'IN_PROGRESS'),
  );
  const why = failure.by === 'breaker' ? 'tasks failed to start.' : failure.text;
  if (failure.by !== 'person') addEvent(engine, service, `(deployment ${deployment.id}) deployment failed: ${why}`);
  const record = service.serviceDeployments.find((one) => one.deploymentId === deployment.id);
  if (record !== undefined) amend(engine, service, deployment.id, triggered(record, failure.by));
  const candidate = service.completed === deployment ? undefined : service.completed;
  if (rollback && candidate !== undefined) {
    startSteps(engine, rollout, back(engine, rollout, candidate, failure), () => undefined);
    return;
  }
  delete service.rollout;
  fail(engine, service, deployment, rolloutReason(failure));
  if (!rollback) stopRecord(engine, service, deployment.id, {});
  else {
    leaveStages(engine, rollout);
    amend(engine, service, deployment.id, { status: 'ROLLBACK_FAILED', statusReason: NO_CANDIDATE, finishedAt: engine.nowMs });
  }
}

/** What `deployments[]` says: texts are known of the circuit breaker and of alarms alone. */
const rolloutReason = ({ by }: Failure): 'breaker' | 'alarm' | 'person' => (by === 'breaker' || by === 'alarm' ? by : 'person');

/** By stages of its own, which go back; the hooks of those in which traffic moves run again. */
function* back(engine: Engine, rollout: Rollout, candidate: LiveDeployment, failure: Failure): Steps {
  const { service, deployment } = rollout;
  if (failure.by === 'person') {
    amend(engine, service, deployment.id, { status: 'ROLLBACK_REQUESTED' });
    yield { forMs: 2_000 };
  }
  amend(engine, service, deployment.id, {
    status: 'ROLLBACK_IN_PROGRESS',
    statusReason: failure.text,
    rollback: { reason: failure.text, startedAt: engine.nowMs, deploymentId: candidate.id },
  });
  addEvent(engine, service, `rolling back to deployment ${candidate.id}.`, 1);
  const goesBack = rollout.strategy.shows?.primaryGoesBack !== false;
  if (goesBack) putBack(engine, rollout, candidate, failure);
  yield { forMs: draw(engine, ROLLBACK_BEGINS) };
  const { production, test } = progressOf(rollout)?.weights ?? { production: 0, test: 0 };
  if (production > 0) yield* backStage(engine, rollout, 'production');
  if (test > 0) yield* backStage(engine, rollout, 'test');
  deployment.desired = 0;
  retire(
    engine,
    service,
    wanted(service, (task) => task.deployment === deployment),
  );
  touch(engine, service);
  const isGone = (): boolean => ![...service.liveTasks].some((task) => task.deployment === deployment);
  yield { until: isGone, withinMs: Infinity };
  if (!goesBack) putBack(engine, rollout, candidate, failure);
  end(engine, rollout, candidate);
}

function* backStage(engine: Engine, rollout: Rollout, traffic: 'test' | 'production'): Steps {
  const stage = traffic === 'test' ? 'TEST_TRAFFIC_SHIFT' : 'PRODUCTION_TRAFFIC_SHIFT';
  if (rollout.strategy.shows?.stageGoesBack !== false) enterStage(engine, rollout, stage);
  // What they say holds nothing up: there is nowhere else to go.
  yield* runHooks(engine, rollout, stage);
  yield* shiftBack(engine, rollout, traffic);
}

/** The old deployment is PRIMARY again, under its old id. */
function putBack(engine: Engine, { service, deployment }: Rollout, candidate: LiveDeployment, failure: Failure): void {
  Object.assign(candidate, { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', updatedAt: engine.nowMs, desired: service.desired });
  candidate.rolloutStateReason =
    failure.by === 'breaker'
      ? `ECS deployment circuit breaker: rolling back to deploymentId ${candidate.id}.`
      : inProgress(candidate);
  deployment.status = 'ACTIVE';
  service.revision = candidate.revision;
  service.deployments = [candidate, ...service.deployments.filter((other) => other !== candidate)];
  leave(engine, service, deployment, rolloutReason(failure));
}

function end(engine: Engine, rollout: Rollout, candidate: LiveDeployment): void {
  const { service, deployment } = rollout;
  delete service.rollout;
  delete rollout.steps;
  leaveStages(engine, rollout);
  saidCompleted(engine, service, candidate);
  const record = service.serviceDeployments.find((one) => one.deploymentId === deployment.id);
  amend(engine, service, deployment.id, {
    ...(record === undefined ? {} : monitored(record)),
    status: 'ROLLBACK_SUCCESSFUL',
    finishedAt: engine.nowMs,
  });
}
