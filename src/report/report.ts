/** What the services of a run come to: the {@link Report}. */
import { defined } from '../model/defined.ts';
import { reportSchema, type Report, type RunContext, type ServiceReport } from '../model/report.ts';
import { outcomes, type Outcome } from '../model/outcome.ts';
import { plain } from './render/escape.ts';
import { serviceReport, type VerifiedService } from './service-report.ts';

const precedence = (outcome: Outcome): number => outcomes.indexOf(outcome);
const isDecided = (one: ServiceReport): one is ServiceReport & { readonly outcome: Outcome } => one.outcome !== 'undecided';

/** The service that speaks for the run: the first, in order of precedence, of those that fail the step, else of those that pass. */
function decisiveService(services: readonly ServiceReport[]): (ServiceReport & { readonly outcome: Outcome }) | undefined {
  const decided = services.filter(isDecided);
  const failing = decided.filter(({ passes }) => !passes);
  // toSorted is stable: of several with the same outcome the first as listed speaks.
  return (failing.length > 0 ? failing : decided).toSorted((a, b) => precedence(a.outcome) - precedence(b.outcome))[0];
}

/**
 * What was verified, once the run has ended: services that were cancelled have their verdict only then, in the middle of an
 * observation that is not among the others since it was cut short.
 *
 * @param endedAt by AWS's clock
 */
export const cancelledAt = <Verified extends VerifiedService>(
  verified: readonly Verified[],
  endedAt: number,
): readonly Verified[] =>
  verified.map((one) =>
    one.verdict.decided && one.verdict.outcome === 'cancelled' ? { ...one, verdict: { ...one.verdict, at: endedAt } } : one,
  );

/** A run that observed services. Nothing decided, which a cancelled run cannot be, is reported as cancelled. */
export function report(run: RunContext, verified: readonly VerifiedService[]): Report {
  const services = verified.map(serviceReport);
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
