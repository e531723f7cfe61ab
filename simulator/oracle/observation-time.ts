/** When an observation was made, and what it read when. */
import { lastPart } from '../../src/observe/aws/from-sdk.ts';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { isFurtherPage } from '../api/pages.ts';
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
  /** What of that AWS was never asked, since there were no credentials to ask with. */
  readonly unsigned?: ReadonlySet<Operation>;
  /** When the last answer about each was in; undefined: promptly, or not asked for. */
  readonly readMs?: Partial<Record<Read, number>>;
  /** When AWS sent the last answer about each, which shows what was so then. */
  readonly sentMs?: Partial<Record<Read, number>>;
  /** The same of what is asked about by itself or with some others: target groups and rules by their ARN, tasks by their id. */
  readonly sentAboutMs?: ReadonlyMap<string, number>;
  /** When it sent each page of the targets of a group that came page by page, by its ARN. */
  readonly pagesMs?: ReadonlyMap<string, readonly number[]>;
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

/** When that was so which the last answer shows, about this where it is asked about by itself. */
export const stateAtMs = ({ atMs, sentMs, sentAboutMs }: ObservationTime, read: Read, about?: string): number =>
  (about === undefined ? undefined : sentAboutMs?.get(about)) ?? sentMs?.[read] ?? atMs;

/** What an observation that began and ended at these times asked, by the simulator's own list of calls. */
export const askedWithin = (calls: readonly Call[], atMs: number, endedMs: number): ReadonlySet<Operation> =>
  new Set(callsWithin(calls, atMs, endedMs).map(({ operation }) => operation));

/** The names under which AWS refuses a caller, or the SDK has no credentials to ask with. */
const REFUSED = /^(?:AccessDenied|ExpiredToken|CredentialsProvider)/;

const UNSIGNED = /^CredentialsProvider/;

/** What it was refused, and what of that for want of credentials alone. */
export function refusalsWithin(
  calls: readonly Call[],
  atMs: number,
  endedMs: number,
): Required<Pick<ObservationTime, 'refused' | 'unsigned'>> {
  const made = callsWithin(calls, atMs, endedMs);
  const endingIn = (names: RegExp): ReadonlySet<Operation> =>
    new Set(made.flatMap(({ operation, outcome = '' }) => (names.test(outcome) ? [operation] : [])));
  const byAws = new Set(
    made.flatMap(({ operation, outcome = '' }) =>
      REFUSED.test(outcome) && !outcome.startsWith('CredentialsProvider') ? [operation] : [],
    ),
  );
  return { refused: endingIn(REFUSED), unsigned: new Set([...endingIn(UNSIGNED)].filter((one) => !byAws.has(one))) };
}

/** The same observation, knowing what it did not ask again since AWS had refused it before. */
export function withRefusals(time: ObservationTime, before: ReadonlySet<Operation>): ObservationTime {
  const { asked, refused, unread = [] } = time;
  if (asked === undefined) return time;
  const known = [...before].filter((one) => !asked.has(one) && unread.some(({ operation }) => operation === one));
  return { ...time, asked: new Set([...asked, ...known]), refused: new Set([...(refused ?? []), ...known]) };
}

/** Where one ends, the next may begin: its calls are answered later. */
const callsWithin = (calls: readonly Call[], atMs: number, endedMs: number): readonly Call[] =>
  calls.filter((call) => call.at >= atMs && isOverBy(call, endedMs) && !isAboutHistory(call));

const isOverBy = ({ at, answeredAt }: Call, endedMs: number): boolean =>
  answeredAt === undefined ? at < endedMs : answeredAt <= endedMs;

/** How long earlier ones took, which ended well: nothing of the one that is verified. */
const isAboutHistory = ({ operation, input }: Call): boolean => operation === 'ListServiceDeployments' && 'status' in input;

