/** Mermaid's syntax for one section of a gantt. Nothing that AWS or a container wrote may stand in a name. */

/** `2026-01-05 10:00:35`, which is what the diagram's `dateFormat` says. */
export const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

export interface Bar {
  readonly what: string;
  /** Mermaid's own classes: grey, red, blue. */
  readonly kind: 'done' | 'crit' | 'active';
  readonly from: number;
  readonly until: number;
}

/** A bar of no length is drawn as a whole day. */
export const isDrawable = ({ from, until }: Bar): boolean => until - from >= 1000;

export const sectionLines = (name: string, bars: readonly Bar[]): readonly string[] =>
  bars.length === 0
    ? []
    : [`section ${name}`, ...bars.map(({ what, kind, from, until }) => `${what} :${kind}, ${stamp(from)}, ${stamp(until)}`)];
