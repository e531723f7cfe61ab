/** The job that the step runs in: its page, its files, and how it is cancelled. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { env } = process;

/** The page of this job, or of its run where GitHub does not tell the job. */
export function jobUrl(checkRunId: string | undefined): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return undefined;
  return `${server}/${repository}/actions/runs/${run}${checkRunId === undefined ? '' : `/job/${checkRunId}`}`;
}

/** GitHub cancels a step by SIGINT, and 7.5 s later by SIGTERM: there is time for a report of what is known. */
export function cancellation(): AbortSignal {
  const cancelled = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      cancelled.abort();
    });
  }
  return cancelled.signal;
}

/** A file of this step's own: several steps of a job share one folder. */
export const ownFile = (ending: string): string => join(env.RUNNER_TEMP ?? tmpdir(), `ecs-health-gate-${randomUUID()}.${ending}`);
