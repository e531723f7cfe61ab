/** Replays a recording to the same report. Judges every observation anew, and says so where this version would have judged otherwise. */
import { isDeepStrictEqual } from 'node:util';
import type { Observation } from './model/observation.ts';
import type { Decided, Verdict } from './model/outcome.ts';
import type { Rules } from './model/ports.ts';
import type { Report } from './model/report.ts';
import { strategies } from './model/strategy/index.ts';
import { extend, startTimeline, type Timeline } from './model/timeline.ts';
import { playback } from './observe/recording/playback.ts';
import { readRecording, type Recording } from './observe/recording/read.ts';
import { rulesOf } from './rules.ts';
import { run, type RunPorts } from './run.ts';

export interface Replayed {
  readonly report: Report;
  /** Where this version judges otherwise than the one that recorded, a sentence each. */
  readonly differences: readonly string[];
}

/**
 * The report keeps the verdicts that were recorded; where the recording broke off before them, this version judges.
 *
 * @throws {Error} in words, when the text is no recording that this version can read
 */
export async function replay(text: string): Promise<Replayed> {
  const recording = readRecording(text);
  const { run: context, inputs } = recording.header;
  const own = rulesOf(inputs);
  const job = new AbortController();
  if (recording.verdicts?.some(isCancelled) && recording.timelines.every(({ observations }) => observations.length === 0))
    job.abort();
  const ports: RunPorts = {
    // No time passes between recorded observations.
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    observer: playback(recording.timelines),
    strategies,
    rules: () => Promise.resolve({ ...own, judge: recordedJudge(recording, own), dueAt: () => undefined }),
    startedAt: () => context.startedAt,
    random: () => 0.5,
    now: () => recording.verdicts?.find(isCancelled)?.at ?? context.startedAt,
    context: () => context,
    ended: () => undefined,
  };
  const { report } = await run(ports, inputs, job.signal);
  return { report, differences: differences(recording, own) };
}

const isCancelled = (verdict: Verdict): verdict is Decided => verdict.decided && verdict.outcome === 'cancelled';

const judgedObservations = ({ observations }: Timeline): readonly Observation[] =>
  observations.filter(({ kind }) => kind !== 'closing');

/** Gives each service its recorded verdict after the last of its recorded observations. */
const recordedJudge =
  ({ timelines, verdicts }: Recording, own: Rules): Rules['judge'] =>
  (timeline) => {
    const place = timelines.findIndex(({ name }) => isDeepStrictEqual(name, timeline.name));
    const [recorded, verdict] = [timelines[place], verdicts?.[place]];
    if (!recorded || !verdict) return own.judge(timeline);
    return timeline.observations.length < judgedObservations(recorded).length ? { decided: false } : verdict;
  };

function differences({ timelines, verdicts = [] }: Recording, own: Rules): readonly string[] {
  return timelines.flatMap((timeline, place) => {
    const recorded = verdicts[place];
    const now = firstVerdict(timeline, own);
    if (!recorded || isCancelled(recorded) || inWords(now) === inWords(recorded)) return [];
    const { cluster, service } = timeline.name;
    return [`${cluster}/${service}: recorded ${inWords(recorded)}; this version says ${inWords(now)}`];
  });
}

/** The first verdict that this version reaches over the observations. */
function firstVerdict(recorded: Timeline, rules: Rules): Verdict {
  let timeline = startTimeline(recorded.name, recorded.criteria, recorded.startedAt);
  for (const observation of judgedObservations(recorded)) {
    timeline = extend(timeline, observation);
    const verdict = rules.judge(timeline);
    if (verdict.decided) return verdict;
  }
  return { decided: false };
}

const inWords = (verdict: Verdict): string =>
  verdict.decided ? `${verdict.outcome} at ${new Date(verdict.at).toISOString()}` : 'nothing yet';
