/** Deployments that wait for a person. */
import { isReady } from './code-deploy.ts';
import type { Sight } from './sight.ts';
import { isAwaited } from './stage.ts';

/** This observation shows it. */
export const isPaused = ({ word, codeDeploy }: Sight): boolean =>
  (word !== undefined && isAwaited(word)) || (codeDeploy.deployment !== undefined && isReady(codeDeploy.deployment));

/** The last word said so: what was not asked this time is still so. */
export const wasPaused = (sight: Sight): boolean => isPaused(sight) || (sight.told !== undefined && isReady(sight.told));
