/** A blue/green, linear or canary deployment begins. */
import { sourcesOf } from '../deployments.ts';
import { later } from '../engine.ts';
import type { Engine, LiveDeployment, LiveService, Rollout } from '../state.ts';
import type { StrategySpec } from '../../scenario.ts';
import { SERVICE_DEPLOYMENT_START_MS } from '../timings.ts';
import { abandon } from './rollback.ts';
import { stages } from './stages.ts';
import { startSteps } from './steps.ts';

/** Its stages begin when its service deployment is IN_PROGRESS. */
export function beginRollout(engine: Engine, service: LiveService, deployment: LiveDeployment, strategy: StrategySpec): void {
  const sources = sourcesOf(service).filter((other) => other !== deployment);
  const rollout: Rollout = { service, deployment, strategy, sources, shifts: [], hooks: [] };
  service.rollout = rollout;
  deployment.held = true;
  const steps = stages(engine, rollout);
  rollout.steps = steps;
  later(engine, SERVICE_DEPLOYMENT_START_MS, () => {
    if (rollout.steps === steps) startSteps(engine, rollout, steps, abandon);
  });
}
