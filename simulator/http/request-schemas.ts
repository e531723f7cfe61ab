/** What the HTTP door wants of a simulation, and what it gives to whoever opened it. */
import type { Operation } from '../../src/observe/aws/operations.ts';

/** What AWS does with a question: an answer or a refusal after a while, or nothing at all. */
export type Reply =
  | { readonly afterMs: number; readonly output: unknown }
  | { readonly afterMs: number; readonly error: Error }
  | { readonly hangs: true };

/** The simulation, asked at a time of the scenario's clock, in milliseconds since the epoch. */
export type Respond = (operation: Operation, input: unknown, atMs: number) => Reply;

export interface Served {
  readonly operation: Operation;
  /** In the SDK's shape; times are those of the scenario. */
  readonly input: unknown;
  /** Which attempt of the SDK's it was, as its `amz-sdk-request` header says. */
  readonly attempt: number;
  /** Of the scenario's clock. */
  readonly atMs: number;
}

export interface Options {
  /** Seconds of the scenario for each second of the wall; default 1. */
  readonly speed?: number;
  /** The moment of the scenario at which the server starts; default: its second 0. */
  readonly fromMs?: number;
  /** Default: any that is free. */
  readonly port?: number;
}

export interface Server {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** The machine's time of the moment `fromMs` of the scenario, in milliseconds since the epoch. */
  readonly startedMs: number;
  readonly fromMs: number;
  /** What was asked and well put, in order. */
  readonly requests: readonly Served[];
  /** Stops at once; connections that hang are cut. */
  close(): Promise<void>;
}
