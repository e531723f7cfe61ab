/** A deployment is brought to an end, in the way of its strategy. */
import { giveUp, ROLLED_BACK, type GiveUpReason } from './circuit-breaker.ts';
import { abandon } from './progressive/rollback.ts';
import type { Engine, LiveDeployment, LiveService } from './state.ts';

/** By ECS, an alarm or a person: back to the last complete one, or stuck where it is. */
export function endDeployment(
  engine: Engine,
  service: LiveService,
  deployment: LiveDeployment,
  by: GiveUpReason,
  rollback: boolean,
): void {
  const { rollout } = service;
  if (rollout === undefined) giveUp(engine, service, deployment, by, rollback);
  // What a rollback goes back to is not given up in its turn.
  else if (rollout.deployment === deployment) abandon(engine, rollout, { by, text: ROLLED_BACK[by] }, rollback);
}
