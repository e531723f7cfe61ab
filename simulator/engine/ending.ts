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
  if (service.rollout?.deployment === deployment) abandon(engine, service.rollout, { by, text: ROLLED_BACK[by] }, rollback);
  else giveUp(engine, service, deployment, by, rollback);
}
