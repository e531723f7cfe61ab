/** What ECS says about finding a place for tasks. Events of this kind come and go: only its last word counts. */
import { saysStarted } from '../../model/service-events.ts';
import { saying, type Quote } from './quotes.ts';
import { ownEvents } from './texts.ts';
import type { Evidence, Snippet } from '../../model/finding.ts';
import { ownTasks, type Timeline } from '../../model/timeline.ts';
import { awsCommand, clusterName } from '../remedy/commands.ts';

/** What fits, unless a task was placed since it was said. */
export function cannotPlace(timeline: Timeline, quote: Quote): readonly Evidence[] {
  const all = ownEvents(timeline);
  const started = all.find(saysStarted)?.at ?? 0;
  const lastWord = all.find(({ message }) => quote.says.test(message))?.at;
  const lives = ownTasks(timeline).some(({ stop }) => stop === undefined);
  const evidence = saying(timeline, quote);
  return lastWord !== undefined && lastWord < started && lives
    ? evidence.filter(({ field }) => field !== 'Service.events')
    : evidence;
}

/** Shows what the instances of the cluster have left. */
export const capacitySnippet = (timeline: Timeline): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'ecs describe-clusters', { clusters: clusterName(timeline), include: 'STATISTICS' }),
});
