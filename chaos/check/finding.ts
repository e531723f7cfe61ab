/** What is wrong with a play. */
export interface Finding {
  /** What sort of thing: while a failure shrinks, it stays the same. */
  readonly kind: string;
  readonly text: string;
}
