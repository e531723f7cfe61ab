/** What the command ends with, by what became of the deployment: a promise to the scripts that call it. */
import type { Outcome } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';

export interface ExitCode {
  readonly code: number;
  /** Those that end so where nothing lets them pass. */
  readonly outcomes: readonly Outcome[];
  readonly meaning: string;
}

export const exitCodes = {
  passed: { code: 0, outcomes: [], meaning: 'it passed' },
  failed: {
    code: 1,
    outcomes: ['rolled-back', 'targets-unhealthy', 'tasks-cycling', 'tasks-not-placed', 'deployment-failed'],
    meaning: 'the deployment failed',
  },
  refused: { code: 2, outcomes: [], meaning: 'the arguments make no sense; AWS was asked nothing' },
  timedOut: { code: 3, outcomes: ['timed-out'], meaning: 'the time was up before there was a verdict' },
  noAccess: { code: 4, outcomes: ['no-access'], meaning: 'no credentials, a permission missing, or no answer from AWS' },
  noDeployment: { code: 5, outcomes: ['no-deployment'], meaning: 'the expected deployment did not appear' },
  misconfigured: {
    code: 6,
    outcomes: ['misconfigured'],
    meaning: 'no such service, another health check than expected, or what an audit found',
  },
  superseded: { code: 7, outcomes: ['superseded'], meaning: 'a newer deployment took its place' },
  paused: { code: 8, outcomes: ['paused'], meaning: 'the deployment waits for a person' },
  noTasks: { code: 9, outcomes: ['no-tasks'], meaning: 'the desired count is 0: there was nothing to verify' },
  ownError: { code: 70, outcomes: [], meaning: "an error of the gate's own ended it" },
  cancelled: { code: 130, outcomes: ['cancelled'], meaning: 'Ctrl-C, SIGINT or SIGTERM ended it; what was known is reported' },
} as const satisfies Readonly<Record<string, ExitCode>>;

const all: readonly ExitCode[] = Object.values(exitCodes);

/** @param isCancelled whether a signal ended it: an error of the gate's own has the same outcome */
export function exitCodeOf({ outcome, passes }: Pick<Report, 'outcome' | 'passes'>, isCancelled: boolean): ExitCode {
  if (passes) return exitCodes.passed;
  if (outcome === 'cancelled' && !isCancelled) return exitCodes.ownError;
  return all.find(({ outcomes }) => outcomes.includes(outcome)) ?? exitCodes.failed;
}
