/** How long the service's last deployments took, as bars of text: they look the same wherever the summary is read. */
import type { HistoryReport } from '../../model/report.ts';
import { dateAndTime, duration } from '../../model/text.ts';
import { lastInWords } from '../history.ts';
import { codeBlock } from './escape.ts';
import { collapsed } from './details.ts';

/** Of the longest bar. */
const mostBlocks = 30;

const bar = (seconds: number, most: number): string =>
  '█'.repeat(Math.max(1, Math.round((mostBlocks * seconds) / Math.max(1, most)))).padEnd(mostBlocks);

/** The oldest first, so that this one stands below them; empty where nothing is known of others. */
export function historySection(history: HistoryReport | undefined): readonly string[] {
  if (!history) return [];
  const { deployments, own } = history;
  const rows = [
    ...deployments.toReversed().map(({ createdAt, seconds }) => ({ name: dateAndTime(createdAt), seconds, end: '' })),
    ...(own ? [{ name: 'this one', seconds: own.seconds, end: own.isOver ? '' : ' so far' }] : []),
  ];
  const most = Math.max(...rows.map(({ seconds }) => seconds));
  const width = Math.max(...rows.map(({ name }) => name.length));
  return collapsed(`How long the last ${lastInWords(deployments.length)} took`, [
    codeBlock(
      rows.map(({ name, seconds, end }) => `${name.padEnd(width)}  ${bar(seconds, most)}  ${duration(seconds * 1000)}${end}`),
    ),
  ]);
}
