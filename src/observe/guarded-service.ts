/** An observation that an answer ends which nobody has foreseen: nothing is known by it, and it says why. */
import type { Observation, ReadFailure } from '../model/observation.ts';
import type { Timeline } from '../model/timeline.ts';
import { observeService } from './observe-service.ts';
import type { ObservationContext } from './observation-context.ts';
import { ownContext } from './own-context.ts';
import type { DescribedService } from './read/services.ts';

/** {@link observeService}, without its errors: what is wrong with one service must not keep others from being observed. */
export async function observeGuarded(
  context: ObservationContext,
  timeline: Timeline,
  described: DescribedService,
  isClosing: boolean,
): Promise<Observation> {
  try {
    return await observeService(ownContext(context), timeline, described, isClosing);
  } catch (error) {
    return {
      kind: isClosing ? 'closing' : 'quiet',
      at: context.at(),
      endedAt: context.at(),
      answered: true,
      throttled: false,
      targets: new Map(),
      targetGroups: [],
      revisions: new Map(),
      taskDefinitions: [],
      logs: [],
      readFailures: [unforeseen(error)],
    };
  }
}

const unforeseen = (error: unknown): ReadFailure => ({
  operation: 'The observation',
  action: '',
  reason: 'malformed',
  needed: true,
  errorName: error instanceof Error ? error.name : 'Error',
  message: error instanceof Error ? error.message : String(error),
});
