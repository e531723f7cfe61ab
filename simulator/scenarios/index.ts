/** All scenarios, by name. */
import type { Scenario } from '../scenario.ts';
import { unreliableApi } from './passing/api.ts';
import { beginnings } from './passing/beginnings.ts';
import { blueGreens } from './passing/blue-green.ts';
import { boundaries } from './passing/boundaries.ts';
import { codeDeploys } from './passing/code-deploy.ts';
import { disturbances } from './passing/disturbances.ts';
import { latticeServices } from './passing/lattice.ts';
import { taskSets } from './passing/external.ts';
import { following } from './passing/following.ts';
import { managedServices } from './passing/managed.ts';
import { passedPauses } from './passing/pauses.ts';
import { steps } from './passing/steps.ts';
import { traffics } from './passing/traffic.ts';
import { lateReads } from './passing/unread.ts';
import { unreadTargets } from './passing/unread-targets.ts';
import { unreadWords } from './passing/unread-words.ts';
import { untold } from './passing/untold.ts';
import { signals } from './passing/signals.ts';
import { updates } from './passing/updates.ts';
import { lateInTrouble } from './passing/found-in-trouble.ts';
import { passingInTrouble } from './passing/trouble.ts';
import { closedDoors } from './failing/access.ts';
import { brokenBlueGreens } from './failing/blue-green.ts';
import { brokenCodeDeploys } from './failing/code-deploy.ts';
import { misconfigurations } from './failing/configuration.ts';
import { brokenLattice } from './failing/lattice.ts';
import { brokenTaskSets } from './failing/external.ts';
import { unprovided } from './failing/managed.ts';
import { overlaps } from './failing/overlaps.ts';
import { failedPauses } from './failing/pauses.ts';
import { brokenRollouts } from './failing/rollouts.ts';
import { brokenSteps } from './failing/steps.ts';
import { foundAtRandom } from './failing/found-at-random.ts';
import { foundInTrouble } from './failing/found-in-trouble.ts';
import { brokenTargets } from './failing/targets.ts';
import { brokenTasks } from './failing/tasks.ts';
import { thresholds } from './failing/thresholds.ts';
import { ranOut } from './failing/time.ts';
import { strayTraffic } from './failing/traffic.ts';
import { failingInTrouble } from './failing/trouble.ts';
import { unknownValues } from './failing/unknown-values.ts';
import { unread } from './failing/unread.ts';
import { neverTold } from './failing/untold.ts';
import { otherDeployments } from './failing/which.ts';
import { deploymentOf } from './causes/sign.ts';
import { signs } from './causes/signs.ts';

import type { ScenarioTest } from './scenario-test.ts';

export const scenarioTests: { readonly [name: string]: ScenarioTest } = {
  ...updates,
  ...signals,
  ...disturbances,
  ...boundaries,
  ...unreliableApi,
  ...passingInTrouble,
  ...lateInTrouble,
  ...beginnings,
  ...lateReads,
  ...unreadTargets,
  ...unreadWords,
  ...untold,
  ...blueGreens,
  ...steps,
  ...traffics,
  ...managedServices,
  ...latticeServices,
  ...passedPauses,
  ...following,
  ...codeDeploys,
  ...taskSets,
  ...brokenTargets,
  ...brokenTasks,
  ...thresholds,
  ...overlaps,
  ...brokenRollouts,
  ...otherDeployments,
  ...misconfigurations,
  ...closedDoors,
  ...ranOut,
  ...unread,
  ...neverTold,
  ...failingInTrouble,
  ...unknownValues,
  ...brokenBlueGreens,
  ...brokenSteps,
  ...strayTraffic,
  ...failedPauses,
  ...unprovided,
  ...brokenLattice,
  ...brokenCodeDeploys,
  ...brokenTaskSets,
  ...foundAtRandom,
  ...foundInTrouble,
};

/** Without the gate: what is served over HTTP; of each cause the deployment that it leads, by the cause's id. */
export const scenarios: { readonly [name: string]: Scenario } = {
  ...Object.fromEntries(Object.entries(signs).map(([cause, sign]) => [`cause-${cause}`, deploymentOf(sign).scenario])),
  ...Object.fromEntries(Object.entries(scenarioTests).map(([name, { scenario }]) => [name, scenario])),
};
