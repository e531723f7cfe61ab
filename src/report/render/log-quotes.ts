/**
 * Whether a text quotes a container's log. A pull request is read by more people than a log is, so what a container wrote
 * stays out of statuses and comments: there the cause is told by its title.
 */
import type { ServiceReport } from '../../model/report.ts';

/** Shorter runs are words that any sentence may share with a log: `GET /health`. */
const shortestQuote = 24;
/** A whole line counts from here on. */
const shortestLine = 8;

/** Evidence says how often a line came, and where it was cut. */
const unadorned = (text: string): string => text.replace(/ \(\d+ lines\)$/, '').replace(/^…|…$/g, '');

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function quotesLog(text: string, { findings, logs }: Pick<ServiceReport, 'findings' | 'logs'>): boolean {
  const lines = [
    ...logs.flatMap((tail) => tail.lines.map(({ message }) => message)),
    ...findings.flatMap(({ evidence }) => evidence.flatMap((one) => (one.field === 'log' ? [unadorned(one.text)] : []))),
  ].map(spaced);
  const said = spaced(text.replaceAll('`', ''));
  if (lines.some((line) => line.length >= shortestLine && said.includes(line))) return true;
  const whole = lines.map((line) => line.replaceAll('`', '')).join('\n');
  for (let start = 0; start + shortestQuote <= said.length; start += 1) {
    if (whole.includes(said.slice(start, start + shortestQuote))) return true;
  }
  return false;
}

/** What happened to a service, in the fullest words that quote no log. */
export function textsWithoutLog(service: ServiceReport): readonly string[] {
  const title = service.findings.find(({ cause }) => cause === service.cause)?.title;
  const texts = [service.story, ...(title === undefined ? [] : [title]), service.because];
  return texts.filter((text) => text !== '' && !quotesLog(text, service));
}
