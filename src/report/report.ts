/** What the services of a run come to: the {@link Report}. */
import { defined } from '../model/defined.ts';
import { reportSchema, type Report, type RunContext, type ServiceReport } from '../model/report.ts';
import { precedenceOf, type Outcome } from '../model/outcome.ts';
import { plain } from './render/escape.ts';
import type { VerifiedService } from '../model/ports.ts';
import { startTimeline } from '../model/timeline.ts';
import { serviceReport } from './service-report.ts';

const isDecided = (one: ServiceReport): one is ServiceReport & { readonly outcome: Outcome } => one.outcome !== 'undecided';

/** The service that speaks for the run: the first, in order of precedence, of those that fail the step, else of those that pass. */
function decisiveService(services: readonly ServiceReport[]): (ServiceReport & { readonly outcome: Outcome }) | undefined {
  const decided = services.filter(isDecided);
  const failing = decided.filter(({ passes }) => !passes);
  // toSorted is stable: of several with the same outcome the first as listed speaks.
  return (failing.length > 0 ? failing : decided).toSorted((a, b) => precedenceOf(a.outcome) - precedenceOf(b.outcome))[0];
}

/**
 * A run that observed services. Nothing decided, which a cancelled run cannot be, is reported as cancelled.
 *
 * @param mishap told errors that cost a service its details
 */
export function report(run: RunContext, verified: readonly VerifiedService[], mishap?: (error: unknown) => void): Report {
  const services = verified.map((one) => {
    try {
      return serviceReport(one);
    } catch (error) {
      mishap?.(error);
      return withoutDetails(one);
    }
  });
  const decisive = decisiveService(services);
  const firsts = services.flatMap(({ times }) => (times.firstLookAt === undefined ? [] : [times.firstLookAt]));
  // A run that was cancelled in its first observation has none.
  const firstAt = firsts.length === 0 ? run.startedAt : Math.min(...firsts);
  const lasts = services.flatMap(({ times }) => (times.decidedAt === undefined ? [] : [times.decidedAt]));
  const undecided = services.length === 0 || services.some((one) => !isDecided(one));
  return {
    schema: reportSchema,
    run,
    outcome: decisive?.outcome ?? 'cancelled',
    // Never green by accident: a service without a verdict does not pass.
    passes: decisive?.passes === true && !undecided,
    ...defined({ cause: decisive?.cause }),
    headline: decisive?.headline ?? 'no service had its verdict',
    durationSeconds: lasts.length === 0 ? 0 : Math.max(0, Math.round((Math.max(...lasts) - firstAt) / 1000)),
    services,
  };
}

/** Its verdict alone, as of a service that nothing was observed of. */
const withoutDetails = ({ timeline: { name, criteria, startedAt, strategies }, verdict }: VerifiedService): ServiceReport =>
  serviceReport({ timeline: startTimeline(name, criteria, startedAt, strategies), verdict, findings: [] });

/** A run that ended before it could observe anything: inputs refused, no region, an error of its own. */
export const refusal = (run: RunContext, outcome: Outcome, headline: string): Report => ({
  schema: reportSchema,
  run,
  outcome,
  passes: false,
  headline: plain(headline),
  durationSeconds: 0,
  services: [],
});
