/** What a pending commit status says. */
import type { WatchedService } from '../../model/ports.ts';
import { failuresInWords, suspicionInWords } from '../suspicion.ts';
import { rolloutStatus } from './rollout-status.ts';

/** The fullest first; the cause before the counts, since there is room for little. */
export function pendingTexts({ timeline, suspicion }: WatchedService): readonly string[] {
  const status = rolloutStatus(timeline);
  if (!suspicion) return [status];
  const said = suspicionInWords(suspicion);
  const { cause } = suspicion;
  return [`${said}; ${status}`, said, ...(cause ? [`${failuresInWords(suspicion)}: ${cause.title}`] : [])];
}
