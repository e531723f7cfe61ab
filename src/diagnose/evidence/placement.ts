/** What ECS says about finding a place for tasks. Events of this kind come and go: only its last word counts. */
import { saysStarted } from '../../model/service-events.ts';
import { ownTasks } from '../../model/timeline.ts';
import { findQuote, type QuotedTexts } from './quotes.ts';
import type { Readings } from './readings.ts';
import { ownEvents, reasons } from './texts.ts';

/** What fits, unless a task was placed since it was said. */
export function cannotPlace(timeline: Readings, says: RegExp): QuotedTexts | undefined {
  const events = ownEvents(timeline);
  const started = events.find(saysStarted)?.at ?? 0;
  const lastWord = events.find(({ message }) => says.test(message))?.at;
  const isPlaced = lastWord !== undefined && lastWord < started && ownTasks(timeline).some(({ stop }) => stop === undefined);
  const where = isPlaced ? reasons.filter((field) => field !== 'Service.events') : reasons;
  return findQuote(timeline, { where, says });
}
