/** Every kind of deployment that can be verified: one row each. What has no row is refused, in words. */
import type { Service } from '../observation.ts';
import { codeDeploy } from './code-deploy.ts';
import { external } from './external.ts';
import { progressive } from './progressive.ts';
import { rolling } from './rolling.ts';
import type { Strategy } from './strategy.ts';

/** By `deploymentController.type` and `deploymentConfiguration.strategy`. */
export type StrategyTable = Readonly<Record<string, Readonly<Record<string, Strategy>>>>;

export const strategies: StrategyTable = {
  ECS: { ROLLING: rolling, BLUE_GREEN: progressive, LINEAR: progressive, CANARY: progressive },
  // Of these services AWS says ROLLING, or no strategy at all.
  CODE_DEPLOY: { ROLLING: codeDeploy },
  EXTERNAL: { ROLLING: external },
};

/** The strategy of a service; where it cannot be verified, the field that says so, with its value. */
export function strategyOf(
  { controller, strategy }: Pick<Service, 'controller' | 'strategy'>,
  table: StrategyTable,
): Strategy | { readonly refused: string } {
  const ofController = Object.hasOwn(table, controller) ? table[controller] : undefined;
  if (!ofController) return { refused: `deploymentController.type is ${controller}` };
  const found = Object.hasOwn(ofController, strategy) ? ofController[strategy] : undefined;
  return found ?? { refused: `deploymentConfiguration.strategy is ${strategy}` };
}

/** Whether ECS may be asked for service deployments and revisions of a service. */
export function hasServiceDeployments(service: Pick<Service, 'controller' | 'strategy'>, table: StrategyTable): boolean {
  const strategy = strategyOf(service, table);
  return 'refused' in strategy || strategy.hasServiceDeployments;
}

/** Stands in for a service that is refused or not known yet: nothing of it is ever where it is wanted. */
export const unverifiable: Strategy = { ...rolling, isWhereWanted: () => false, isComplete: () => false };
