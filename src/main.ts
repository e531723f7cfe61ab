/** The front door: wires the real world. The only file that knows every room. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditing } from './audit.ts';
import { systemClock } from './clock.ts';
import { readInputs } from './inputs.ts';
import type { Inputs } from './model/inputs.ts';
import type { Report, RunContext } from './model/report.ts';
import { openObserver } from './observe/observe.ts';
import { recorded, recordingSchema } from './observe/record.ts';
import { redacting, redactor } from './observe/redact.ts';
import { sdkAws } from './observe/sdk.ts';
import { logTo, toStandardOutput } from './publish/log.ts';
import { publisher } from './publish/publisher.ts';
import { inputFrom, outputTo, summaryTo } from './publish/runner.ts';
import { progressLines, type SaidSoFar } from './report/progress.ts';
import { publicationOf } from './report/publication.ts';
import { refusal, report } from './report/report.ts';
import { version } from './model/version.ts';
import { verify } from './verify.ts';

const startedAt = systemClock.now();
const { env } = process;
const read = inputFrom(env);
const redact = redactor([env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, read('github-token')]);
const log = logTo(toStandardOutput);

/** The page of this job, or of its run where GitHub does not tell the job. */
function jobUrl(checkRunId: string | undefined): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return undefined;
  return `${server}/${repository}/actions/runs/${run}${checkRunId === undefined ? '' : `/job/${checkRunId}`}`;
}

/** GitHub cancels a step by SIGINT, and 7.5 s later by SIGTERM: there is time for a report of what is known. */
function cancellation(): AbortSignal {
  const cancelled = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      cancelled.abort();
    });
  }
  return cancelled.signal;
}

/** A file of this step's own: several steps of a job share one folder. */
const ownFile = (ending: string): string => join(env.RUNNER_TEMP ?? tmpdir(), `ecs-health-gate-${randomUUID()}.${ending}`);

/** The token has no place in a recording. */
function recordable(inputs: Inputs): Omit<Inputs, 'token'> {
  const { token, ...rest } = inputs;
  return token === undefined ? inputs : rest;
}

async function watch(inputs: Inputs, recording: string, signal: AbortSignal): Promise<Report> {
  const aws = sdkAws({ region: inputs.region, env, now: systemClock.now });
  const url = jobUrl(inputs.checkRunId);
  const startedAtByAws = (): number => startedAt + aws.clockOffsetMs();
  const run = (): RunContext => ({
    mode: inputs.mode,
    version,
    region: inputs.region,
    startedAt: startedAtByAws(),
    ...(url === undefined ? {} : { jobUrl: url }),
  });
  const observer = recorded(
    openObserver({ aws: redacting(aws, redact), clock: systemClock, logLines: inputs.logLines }),
    () => ({ schema: recordingSchema, run: run(), inputs: recordable(inputs) }),
    (text) => {
      appendFileSync(recording, text);
    },
    (error) => {
      log.annotate({ level: 'warning', title: 'ECS health gate: the recording could not be written', message: String(error) });
    },
  );
  let said: SaidSoFar = new Map();
  const verified = await verify(
    {
      clock: systemClock,
      observer,
      startedAt: startedAtByAws,
      random: Math.random,
      progress: (watched) => {
        // There is nothing to wait for.
        if (inputs.mode === 'audit') return;
        const next = progressLines(watched, said);
        said = next.said;
        next.lines.forEach(log.line);
      },
    },
    inputs,
    signal,
    inputs.mode === 'audit' ? auditing(inputs.failOn) : undefined,
  );
  observer.end(verified.map(({ verdict }) => verdict));
  return report(run(), verified);
}

async function main(): Promise<void> {
  const asked = readInputs(read, env);
  const files = { report: ownFile('json'), recording: '' };
  let told: Report;
  let wantsSummary = true;
  if ('mistakes' in asked) {
    told = refusal({ mode: 'verify', version, region: '', startedAt }, 'misconfigured', redact(asked.mistakes.join('; ')));
  } else {
    wantsSummary = asked.inputs.jobSummary;
    files.recording = asked.inputs.recording ?? ownFile('jsonl');
    told = await watch(asked.inputs, files.recording, cancellation());
  }
  if (!told.passes) process.exitCode = 1;
  await publisher({
    log,
    appendSummary: wantsSummary ? summaryTo(env) : undefined,
    setOutput: outputTo(env),
    writeFile: (path, text) => {
      writeFileSync(path, text);
    },
  }).finish(publicationOf(told, files));
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  const said = redact(error instanceof Error ? (error.stack ?? error.message) : String(error));
  log.annotate({ level: 'error', title: 'ECS health gate: an error of its own', message: said });
});
