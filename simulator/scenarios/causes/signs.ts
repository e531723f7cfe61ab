/** Of each cause one sign at least; of some another one, by which it shows beside what the first excludes. */
import { outcomeSigns } from './outcomes.ts';
import { placementSigns } from './placement.ts';
import { riskSigns } from './risks.ts';
import { spokenSigns } from './words.ts';
import { startSigns } from './start.ts';
import { targetSigns } from './targets.ts';
import { trafficSigns } from './traffic.ts';

export const signs = {
  ...startSigns,
  ...spokenSigns,
  ...targetSigns,
  ...placementSigns,
  ...trafficSigns,
  ...outcomeSigns,
  ...riskSigns,
} as const;

export type SignedCause = keyof typeof signs;
