/** An error of the gate's own: what it comes to where it keeps a service from its verdict. */
import type { Decided } from './outcome.ts';

const wordsOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** What is said of it wherever it ends something. */
export const ownErrorInWords = (error: unknown): string =>
  `an error of the gate's own ended it before the verdict (${wordsOf(error)}): it says nothing about the deployment; please report it as an issue of this action, with the log of this step and its recording`;

/** Nothing was found out: the service was not waited for to its end. */
export const endedByOwnError = (error: unknown, at: number): Decided => ({
  decided: true,
  outcome: 'cancelled',
  at,
  passes: false,
  because: ownErrorInWords(error),
});
