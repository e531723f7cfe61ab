/** How a scenario ended, by `cluster/service`; where one ends the step at once, the others have no outcome. */
import type { Played } from '../../../simulator/play.ts';

export const outcomesOf = ({ services }: Played): Readonly<Record<string, string>> =>
  Object.fromEntries(services.flatMap(({ key, verdict }) => (verdict.decided ? [[key, verdict.outcome]] : [])));
