/** `ecs-health-gate verify` and `audit`: the same run as the action's, said on a terminal. */
import { systemClock } from '../clock.ts';
import { readInputs, type ReadInputs } from '../inputs/read-inputs.ts';
import type { Inputs } from '../model/inputs.ts';
import { ownErrorInWords } from '../model/own-error.ts';
import type { Report } from '../model/report.ts';
import { duration } from '../model/text.ts';
import { version } from '../model/version.ts';
import { redactor, type Redact } from '../observe/redact/redact.ts';
import { cancellation } from '../publish/job.ts';
import { openMishaps, standBy } from '../publish/own-errors.ts';
import { endNow, endProcess } from '../publish/process-end.ts';
import { terminalOf, type Terminal } from '../publish/terminal.ts';
import { refusal } from '../report/report.ts';
import type { VerifyPorts, Verified } from '../verify.ts';
import type { Arguments } from './arguments.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { tellReport } from './report-output.ts';
import { openStatusLine } from './status-line.ts';
import { mistakeInFolder, mistakeInSummary } from './summary-file.ts';

const { env } = process;
const ownSecrets = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;

/** What the action is made of, too. */
export interface GatePorts {
  readonly verify: (ports: VerifyPorts, inputs: Inputs, signal: AbortSignal) => Promise<Verified>;
  /** The region that AWS's shared configuration names. */
  readonly configuredRegion: () => Promise<string | undefined>;
}

export const verifyCommand =
  (mode: Inputs['mode'], ports: GatePorts) =>
  async (given: Arguments): Promise<readonly string[]> => {
    const startedAt = systemClock.now();
    takeProfile(given.values.get('profile'));
    const asked = await askedOf(mode, given, ports);
    const mistakes = [
      ...('mistakes' in asked ? asked.mistakes : []),
      ...mistakeInSummary(given.values.get('summary')),
      ...mistakeInFolder('recording', given.values.get('recording')),
    ];
    if (mistakes.length > 0 || 'mistakes' in asked) return mistakes;
    await verified(asked.inputs, given, startedAt, ports);
    return [];
  };

/** Its credentials, whatever others the environment has: that is what naming it means to the AWS CLI, too. */
function takeProfile(profile: string | undefined): void {
  if (profile === undefined) return;
  for (const name of ownSecrets) Reflect.deleteProperty(env, name);
  env.AWS_PROFILE = profile;
}

async function askedOf(
  mode: Inputs['mode'],
  { positionals, values, flags }: Arguments,
  { configuredRegion }: GatePorts,
): Promise<ReadInputs> {
  const isRegionGiven = [values.get('region'), env.AWS_REGION, env.AWS_DEFAULT_REGION].some((one) => (one ?? '').trim() !== '');
  const region = isRegionGiven ? undefined : await configuredRegion();
  const texts = new Map([
    ...values,
    ...[...flags].map((flag) => [flag, 'true'] as const),
    ['service', [values.get('service') ?? '', ...positionals].join('\n')] as const,
    ['mode', mode] as const,
    ...(region === undefined ? [] : [['region', region] as const]),
  ]);
  return readInputs((name) => texts.get(name) ?? '', env, 'set AWS_REGION, or name a profile that has one');
}

async function verified(inputs: Inputs, given: Arguments, startedAt: number, { verify }: GatePorts): Promise<void> {
  const terminal = terminalOf(env, given.flags.has('json'));
  const redact = redactor(ownSecrets.map((name) => env[name]));
  const mishap = openMishaps(terminal, redact);
  const signal = cancellation();
  endOnSecondSignal();
  let isTold = false;
  const tell = async (report: Report): Promise<void> => {
    if (isTold) return;
    isTold = true;
    await tellReport(report, given, terminal);
    process.exitCode = endedWith(report, signal, terminal);
  };
  const tellOwnError = async (error: unknown): Promise<void> => {
    mishap(error);
    await tell(ownErrorReport(error, inputs, startedAt, redact));
  };
  standBy({ mishap, tell: tellOwnError, isTold: () => isTold, exitCode: exitCodes.ownError.code });

  const status = openStatusLine(systemClock, inputs.services, terminal.status);
  try {
    const { report, recording } = await verify(
      {
        env,
        startedAt,
        redact,
        recording: inputs.recording,
        jobUrl: undefined,
        listener: { say: terminal.lines, pending: status.pending },
        mishap,
        unrecorded: (error) => {
          const message = error instanceof Error ? error.message : String(error);
          terminal.annotate({ level: 'warning', title: 'the recording could not be written', message });
        },
      },
      inputs,
      signal,
    );
    status.close();
    await tell(report);
    if (recording !== '') terminal.lines([`The recording is in ${recording}: ecs-health-gate replay ${recording}`]);
  } catch (error) {
    status.close();
    await tellOwnError(error);
  }
  endProcess();
}

/** Says in the last line what a script is told by the exit code. */
function endedWith(report: Report, signal: AbortSignal, terminal: Terminal): number {
  const { code, meaning } = exitCodeOf(report, signal.aborted);
  terminal.lines(['', `Exit code ${code} after ${duration(report.durationSeconds * 1000)}: ${meaning}.`]);
  return code;
}

const ownErrorReport = (error: unknown, { mode, region }: Inputs, startedAt: number, redact: Redact): Report =>
  refusal({ mode, version, region, startedAt }, 'cancelled', redact(ownErrorInWords(error)));

/** The first Ctrl-C asks for what is known; whoever presses it again wants out. */
function endOnSecondSignal(): void {
  let signals = 0;
  process.on('SIGINT', () => {
    signals += 1;
    if (signals > 1) endNow(exitCodes.cancelled.code);
  });
}
