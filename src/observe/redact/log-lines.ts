/** What a container writes in several lines is several messages, which tell only together what is secret. */
import { linesOfKeys } from './private-keys.ts';
import { endsBeforeValue } from './settings.ts';

/** A value that stands by itself, set in, as YAML has it. */
// Stryker disable next-line MethodExpression: only so much of a long one is read, to be quick
const isValueBelow = (line: string): boolean => /^\s+(?!-\s)[^\s:]\S{4,}\s*$/.test(line.slice(0, 4096)) && !/:\s*$/.test(line);

/** Which of these messages, in the order in which they were written, are of a secret as a whole. */
export function secretLines(messages: readonly string[]): ReadonlySet<number> {
  const values = messages.flatMap((message, place) =>
    isValueBelow(message) && endsBeforeValue(messages[place - 1] ?? '') ? [place] : [],
  );
  return new Set([...linesOfKeys(messages), ...values]);
}
