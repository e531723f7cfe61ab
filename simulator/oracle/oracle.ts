/**
 * The oracle: what the contract says about a scenario, and from which moment on, read off the simulator's own history.
 *
 * It shares nothing with the judge but the contract. Where the contract makes something depend on observations (the clock of
 * `stable-for`, the timeout, "in any observation"), it takes the times at which the gate observed, what it asked then, and what it
 * had no answer to (which the random deployments hold against what was answered), and never what the gate concluded; after the last
 * one it goes on observing by itself, so that a verdict that fell too soon is found out.
 */
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { Simulation } from '../api/respond.ts';
import { START } from '../scenario.ts';
import { startsAtOf, outcomesInOrder, type GateRun, type ScenarioOutcome } from '../scenarios/scenario-test.ts';
import { isMisconfigured, isRefused } from './access.ts';
import { isAnswered, isDenied } from './answered.ts';
import { isExpected, type OwnDeployment } from './deployment.ts';
import { oracleInputsOf, type OracleInputs } from './inputs.ts';
import { emptyMemory, remember, startedAnew, type Memory } from './memory.ts';
import { newerOf } from './newer.ts';
import { blindTo, movedTo, withRefusals, type ObservationTime } from './observation-time.ts';
import { wasPaused } from './pauses.ts';
import { needsRevision } from './readable.ts';
import { rolloutRows } from './rows.ts';
import { sightOf } from './sight.ts';
import {
  LEAST_TIMEOUT_MS,
  signalsOfPairs,
  timeoutMs,
  withoutDelays,
  withoutGroups,
  withUnknownCheck,
  withUnknownGroups,
} from './times.ts';
import { shown, viewAt, type WatchedService, type View } from './view.ts';

export interface OracleVerdict {
  readonly outcome: ScenarioOutcome;
  /** From this moment on an observation shows it. */
  readonly atMs: number;
  /** Position of the first observation that shows it. */
  readonly observation: number;
  /** What made it due since the observation before; undefined: there is none. */
  readonly dueTo?: Due;
}

/** That time has passed, whatever AWS says; how a target fares; or anything else, such as ECS's own word. */
export type Due = 'time' | 'target' | 'event';

const POLL_MS = 5000;
const NO_ANSWER_MS = 120_000;
const ENOUGH_MS = 8 * 3_600_000;
/** How finely the moment of evidence is told. */
const GRAIN_MS = 250;

/** What the oracle knows after some observations. */
interface Knowledge {
  readonly memory: Memory;
  readonly heard: boolean;
  /** What AWS has refused this caller. */
  readonly refused: ReadonlySet<Operation>;
}

/** What is asked of the oracle. */
interface OracleRun {
  readonly watched: WatchedService;
  readonly inputs: OracleInputs;
  readonly startMs: number;
}

/** Of the service `cluster/name`. `observations`: those that the run really had, in order. */
export function oracleVerdictOf(
  simulation: Simulation,
  scenarioTest: GateRun,
  service: string,
  observations: readonly ObservationTime[] = [],
): OracleVerdict {
  const [cluster = '', name = ''] = service.split('/');
  const startMs = observations[0]?.atMs ?? START + startsAtOf(scenarioTest) * 1000;
  let run: OracleRun = { watched: { simulation, cluster, name }, inputs: oracleInputsOf(scenarioTest), startMs };
  let known = unknowing(startMs);
  const seen: ObservationTime[] = [];
  for (let observation = 0; ; observation += 1) {
    const time =
      observations[observation] ??
      ownObservation((observations.at(-1)?.atMs ?? startMs - POLL_MS) + (observation - observations.length + 1) * POLL_MS);
    const cancelMs = scenarioTest.cancelAt === undefined ? Infinity : START + scenarioTest.cancelAt * 1000;
    if (time.endedMs >= cancelMs) return { outcome: 'cancelled', atMs: cancelMs, observation };
    if (time.atMs - startMs > ENOUGH_MS)
      throw new Error(`${scenarioTest.scenario.title}: ${service} has no outcome in eight hours`);
    const id = idOfArn(run, known, time);
    if (id !== undefined) {
      // What was seen of it before it was known for the one that is given counts like the rest.
      const named: OracleRun = { ...run, inputs: { ...run.inputs, id } };
      known = seen.reduce<Knowledge>((before, one) => observedAt(named, before, one).known, unknowing(startMs));
      run = named;
    }
    const previous = seen.at(-1);
    seen.push(time);
    const { known: after, outcome } = observedAt(run, known, time);
    if (outcome !== undefined) {
      const atMs = momentOf(run, known, time, previous?.atMs ?? startMs, outcome);
      const dueTo = previous && dueToOf(run, known, movedTo(time, atMs), previous, outcome);
      return { outcome, atMs, observation, ...(dueTo === undefined ? {} : { dueTo }) };
    }
    known = after;
  }
}

