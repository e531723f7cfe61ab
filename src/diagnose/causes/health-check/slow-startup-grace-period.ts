import { checksOf, graceSeconds } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { slowestStart, type Start } from '../../evidence/app-log.ts';
import { checkEvidence, condemnedAfterSeconds, killedCount, lifetimeEvidence } from '../../evidence/failed-checks.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import type { Readings } from '../../evidence/readings.ts';
import { log } from '../../evidence/texts.ts';
import { changeGracePeriod } from '../../remedy/service-settings.ts';

/** WildFly gives up on itself by this message. */
const quote: Quote = {
  where: log,
  says: /WFLYCTL0348: Timeout after \[\d{1,6}\] seconds waiting for service container stability/,
};

/** The application's own measure of its start, when that is longer than a task is given. */
function lateStart(timeline: Readings): (Start & { readonly condemned: number }) | undefined {
  const start = slowestStart(timeline.appLines);
  const condemned = condemnedAfterSeconds(timeline);
  if (!start || condemned === undefined || start.seconds <= condemned) return undefined;
  const isCondemned = killedCount(timeline) > 0 || timeline.targetFailures.some(({ state }) => state.startsWith('unhealthy'));
  return isCondemned ? { ...start, condemned } : undefined;
}

export const slowStartupGracePeriod = defineCause({
  id: 'slow-startup-grace-period',
  severity: 'error',
  title: 'The application takes longer to start than the health check allows',
  explanation:
    'A task that does not answer is condemned after grace period + unhealthy threshold × interval + timeout. This application needs longer than that before it listens, so every task is killed while it starts, and after about the same time.',
  origins: [
    'The grace period is 0, which is the default of the API, or shorter than the start.',
    'The task has too little CPU for its start.',
    'The application migrates data or warms caches before it listens.',
  ],
  prevention: 'Set the grace period above the slowest measured start, and measure it again when the application grows.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
  find: (timeline) => {
    const late = lateStart(timeline);
    const quoted = late ? undefined : findQuote(timeline, quote);
    return late || quoted ? { late, quoted } : undefined;
  },
  evidence: ({ late, quoted }, timeline) =>
    late
      ? [
          { field: 'log', text: late.line.slice(0, 300) },
          { field: 'Service.healthCheckGracePeriodSeconds', text: String(graceSeconds(timeline)) },
          ...checkEvidence(checksOf(timeline)[0]),
          ...lifetimeEvidence(timeline),
        ]
      : (quoted?.evidence ?? []),
  sentence: ({ late }, timeline) =>
    late
      ? `the application takes ${Math.round(late.seconds)} s to start, and a task that does not answer is condemned ${late.condemned} s after its start (grace period ${graceSeconds(timeline)} s)`
      : 'the application gave up on its own start because it took too long',
  remedies: ({ late }, timeline) => {
    const enough = Math.ceil(((late?.seconds ?? 120) * 1.5) / 30) * 30;
    return [
      {
        text: `Give tasks time to start: a grace period of ${enough} s, or more CPU for a faster start.`,
        paste: changeGracePeriod(timeline, enough),
      },
    ];
  },
});
