/** What an interrupted deployment has left is cleared away first: the stage RECONCILE_SERVICE. */
import { setForwards } from '../../load-balancer/rules.ts';
import { draw } from '../engine.ts';
import { wanted } from '../health.ts';
import { retire } from '../stopping.ts';
import type { Engine, LiveDeployment, Rollout, Steps } from '../state.ts';
import { STAGE, STAGE_MOST_MS } from '../timings.ts';
import { enterStage } from './shown.ts';

/** Traffic goes back to the last revision that was complete, and what came after it is stopped. */
export function* reconcile(engine: Engine, rollout: Rollout): Steps {
  const { service, sources } = rollout;
  const interrupted = sources.filter((source) => source !== service.completed);
  if (interrupted.length === 0) return;
  enterStage(engine, rollout, 'RECONCILE_SERVICE');
  yield { forMs: draw(engine, STAGE) };
  const complete = sources.find((source) => source === service.completed);
  if (complete !== undefined) restoreTraffic(engine, complete);
  for (const source of interrupted) source.desired = 0;
  const isLeft = (deployment: LiveDeployment): boolean => interrupted.includes(deployment);
  retire(
    engine,
    service,
    wanted(service, (task) => isLeft(task.deployment)),
  );
  yield { until: () => ![...service.liveTasks].some((task) => isLeft(task.deployment)), withinMs: STAGE_MOST_MS };
}

function restoreTraffic(engine: Engine, { loadBalancers }: LiveDeployment): void {
  for (const { targetGroup, pair } of loadBalancers) {
    for (const name of pair === undefined ? [] : [pair.productionRule, pair.testRule ?? '']) {
      const rule = engine.rules.get(name);
      const forwards = rule?.forwards;
      if (rule === undefined || forwards === undefined || pair === undefined) continue;
      // Only what ECS itself has moved: within the pair.
      const isOurs = Object.keys(forwards).every((group) => group === targetGroup || group === pair.alternate);
      if (isOurs && (forwards[pair.alternate] ?? 0) > 0) setForwards(engine, rule, { [targetGroup]: 100, [pair.alternate]: 0 });
    }
  }
}
