/** When an observation was made, and what it read when. */
import { lastPart } from '../../src/observe/aws/from-sdk.ts';
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { Call } from '../in-process.ts';

/** When an observation began and ended, and what came of it. */
export interface ObservationTime {
  readonly atMs: number;
  readonly endedMs: number;
  /** Whether AWS answered anything, errors included. */
  readonly answered: boolean;
  /** Whether it got service, tasks, target groups and targets. */
  readonly whole: boolean;
  /** The questions that had no answer: what an observation did not see cannot count. undefined: as the scenario's faults have it. */
  readonly unread?: readonly Unread[] | undefined;
  /** What it asked AWS; undefined: all that there is to ask. */
  readonly asked?: ReadonlySet<Operation>;
  /** What AWS refused this caller, be it by one call of several; undefined: as the scenario's faults have it. */
  readonly refused?: ReadonlySet<Operation>;
  /** When the last answer about each was in; undefined: promptly, or not asked for. */
  readonly readMs?: Partial<Record<Read, number>>;
  /** The same of what is asked about by itself or with some others: target groups and rules by their ARN, tasks by their id. */
  readonly readAboutMs?: ReadonlyMap<string, number>;
}

/** A question without an answer. */
export interface Unread {
  readonly operation: string;
  /** undefined: it is asked about all there is at once. */
  readonly resource?: string;
}

/** What is dated by when it was read. */
export type Read =
  | 'service'
  | 'taskLists'
  | 'tasks'
  | 'instances'
  | 'targets'
  | 'targetGroups'
  | 'taskDefinition'
  | 'revision'
  | 'serviceDeployment'
  | 'serviceDeployments'
  | 'rules'
  | 'codeDeploy'
  | 'codeDeployTarget';

export const reads: readonly Read[] = [
  'service',
  'taskLists',
  'tasks',
  'instances',
  'targets',
  'targetGroups',
  'taskDefinition',
  'revision',
  'serviceDeployment',
  'serviceDeployments',
  'rules',
  'codeDeploy',
  'codeDeployTarget',
];

const operationsOf: Readonly<Record<Read, readonly Operation[]>> = {
  service: ['DescribeServices'],
  taskLists: ['ListTasks'],
  tasks: ['DescribeTasks'],
  instances: ['DescribeContainerInstances'],
  targets: ['DescribeTargetHealth', 'ListTargets'],
  targetGroups: ['DescribeTargetGroups', 'GetTargetGroup'],
  taskDefinition: ['DescribeTaskDefinition'],
  revision: ['DescribeServiceRevisions'],
  serviceDeployment: ['DescribeServiceDeployments'],
  serviceDeployments: ['ListServiceDeployments'],
  rules: ['DescribeRules', 'DescribeListeners', 'GetRule', 'GetListener'],
  codeDeploy: ['GetDeployment'],
  codeDeployTarget: ['BatchGetDeploymentTargets'],
};

/** An answer that takes no longer is as old as its observation. */
const PROMPT_MS = 1000;

/** What something that was read is dated by: the observation's start, unless it was read late. */
export function readAtMs({ atMs, readMs }: ObservationTime, read: Read): number {
  const answeredMs = readMs?.[read] ?? atMs;
  return answeredMs - atMs > PROMPT_MS ? answeredMs : atMs;
}

/**
 * The state of when the last answer shows, about this where it is asked about by itself: of when AWS sent it, since it takes some time
 * on its way.
 */
export const stateAtMs = (
  { atMs, readMs, readAboutMs }: ObservationTime,
  read: Read,
  latencyMs: number,
  about?: string,
): number => ((about === undefined ? undefined : readAboutMs?.get(about)) ?? readMs?.[read] ?? atMs + latencyMs) - latencyMs;

/** What an observation that began and ended at these times asked, by the simulator's own list of calls. */
export const askedWithin = (calls: readonly Call[], atMs: number, endedMs: number): ReadonlySet<Operation> =>
  new Set(callsWithin(calls, atMs, endedMs).map(({ operation }) => operation));

/** The names under which AWS refuses a caller, or the SDK has no credentials to ask with. */
const REFUSED = /^(?:AccessDenied|ExpiredToken|CredentialsProvider)/;