/** When it had its answers, and when AWS had sent them: they are on their way for so long. */
export function readTimes(
  calls: readonly Call[],
  atMs: number,
  endedMs: number,
  latencyMs: number,
): Required<Pick<ObservationTime, 'readMs' | 'sentMs' | 'sentAboutMs' | 'pagesMs'>> {
  const answered = callsWithin(calls, atMs, endedMs).filter(({ answeredAt }) => answeredAt !== undefined);
  const times = (timeOf: (call: Call) => number): Partial<Record<Read, number>> =>
    Object.fromEntries(
      Object.entries(operationsOf)
        .map(
          ([read, operations]) =>
            [read, Math.max(...answered.filter((one) => operations.includes(one.operation)).map(timeOf))] as const,
        )
        .filter(([, ms]) => Number.isFinite(ms)),
    );
  return {
    readMs: times(({ at, answeredAt = at }) => answeredAt),
    sentMs: times((call) => sentAt(call, latencyMs)),
    sentAboutMs: sentAbout(answered, latencyMs),
    pagesMs: pagesOf(answered, latencyMs),
  };
}

function pagesOf(answered: readonly Call[], latencyMs: number): ReadonlyMap<string, readonly number[]> {
  const pages = new Map<string, readonly number[]>();
  for (const call of answered) {
    if (!('targetGroupIdentifier' in call.input) || call.operation !== 'ListTargets') continue;
    const group = String(call.input.targetGroupIdentifier);
    pages.set(group, [...(isFurtherPage(call.input) ? (pages.get(group) ?? []) : []), sentAt(call, latencyMs)]);
  }
  return pages;
}

const sentAt = ({ at, answeredAt = at }: Call, latencyMs: number): number => answeredAt - latencyMs;

/** When it had sent those about each that was asked about by itself, or with some others. */
function sentAbout(answered: readonly Call[], latencyMs: number): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const call of answered) {
    for (const about of Object.values(call.input).flat()) {
      if (typeof about !== 'string') continue;
      const key = about.includes(':task/') ? lastPart(about) : about;
      times.set(key, Math.max(sentAt(call, latencyMs), times.get(key) ?? 0));
    }
  }
  return times;
}

/** The same observation at another time. */
export function movedTo(time: ObservationTime, atMs: number): ObservationTime {
  const byMs = atMs - time.atMs;
  const moved = (times: Partial<Record<Read, number>> = {}): Partial<Record<Read, number>> =>
    Object.fromEntries(Object.entries(times).map(([read, ms]) => [read, ms + byMs]));
  const sentAboutMs = new Map([...(time.sentAboutMs ?? [])].map(([about, ms]) => [about, ms + byMs]));
  const pagesMs = new Map([...(time.pagesMs ?? [])].map(([about, pages]) => [about, pages.map((ms) => ms + byMs)]));
  return {
    ...time,
    atMs,
    endedMs: time.endedMs + byMs,
    readMs: moved(time.readMs),
    sentMs: moved(time.sentMs),
    sentAboutMs,
    pagesMs,
  };
}

/** The same observation, but with what AWS told the one before it; only how the targets are it sees for itself, where it `seesTargets`. */
export function blindTo(time: ObservationTime, before: ObservationTime, seesTargets = false): ObservationTime {
  const { atMs, endedMs, asked } = time;
  const told = reads.map((read) => [read, stateAtMs(seesTargets && read === 'targets' ? time : before, read)]);
  const ofTargets = [...(seesTargets ? (time.sentAboutMs ?? []) : [])].filter(([about]) => about.includes(':targetgroup/'));
  const { targets } = time.readMs ?? {};
  return {
    ...before,
    atMs,
    endedMs,
    readMs: seesTargets && targets !== undefined ? { targets } : {},
    sentMs: Object.fromEntries(told) as Record<Read, number>,
    sentAboutMs: new Map([...(before.sentAboutMs ?? []), ...ofTargets]),
    pagesMs: new Map([...(before.pagesMs ?? []), ...(seesTargets ? (time.pagesMs ?? []) : [])]),
    ...(asked === undefined
      ? {}
      : { asked: new Set([...asked].filter((one) => !NOW_AND_THEN.includes(one) || before.asked?.has(one) !== false)) }),
  };
}

/** What is not asked in every observation: where the one before did not, one that does sees for itself. */
const NOW_AND_THEN: readonly Operation[] = ['ListTasks', 'DescribeTasks', 'ListServiceDeployments'];
