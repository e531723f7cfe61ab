/** The stages in which traffic moves, forward and back. */
import { draw } from '../engine.ts';
import type { Engine, Rollout, Steps } from '../state.ts';
import { LATTICE_SHIFT_MS, NLB_SHIFT_MS, RULE_MOVES, SHIFT_SETTLES } from '../timings.ts';
import { ELB_ROLE, isBehind, moveTraffic, ruleOf, shiftFault } from './networking.ts';
import { tellResolved } from './resolution.ts';
import { progressOf, requestWeight } from './shown.ts';
import { texts } from './texts.ts';

/** Asks for the weight, changes the rules, and waits until the load balancer has followed. */
export function* shift(engine: Engine, rollout: Rollout, traffic: 'test' | 'production', percent: number): Steps {
  const begun = (progressOf(rollout)?.weights.production ?? 0) > 0;
  const failure = shiftFault(engine, rollout, begun);
  if (failure !== undefined) yield { failure };
  const isRefused = rollout.strategy.roleLacks === 'change' && ruleOf(engine, rollout, traffic) !== '';
  if (isRefused) yield { failure: { by: 'networking', text: refusal(engine, rollout, traffic) } };
  requestWeight(engine, rollout, traffic, percent);
  yield { forMs: draw(engine, RULE_MOVES) };
  moveTraffic(engine, rollout, traffic, percent);
  if (traffic === 'production') tellResolved(engine, rollout.deployment, rollout.service, 'shift');
  yield* settle(engine, rollout);
}

function refusal(engine: Engine, rollout: Rollout, traffic: 'test' | 'production'): string {
  const isRule = /:listener-rule\/|\/rule\//.test(ruleOf(engine, rollout, traffic));
  const action = isBehind(engine, rollout, 'LATTICE')
    ? `vpc-lattice:${isRule ? 'UpdateRule' : 'UpdateListener'}`
    : `elasticloadbalancing:${isRule ? 'ModifyRule' : 'ModifyListener'}`;
  const stage = traffic === 'test' ? 'TEST_TRAFFIC_SHIFT' : 'PRODUCTION_TRAFFIC_SHIFT';
  return texts.cannotModify(stage, ELB_ROLE, action, ruleOf(engine, rollout, traffic));
}

/** All of it back, in one step. */
export function* shiftBack(engine: Engine, rollout: Rollout, traffic: 'test' | 'production'): Steps {
  requestWeight(engine, rollout, traffic, 0);
  yield { forMs: draw(engine, RULE_MOVES) };
  moveTraffic(engine, rollout, traffic, 0);
  yield* settle(engine, rollout);
}

function* settle(engine: Engine, rollout: Rollout): Steps {
  const waitsMs = isBehind(engine, rollout, 'NLB') ? NLB_SHIFT_MS : isBehind(engine, rollout, 'LATTICE') ? LATTICE_SHIFT_MS : 0;
  yield { forMs: draw(engine, SHIFT_SETTLES) + waitsMs };
}