/** What it was refused. */
export const refusedWithin = (calls: readonly Call[], atMs: number, endedMs: number): ReadonlySet<Operation> =>
  new Set(callsWithin(calls, atMs, endedMs).flatMap(({ operation, outcome = '' }) => (REFUSED.test(outcome) ? [operation] : [])));

/** The same observation, knowing what it did not ask again since AWS had refused it before. */
export function withRefusals(time: ObservationTime, before: ReadonlySet<Operation>): ObservationTime {
  const { asked, refused, unread = [] } = time;
  if (asked === undefined) return time;
  const known = [...before].filter((one) => !asked.has(one) && unread.some(({ operation }) => operation === one));
  return { ...time, asked: new Set([...asked, ...known]), refused: new Set([...(refused ?? []), ...known]) };
}

/** Where one ends, the next may begin: its calls are answered later. */
const callsWithin = (calls: readonly Call[], atMs: number, endedMs: number): readonly Call[] =>
  calls.filter((call) => call.at >= atMs && (call.answeredAt ?? call.at) <= endedMs && !isAboutHistory(call));

/** How long earlier ones took, which ended well: nothing of the one that is verified. */
const isAboutHistory = ({ operation, input }: Call): boolean => operation === 'ListServiceDeployments' && 'status' in input;

/** When it had its answers. */
export function readTimes(calls: readonly Call[], atMs: number, endedMs: number): Partial<Record<Read, number>> {
  const within = callsWithin(calls, atMs, endedMs);
  const reads = Object.entries(operationsOf).map(([read, operations]) => {
    const answers = within
      .filter(({ operation }) => operations.includes(operation))
      .flatMap(({ answeredAt }) => answeredAt ?? []);
    return [read, Math.max(...answers)] as const;
  });
  return Object.fromEntries(reads.filter(([, answeredMs]) => Number.isFinite(answeredMs)));
}

/** When it had its answers about each that it asked about. */
export function readAboutTimes(calls: readonly Call[], atMs: number, endedMs: number): ReadonlyMap<string, number> {
  const answers = callsWithin(calls, atMs, endedMs).flatMap(({ input, answeredAt }) =>
    answeredAt === undefined ? [] : [{ input, answeredAt }],
  );
  const times = new Map<string, number>();
  for (const { input, answeredAt } of answers) {
    for (const about of Object.values(input).flat()) {
      if (typeof about !== 'string') continue;
      const key = about.includes(':task/') ? lastPart(about) : about;
      times.set(key, Math.max(answeredAt, times.get(key) ?? 0));
    }
  }
  return times;
}

/** The same observation at another time. */
export function movedTo(time: ObservationTime, atMs: number): ObservationTime {
  const byMs = atMs - time.atMs;
  const readMs = Object.fromEntries(Object.entries(time.readMs ?? {}).map(([read, ms]) => [read, ms + byMs]));
  const readAboutMs = time.readAboutMs && new Map([...time.readAboutMs].map(([about, ms]) => [about, ms + byMs]));
  return { ...time, atMs, endedMs: time.endedMs + byMs, readMs, ...(readAboutMs && { readAboutMs }) };
}

/** The same observation, but with what AWS told the one before it; only how the targets are it sees for itself, where it `seesTargets`. */
export function blindTo(time: ObservationTime, before: ObservationTime, latencyMs: number, seesTargets = false): ObservationTime {
  const { atMs, endedMs, asked } = time;
  const answeredMs = (one: ObservationTime, read: Read): number => one.readMs?.[read] ?? one.atMs + latencyMs;
  const told = reads.map((read) => [read, answeredMs(seesTargets && read === 'targets' ? time : before, read)]);
  const ofTargets = [...(seesTargets ? (time.readAboutMs ?? []) : [])].filter(([about]) => about.includes(':targetgroup/'));
  return {
    ...before,
    atMs,
    endedMs,
    readMs: Object.fromEntries(told) as Record<Read, number>,
    readAboutMs: new Map([...(before.readAboutMs ?? []), ...ofTargets]),
    ...(asked === undefined
      ? {}
      : { asked: new Set([...asked].filter((one) => !NOW_AND_THEN.includes(one) || before.asked?.has(one) !== false)) }),
  };
}

/** What is not asked in every observation: where the one before did not, one that does sees for itself. */
const NOW_AND_THEN: readonly Operation[] = ['ListTasks', 'DescribeTasks', 'ListServiceDeployments'];