const unknowing = (startMs: number): Knowledge => ({ memory: emptyMemory(startMs), heard: false, refused: new Set() });

/** The deployment that is given by an ARN, in the first observation that tells which it is. */
function idOfArn(run: OracleRun, known: Knowledge, time: ObservationTime): string | undefined {
  if (run.inputs.arn === undefined || run.inputs.id !== undefined) return undefined;
  return observedAt(run, known, time).known.memory.deployment?.deploymentId;
}

const ownObservation = (atMs: number): ObservationTime => ({ atMs, endedMs: atMs, answered: true, whole: true });

/** What is known after one more observation. */
interface Observed {
  readonly known: Knowledge;
  readonly outcome: ScenarioOutcome | undefined;
}

/** After one more observation. A deployment that is followed takes the place of the one before in the observation that shows it. */
function observedAt(run: OracleRun, before: Knowledge, asked: ObservationTime): Observed {
  const { watched, inputs } = run;
  const time = withRefusals(asked, before.refused);
  const { memory } = before;
  const view = isAnswered(watched, time, 'DescribeServices') ? viewAt(watched, inputs, time, memory) : undefined;
  const unseen = time.answered ? memory : { ...memory, unheard: true };
  const next = view === undefined ? unseen : remember(watched, inputs, memory, view);
  const refused = new Set([...before.refused, ...(time.refused ?? [])]);
  const known = { memory: next, heard: before.heard || time.answered, refused };
  const outcome = outcomeOf(rowsAt(run, known, view, time));
  if (view === undefined || outcome !== 'superseded') return { known, outcome };
  const newer = successorOf(run, next, view);
  if (newer === undefined) return { known, outcome };
  const followed = {
    ...startedAnew(memory),
    first: view,
    deployment: newer,
    followed: next.followed + 1,
  };
  return observedAt(run, { ...known, memory: followed }, time);
}

const MOST_FOLLOWED = 10;

/** The newer deployment to go on with. */
function successorOf({ watched, inputs }: OracleRun, memory: Memory, view: View): OwnDeployment | undefined {
  const sight = sightOf(watched, inputs, view, memory);
  if (!inputs.follows || memory.followed >= MOST_FOLLOWED || sight === undefined) return undefined;
  const newer = newerOf(sight);
  return newer !== undefined && isExpected(inputs, sight.service, newer) ? newer : undefined;
}

/** The first of the outcomes, in the contract's order, that holds at the end of an observation. */
const outcomeOf = (rows: readonly ScenarioOutcome[]): ScenarioOutcome | undefined =>
  outcomesInOrder.find((outcome) => rows.includes(outcome));

