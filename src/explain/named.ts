/** What is known of a cause or an outcome by its name alone: what the gate's outputs and its summary call it. */
import { catalogue } from '../diagnose/catalogue.ts';
import type { Cause } from '../diagnose/define-cause.ts';
import { describeOutcome, outcomesInOrder, type Outcome, type OutcomeDescription } from '../model/outcome.ts';

/** undefined: it names neither. Outcomes are known by their words too, as the summary has them. */
export function explainName(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  const cause = catalogue.find(({ id }) => id === name);
  if (cause) return causeInWords(cause);
  const outcome = outcomesInOrder.find((one) => one === name || describeOutcome(one).label.toLowerCase() === name);
  return outcome && outcomeInWords(outcome);
}

const causeInWords = ({ id, severity, title, explanation, origins, prevention, docs }: Cause): string =>
  [
    `${id} (a cause; severity ${severity})`,
    title,
    explanation,
    `Why it happens:\n${origins.map((origin) => `  - ${origin}`).join('\n')}`,
    `How to fix it: docs/causes.md#${id} in this repository has an example with commands; the summary of a run has them with your own values.`,
    `How to keep it from coming back: ${prevention}`,
    docs,
  ].join('\n\n');

function outcomeInWords(outcome: Outcome): string {
  const { label, when, passes } = describeOutcome(outcome);
  return [
    `${outcome} (an outcome${label === outcome ? '' : `; log and summary say "${label}"`})`,
    `When: ${when}.`,
    stepInWords(passes),
    'All outcomes, in order of precedence: docs/reference.md#outcomes in this repository.',
  ].join('\n\n');
}

function stepInWords(passes: OutcomeDescription['passes']): string {
  if (passes === 'always') return 'The step passes.';
  return passes === 'never' ? 'The step fails.' : `The step fails, unless ${passes.slice('by '.length)} lets it pass.`;
}
