/** Deployments that wait for a person. */
import { isReady } from './code-deploy.ts';
import type { Sight } from './sight.ts';
import { isAwaited } from './stage.ts';

/** This observation shows it. */
export const isPaused = ({ service, word, codeDeploy: { deployment, target } }: Sight): boolean =>
  (word !== undefined && isAwaited(word)) || (deployment !== undefined && isReady(service, deployment, target));

/** The last word said so: what was not told this time is still so. */
export const wasPaused = (sight: Sight): boolean =>
  isPaused(sight) ||
  (sight.toldWord !== undefined && isAwaited(sight.toldWord) && !isGivenUp(sight)) ||
  (sight.told !== undefined && isReady(sight.service, sight.told, sight.toldTarget));

/** The list, told since, says that it goes on no more. */
const isGivenUp = ({ toldWord, listed }: Sight): boolean =>
  listed !== undefined && listed.status !== 'IN_PROGRESS' && listed.updatedAt > (toldWord?.updatedAt ?? Infinity);