function rowsAt(
  { watched, inputs, startMs }: OracleRun,
  { memory, heard }: Knowledge,
  view: View | undefined,
  time: ObservationTime,
): readonly ScenarioOutcome[] {
  const sight = view === undefined ? undefined : sightOf(watched, inputs, view, memory);
  const rollout = sight === undefined ? [] : rolloutRows({ ...sight, memory });
  const isTimeUp = time.endedMs >= (memory.shownEndMs ?? Infinity) + timeoutOf(watched, inputs, memory);
  const isWaiting = inputs.onPause === 'wait' && sight !== undefined && wasPaused(sight);
  const isSought = memory.shownEndMs === undefined && time.endedMs >= startMs + inputs.startWithinMs;
  const isUntold = isSought && time.endedMs >= startMs + inputs.startWithinMs + (inputs.timeoutMs ?? LEAST_TIMEOUT_MS);
  const rows: (ScenarioOutcome | false)[] = [
    (isRefused(watched, inputs, memory, heard, time, view) || (!heard && time.endedMs - startMs >= NO_ANSWER_MS)) && 'no-access',
    view !== undefined && isMisconfigured(watched, inputs, view, memory) && 'misconfigured',
    ...rollout,
    isSought && view !== undefined && !mayBeThere(watched, inputs, memory, heard, time) && 'no-deployment',
    heard && isUntold && 'timed-out',
    // A deployment that is healthy when its time is up lacks nothing.
    isTimeUp && !rollout.includes('healthy') && (isWaiting ? 'paused' : 'timed-out'),
  ];
  return rows.filter((row) => row !== false);
}

const NAMED_BY = ['ListServiceDeployments', 'DescribeServiceDeployments'] as const satisfies readonly Operation[];

/** One that is given by name may be there where AWS, for now, does not answer what would tell it; what is listed, or was, is what it is. */
const mayBeThere = (
  watched: WatchedService,
  { which, id = '' }: OracleInputs,
  { firstShown }: Memory,
  wasHeard: boolean,
  time: ObservationTime,
): boolean =>
  which === 'named' &&
  !firstShown.has(id) &&
  NAMED_BY.some((operation) => !isAnswered(watched, time, operation) && !isDenied(watched, time, operation, wasHeard));

/** By the configuration of the observation that first showed the deployment, as far as it could be read; the scenarios leave it as it is. */
function timeoutOf(
  watched: WatchedService,
  inputs: OracleInputs,
  { deployment, shownMs, groupsRead, delaysRead, revisionRead, taskDefinitionRead, planUnread, codeDeployTold }: Memory,
): number {
  const service =
    shownMs === undefined
      ? undefined
      : watched.simulation.world.serviceAt(watched.cluster, watched.name, shown(watched, 'DescribeServices', shownMs));
  if (service === undefined || deployment === undefined) return Infinity;
  const codeDeployUnread = codeDeployTold === undefined;
  const whole = { ...signalsOfPairs(watched, service, deployment), planUnread, codeDeployUnread };
  const all = taskDefinitionRead ? whole : withUnknownCheck(whole);
  // Without its revision nobody may know that there are any.
  const told = withoutDelays(
    withoutGroups(all, ({ arn }) => !groupsRead && !delaysRead.has(arn)),
    ({ arn }) => delaysRead.get(arn) === false,
  );
  const signals = needsRevision(service) && !revisionRead ? withUnknownGroups(all) : told;
  return timeoutMs(inputs, service, deployment, signals);
}

/** The earliest moment since the observation before at which one would have shown it. */
function momentOf(run: OracleRun, before: Knowledge, time: ObservationTime, beforeMs: number, outcome: ScenarioOutcome): number {
  for (let atMs = beforeMs; atMs < time.atMs; atMs += GRAIN_MS) {
    const earlier = movedTo(time, atMs);
    if (observedAt(run, before, earlier).outcome === outcome) return atMs;
  }
  return time.atMs;
}

/** What made the outcome due at its moment: whether it comes of what the observation before saw, or of that and the targets as they are then. */
function dueToOf(
  run: OracleRun,
  known: Knowledge,
  time: ObservationTime,
  before: ObservationTime,
  outcome: ScenarioOutcome,
): Due {
  const comesOf = (one: ObservationTime): boolean => observedAt(run, known, one).outcome === outcome;
  if (comesOf(blindTo(time, before))) return 'time';
  return comesOf(blindTo(time, before, true)) ? 'target' : 'event';
}
