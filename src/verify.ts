/** One run against AWS: hands the real clock, AWS and the recording to {@link run}, whoever asked for it. */
import { systemClock } from './clock.ts';
import { defined } from './model/defined.ts';
import type { TellExchange } from './model/exchange.ts';
import type { Inputs } from './model/inputs.ts';
import type { Report, RunContext } from './model/report.ts';
import { strategies } from './model/strategy/index.ts';
import { version } from './model/version.ts';
import { openObserver } from './observe/observer.ts';
import { checked } from './observe/aws/checked.ts';
import { sdkAws } from './observe/aws/sdk.ts';
import { recorded } from './observe/recording/record.ts';
import { redacting } from './observe/redact/redact.ts';
import { createFile } from './publish/files.ts';
import { run, type ProgressListener } from './run.ts';

export interface VerifyPorts {
  readonly env: NodeJS.ProcessEnv;
  /** When it started, by this machine's clock. */
  readonly startedAt: number;
  /** Takes the step's own secrets, and what looks like one, out of a text. */
  readonly redact: (text: string) => string;
  /** Where the recording goes; undefined: none is kept. */
  readonly recording: string | undefined;
  /** The page of the job. */
  readonly jobUrl: string | undefined;
  readonly listener: ProgressListener;
  /** Told each call to AWS, where somebody looks for an error of the gate's. */
  readonly tellExchange?: TellExchange | undefined;
  /** Told errors of the gate's own that cost a part of what is said, and no verdict. */
  readonly mishap: (error: unknown) => void;
  /** Told why there is no recording, or no whole one. */
  readonly unrecorded: (error: unknown) => void;
}

/** A report, and where its recording is; empty where there is none, or none that is whole. */
export interface Verified {
  readonly report: Report;
  readonly recording: string;
}

/** @param signal aborted when the run is cancelled */
export async function verify(ports: VerifyPorts, inputs: Inputs, signal: AbortSignal): Promise<Verified> {
  const { env, startedAt, redact, recording, jobUrl, listener, tellExchange, mishap, unrecorded } = ports;
  const aws = sdkAws({ region: inputs.region, env, now: systemClock.now, tell: tellExchange });
  const startedAtByAws = (): number => startedAt + aws.clockOffsetMs();
  const context = (): RunContext => ({
    mode: inputs.mode,
    version,
    region: inputs.region,
    startedAt: startedAtByAws(),
    ...defined({ jobUrl }),
  });
  const observer = openObserver({ aws: redacting(checked(aws), redact), clock: systemClock, random: Math.random, inputs });
  const taped =
    recording === undefined
      ? undefined
      : recorded(
          observer,
          () => ({ run: context(), inputs }),
          () => createFile(recording),
          unrecorded,
        );
  const { report } = await run(
    {
      clock: systemClock,
      observer: taped ?? observer,
      strategies,
      rules: async () => (await import('./rules.ts')).rulesOf(inputs),
      startedAt: startedAtByAws,
      random: Math.random,
      now: () => systemClock.now() + aws.clockOffsetMs(),
      context,
      listener,
      ended: (verdicts) => taped?.end(verdicts),
      mishap,
    },
    inputs,
    signal,
  );
  return { report, recording: recording !== undefined && taped?.isWritten() ? recording : '' };
}
