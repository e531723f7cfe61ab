import { bootSeconds } from '../../evidence/app-log.ts';
import { checksOf, configured, graceSeconds } from '../../../model/health-checks.ts';
import { complaintsOf, killedCount } from '../../evidence/target-failures.ts';
import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { givenSeconds, lifetimes } from '../../evidence/failed-checks.ts';
import { log } from '../../evidence/texts.ts';
import { changeGrace } from '../../remedy/configuration-changes.ts';
import type { Timeline } from '../../../model/timeline.ts';

/** WildFly gives up on itself by this message. */
const quote: Quote = {
  where: log,
  says: /WFLYCTL0348: Timeout after \[\d{1,6}\] seconds waiting for service container stability/,
};
/** The application's own measure of its start, when that is longer than a task is given. */
const late = (timeline: Timeline): { readonly seconds: number; readonly line: string } | undefined => {
  const boot = bootSeconds(timeline);
  const given = givenSeconds(timeline);
  const isCondemned = killedCount(timeline) > 0 || complaintsOf(timeline).some(({ state }) => state.startsWith('unhealthy'));
  return boot && given !== undefined && isCondemned && boot.seconds > given ? boot : undefined;
};

export const slowStartupGracePeriod: Cause = {
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
  evidence: (timeline) => {
    const boot = late(timeline);
    if (!boot) return saying(timeline, quote);
    return [
      { field: 'log', text: boot.line.slice(0, 300) },
      { field: 'Service.healthCheckGracePeriodSeconds', text: String(graceSeconds(timeline)) },
      ...configured(checksOf(timeline)[0]),
      ...lifetimes(timeline),
    ];
  },
  sentence: (timeline) => {
    const boot = late(timeline);
    const given = givenSeconds(timeline) ?? 0;
    return boot
      ? `the application takes ${Math.round(boot.seconds)} s to start, and a task that does not answer is condemned ${given} s after its start (grace period ${graceSeconds(timeline)} s)`
      : 'the application gave up on its own start because it took too long';
  },
  remedy: (timeline) => {
    const seconds = Math.ceil(((late(timeline)?.seconds ?? 120) * 1.5) / 30) * 30;
    return {
      text: `Give tasks time to start: a grace period of ${seconds} s, or more CPU for a faster start.`,
      paste: changeGrace(timeline, seconds),
    };
  },
};
