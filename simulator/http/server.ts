/** What the HTTP server asks of a simulation, and what it gives to whoever started it. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { Reply } from '../api/respond.ts';

/** The simulation, asked at a time of the scenario's clock, in milliseconds since the epoch. */
export type Respond = (operation: Operation, input: unknown, atMs: number) => Reply<unknown>;

export interface ServedRequest {
  readonly operation: Operation;
  /** In the SDK's form; times are those of the scenario. */
  readonly input: unknown;
  /** Which attempt of the SDK's it was, as its `amz-sdk-request` header says. */
  readonly attempt: number;
  /** Of the scenario's clock. */
  readonly atMs: number;
}

export interface ServerOptions {
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
  /** The valid ones, in order. */
  readonly requests: readonly ServedRequest[];
  /** Stops at once; connections that hang are cut. */
  close(): Promise<void>;
}
