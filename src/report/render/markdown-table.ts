/** What all tables of the summary are made of. */
import { count } from '../../model/text.ts';

/** How much of what AWS and containers said is shown. */
export interface Limits {
  readonly rows: number;
  readonly events: number;
  readonly logLines: number;
  /** Of each text. */
  readonly characters: number;
}

export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map(() => ' --- |').join('')}`,
  ...rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |`),
];

/** A table with at most so many rows, and a line that says what is missing. */
export function limited(heads: readonly string[], rows: readonly (readonly string[])[], most: number): readonly string[] {
  const rest = rows.length - most;
  return rest <= 0
    ? table(heads, rows)
    : [...table(heads, rows.slice(0, most)), '', `${count(rest, 'more row')} not shown; the report file has them.`];
}

export const span = (values: readonly number[], show: (value: number) => string): string => {
  if (values.length === 0) return '';
  const [least, most] = [show(Math.min(...values)), show(Math.max(...values))];
  return least === most ? least : `${least} to ${most}`;
};

export const shortId = (id: string): string => (/^[0-9a-f]{32}$/.test(id) ? id.slice(0, 8) : id);

export function names(labels: readonly string[], noun: string): string {
  if (labels.length === 1) return labels[0] ?? '';
  const shown = labels.slice(0, 2).join(', ');
  return `${count(labels.length, noun)}: ${shown}${labels.length > 2 ? ' …' : ''}`;
}
