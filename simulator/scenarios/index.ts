/** All scenarios, by name. */
import type { Scenario } from '../scenario.ts';
import { unreliableApi } from './green/api.ts';
import { beginnings } from './green/beginnings.ts';
import { boundaries } from './green/boundaries.ts';
import { disturbances } from './green/disturbances.ts';
import { signals } from './green/signals.ts';
import { updates } from './green/updates.ts';
import { closedDoors } from './red/access.ts';
import { misconfigurations } from './red/configuration.ts';
import { overlaps } from './red/overlaps.ts';
import { brokenRollouts } from './red/rollouts.ts';
import { brokenTargets } from './red/targets.ts';
import { brokenTasks } from './red/tasks.ts';
import { thresholds } from './red/thresholds.ts';
import { ranOut } from './red/time.ts';
import { otherDeployments } from './red/which.ts';

import type { Story } from './story.ts';

export const stories: { readonly [name: string]: Story } = {
  ...updates,
  ...signals,
  ...disturbances,
  ...boundaries,
  ...unreliableApi,
  ...beginnings,
  ...brokenTargets,
  ...brokenTasks,
  ...thresholds,
  ...overlaps,
  ...brokenRollouts,
  ...otherDeployments,
  ...misconfigurations,
  ...closedDoors,
  ...ranOut,
};

/** Without the gate: what the HTTP door serves. */
export const scenarios: { readonly [name: string]: Scenario } = Object.fromEntries(
  Object.entries(stories).map(([name, { scenario }]) => [name, scenario]),
);
