/** The composition root: hands the real clock, AWS, runner and GitHub to {@link run}. The only file that knows every layer. */
import { basename } from 'node:path';
import { defined } from './model/defined.ts';
import { systemClock } from './clock.ts';
import { ownErrorInWords } from './model/own-error.ts';
import { readInputs } from './inputs/read-inputs.ts';
import type { TellExchange } from './model/exchange.ts';
import type { Inputs } from './model/inputs.ts';
import type { Outcome } from './model/outcome.ts';
import type { Report, RunContext } from './model/report.ts';
import { openObserver } from './observe/observer.ts';
import { recorded } from './observe/recording/record.ts';
import { redacting, redactor } from './observe/redact/redact.ts';
import { checked } from './observe/aws/checked.ts';
import { sdkAws } from './observe/aws/sdk.ts';
import { createFile, writeNewFile } from './publish/files.ts';
import { endProcess, logTo } from './publish/log.ts';
import { openMishaps, standBy } from './publish/own-errors.ts';
import { publish, type Surfaces } from './publish/publisher.ts';
import type { GitHub, Step } from './publish/github/github.ts';
import { cancellation, jobUrl, ownFile } from './publish/job.ts';
import { appendSummary, input, keep, loadGitHub, output, state } from './publish/runner.ts';
import { exchangeInWords } from './report/render/exchange.ts';
import { gitHubReportOf, publicationOf } from './report/render/publication.ts';
import { description } from './report/render/status.ts';
import { refusal } from './report/report.ts';
import { version } from './model/version.ts';
import { strategies } from './model/strategy/index.ts';
import { run } from './run.ts';

const startedAt = systemClock.now();
const { env } = process;
const redact = redactor([env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, input('github-token')]);
const log = logTo();

/** Whether a report was said: what goes wrong after that changes nothing of it. */
let isTold = false;
const mishap = openMishaps(log, redact);

/** What the step keeps for its `post` step: which commit statuses it may have left pending. */
const left = 'left';

/** Where the runner debugs, each call is told, whatever it comes to. */
const tellExchange: TellExchange | undefined =
  log.debug &&
  ((exchange) => {
    log.debug?.(redact(exchangeInWords(exchange)));
  });

const warn = (message: string): void => {
  log.annotate({ level: 'warning', title: 'ECS health gate', message });
};
const step = (token: string | undefined): Step => ({ token, clock: systemClock, warn, tell: tellExchange });
/** GitHub's trouble is no reason to end otherwise. */
const warnOfGitHub = (error: unknown): undefined => {
  warn(`Nothing more can be said on GitHub: ${redact(String(error))}. The verdict stands.`);
};

/** Statuses and comment, where they are asked for; what takes part in them is loaded only then. */
async function gitHubFor(inputs: Inputs, signal: AbortSignal): Promise<GitHub | undefined> {
  const { commitStatus, prComment, sha, services, region } = inputs;
  if (!commitStatus && !prComment) return undefined;
  const { openGitHub } = await loadGitHub();
  return openGitHub(step(inputs.token), {
    commitStatus,
    prComment,
    sha,
    services,
    region,
    jobUrl: jobUrl(inputs.checkRunId),
    signal,
    keep: (text) => {
      keep(left, text);
    },
  });
}

/** A report, and where its recording is; empty where there is none, or none that is whole. */
interface Verified {
  readonly report: Report;
  readonly recording: string;
}

async function verify(inputs: Inputs, signal: AbortSignal, gitHub: GitHub | undefined): Promise<Verified> {
  const recording = inputs.recording ?? ownFile('jsonl');
  const aws = sdkAws({ region: inputs.region, env, now: systemClock.now, tell: tellExchange });
  const startedAtByAws = (): number => startedAt + aws.clockOffsetMs();
  const context = (): RunContext => ({
    mode: inputs.mode,
    version,
    region: inputs.region,
    startedAt: startedAtByAws(),
    ...defined({ jobUrl: jobUrl(inputs.checkRunId) }),
  });
  const observer = recorded(
    openObserver({ aws: redacting(checked(aws), redact), clock: systemClock, random: Math.random, inputs }),
    () => ({ run: context(), inputs }),
    () => createFile(recording),
    (error) => {
      const message = error instanceof Error ? error.message : String(error);
      log.annotate({ level: 'warning', title: 'ECS health gate: the recording could not be written', message });
    },
  );
  const ran = await run(
    {
      clock: systemClock,
      observer,
      strategies,
      rules: async () => (await import('./rules.ts')).rulesOf(inputs),
      startedAt: startedAtByAws,
      random: Math.random,
      now: () => systemClock.now() + aws.clockOffsetMs(),
      context,
      listener: {
        say: log.lines,
        pending: (service, texts) => gitHub?.pending(service, description(texts)),
      },
      ended: observer.end,
      mishap,
    },
    inputs,
    signal,
  );
  return { report: ran.report, recording: observer.isWritten() ? recording : '' };
}

/** The `post` step says what a step that was killed could not. */
async function post(): Promise<void> {
  const text = state(left);
  if (text === '') return;
  const { closeGitHub } = await loadGitHub();
  await closeGitHub(step(input('github-token')), text);
  endProcess();
}

async function main(): Promise<void> {
  const asked = readInputs(input, env);
  if ('mistakes' in asked) {
    await tell(refused('misconfigured', asked.mistakes.join('; ')), '', true);
    return;
  }
  const { inputs } = asked;
  const signal = cancellation();
  const gitHub = await gitHubFor(inputs, signal).catch(warnOfGitHub);
  const { report, recording } = await verify(inputs, signal, gitHub);
  await tell(report, recording, inputs.jobSummary);
  if (!gitHub) return;
  await gitHub.finish(gitHubReportOf(report, gitHub.commit)).catch(warnOfGitHub);
  endProcess();
}

async function tell(told: Report, recording: string, wantsSummary: boolean): Promise<void> {
  if (isTold) return;
  isTold = true;
  const surfaces: Surfaces = {
    log,
    appendSummary: wantsSummary ? appendSummary : undefined,
    setOutput: output,
    writeFile: writeNewFile,
  };
  await publish(surfaces, publicationOf(told, { report: ownFile('json'), recording }, mishap));
  if (told.passes) process.exitCode = 0;
}

/** What a run comes to that observed nothing. */
const refused = (outcome: Outcome, headline: string): Report =>
  refusal({ mode: 'verify', version, region: '', startedAt }, outcome, redact(headline));

/** An outcome and a summary, whatever went wrong before there were any. */
async function tellOwnError(error: unknown): Promise<void> {
  mishap(error);
  await tell(refused('cancelled', ownErrorInWords(error)), '', true);
}

// Which step this is, the file says that the runner starts: what is kept for the `post` step is a variable of the environment,
// which any other step or an `env:` can set, and a step that took itself for that one would pass without having looked.
if (basename(process.argv[1] ?? '') === 'post.js') post().catch(warnOfGitHub);
else {
  standBy({ mishap, tell: tellOwnError, isTold: () => isTold });
  main().catch(tellOwnError);
}
