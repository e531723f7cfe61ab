/** A scenario with a gate in it: when the gate starts, what it is asked, and what it must say in the end. */
import type { Scenario } from '../scenario.ts';

/** The outcomes of the contract, in its order of precedence. */
export const outcomesInOrder = [
  'cancelled',
  'no-access',
  'misconfigured',
  'rolled-back',
  'superseded',
  'targets-unhealthy',
  'tasks-cycling',
  'tasks-not-placed',
  'deployment-failed',
  'no-tasks',
  'no-deployment',
  'paused',
  'timed-out',
  'healthy',
] as const;

export type ScenarioOutcome = (typeof outcomesInOrder)[number];

export interface ExpectedOutcome {
  readonly outcome: ScenarioOutcome;
  /** The root cause's id, where one can be shown. */
  readonly cause?: string;
}

/** The gate in a scenario, whatever is to come of it. */
export interface GateRun {
  readonly scenario: Scenario;
  /** The second of the scenario at which the gate starts; default 20, as after a deployer at 0. */
  readonly startsAt?: number;
  /** By name, as a workflow writes them; `service` and `cluster` default to the scenario's first service. */
  readonly inputs?: { readonly [input: string]: string };
  /** The second at which the job is cancelled, by SIGINT or SIGTERM. */
  readonly cancelAt?: number;
  /** How far the clock of the gate's machine is ahead of AWS's; default 0. */
  readonly clockAheadSeconds?: number;
}

export interface ScenarioTest extends GateRun {
  /** How it must end for the service, or for each by `cluster/service` where there are several. */
  readonly expected: ExpectedOutcome | { readonly [service: string]: ExpectedOutcome };
  /** What the headline must name. */
  readonly names?: string;
  /** Whether the step passes with an outcome other than `healthy`. */
  readonly passes?: true;
  /** Its summary and log are kept as golden files. */
  readonly golden?: true;
}

/** By `cluster/service`. */
export function expectedOutcomesOf({ scenario, expected }: ScenarioTest): { readonly [service: string]: ExpectedOutcome } {
  if (!isSingle(expected)) return expected;
  const [first] = scenario.services;
  return { [`${first?.cluster ?? 'prod'}/${first?.name ?? 'api'}`]: expected };
}

const isSingle = (expected: ScenarioTest['expected']): expected is ExpectedOutcome => typeof expected.outcome === 'string';

/** The inputs as the action reads them, by their name in `action.yml`. */
export function inputsOf({ scenario, inputs = {} }: GateRun): { readonly [input: string]: string } {
  const [first] = scenario.services;
  return { cluster: first?.cluster ?? 'prod', service: first?.name ?? 'api', ...inputs };
}

export const startsAtOf = ({ startsAt = 20 }: GateRun): number => startsAt;
