/** The composition root of the action: hands the runner and GitHub to {@link verify}. Started as the command, it gives way to that. */
import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { systemClock } from './clock.ts';
import { ownErrorInWords } from './model/own-error.ts';
import { readInputs } from './inputs/read-inputs.ts';
import type { TellExchange } from './model/exchange.ts';
import type { Inputs } from './model/inputs.ts';
import type { Outcome } from './model/outcome.ts';
import type { Report } from './model/report.ts';
import { configuredRegion } from './observe/aws/sdk.ts';
import { redactor } from './observe/redact/redact.ts';
import { writeNewFile } from './publish/files.ts';
import { logTo } from './publish/log.ts';
import { openMishaps, standBy } from './publish/own-errors.ts';
import { endProcess } from './publish/process-end.ts';
import { publish, type Surfaces } from './publish/publisher.ts';
import type { GitHub, Step } from './publish/github/github.ts';
import { cancellation, jobUrl, ownFile } from './publish/job.ts';
import { appendSummary, input, keep, loadGitHub, output, state } from './publish/runner.ts';
import { exchangeInWords } from './report/render/exchange.ts';
import { gitHubReportOf, publicationOf } from './report/render/publication.ts';
import { description } from './report/render/status.ts';
import { refusal } from './report/report.ts';
import { version } from './model/version.ts';
import { verify, type Verified } from './verify.ts';

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

async function verified(inputs: Inputs, signal: AbortSignal, gitHub: GitHub | undefined): Promise<Verified> {
  return verify(
    {
      env,
      startedAt,
      redact,
      recording: inputs.recording ?? ownFile('jsonl'),
      jobUrl: jobUrl(inputs.checkRunId),
      listener: {
        say: log.lines,
        pending: (service, texts) => gitHub?.pending(service, description(texts)),
      },
      tellExchange,
      mishap,
      unrecorded: (error) => {
        const message = error instanceof Error ? error.message : String(error);
        log.annotate({ level: 'warning', title: 'ECS health gate: the recording could not be written', message });
      },
    },
    inputs,
    signal,
  );
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
  const { report, recording } = await verified(inputs, signal, gitHub);
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

/** Whether this was started by the command's file: npm links to that under names of its own. */
function isCommand(started: string): boolean {
  try {
    return basename(started) !== 'index.js' && /^ecs-health-gate\.[jt]s$/.test(basename(realpathSync(started)));
  } catch {
    return false;
  }
}

const [, started = ''] = process.argv;
// Which step this is, the file says that the runner starts: what is kept for the `post` step is a variable of the environment,
// which any other step or an `env:` can set, and a step that took itself for that one would pass without having looked.
if (basename(started) === 'post.js') post().catch(warnOfGitHub);
else if (isCommand(started)) {
  // Whatever keeps the command from being loaded is no pass.
  process.exitCode = 1;
  // It is handed what the action loads anyway: what it imported itself would no longer be one with the rest of the bundle.
  void import('./command-line/command-line.ts').then(({ commandLine }) =>
    commandLine(process.argv.slice(2), { verify, configuredRegion }),
  );
} else {
  standBy({ mishap, tell: tellOwnError, isTold: () => isTold });
  main().catch(tellOwnError);
}
