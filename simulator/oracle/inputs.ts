/** What a scenario test asks of the gate, read from its inputs by the oracle's own, narrow understanding of them. */
import type { GateRun } from '../scenarios/scenario-test.ts';
import { inputsOf } from '../scenarios/scenario-test.ts';

export interface OracleInputs {
  readonly which: 'current' | 'new' | 'named';
  /** Of one that is named: its id, once it is known, and the ARN of the service deployment that brings it, where that is given. */
  readonly id?: string;
  readonly arn?: string;
  /** Whether it names what the deployment must run, be it by the family alone. */
  readonly expects: boolean;
  /** The family and the revision that `task-definition` names. */
  readonly family?: string;
  readonly revision?: number;
  readonly startWithinMs: number;
  /** undefined: `auto`, here and below. */
  readonly timeoutMs?: number;
  readonly stableForMs?: number;
  /** How much of the time between two observations may pass for watched: 20 s, or a fifth more than the poll interval. */
  readonly longestGapMs: number;
  readonly threshold?: number;
  readonly waitUntil: 'completed' | 'traffic-shifted' | 'healthy';
  readonly onPause: 'wait' | 'pass' | 'fail';
  readonly follows: boolean;
  readonly allowsNoTasks: boolean;
  /** Any of these will do; none: any at all. */
  readonly paths: readonly string[];
  readonly matcher?: string;
}

const UNIT_MS: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1000 };

const milliseconds = (text: string): number =>
  [...text.matchAll(/(\d+)([hms])/g)].reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT_MS[unit] ?? NaN), 0);

const oneOf = <T extends string>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text);

export function oracleInputsOf(scenarioTest: GateRun): OracleInputs {
  const inputs = inputsOf(scenarioTest);
  const duration = (name: string): number | undefined => {
    const text = inputs[name];
    return text === undefined || text === 'auto' ? undefined : milliseconds(text);
  };
  const { deployment = 'current' } = inputs;
  const which = deployment === 'new' || deployment === 'current' ? deployment : 'named';
  const timeoutMs = duration('timeout');
  const stableForMs = duration('stable-for');
  const [, family, revision] = /([^/:]+)(?::(\d+))?$/.exec(inputs['task-definition'] ?? '') ?? [];
  return {
    which,
    ...(which === 'named' ? { [deployment.startsWith('arn:') ? 'arn' : 'id']: deployment } : {}),
    expects: inputs['task-definition'] !== undefined,
    ...(family === undefined ? {} : { family }),
    ...(revision === undefined ? {} : { revision: Number(revision) }),
    startWithinMs: duration('start-within') ?? (which === 'new' ? 600_000 : 60_000),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(stableForMs === undefined ? {} : { stableForMs }),
    longestGapMs: Math.max(20_000, 1.2 * (duration('poll-interval') ?? 0)),
    ...(inputs['failed-tasks-threshold'] === undefined ? {} : { threshold: Number(inputs['failed-tasks-threshold']) }),
    waitUntil: oneOf(['healthy', 'traffic-shifted'], inputs['wait-until']) ?? 'completed',
    onPause: oneOf(['pass', 'fail'], inputs['on-pause']) ?? 'wait',
    follows: inputs['on-superseded'] === 'follow',
    allowsNoTasks: inputs['allow-no-tasks'] === 'true',
    paths: (inputs['health-check-path'] ?? '').split('\n').filter((path) => path !== ''),
    ...(inputs['health-check-matcher'] === undefined ? {} : { matcher: inputs['health-check-matcher'] }),
  };
}
