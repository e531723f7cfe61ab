/** What the tests of the scenarios hold of a timeline, without the simulator: outcome, place, and what the golden ones say in words. */
import { asText } from '../__tests__/report/text.ts';
import type { Verdict } from '../src/model/outcome.ts';
import type { Rules } from '../src/model/ports.ts';
import type { RunContext } from '../src/model/report.ts';
import { extend, startTimeline, type Timeline } from '../src/model/timeline.ts';
import { progressLines, type ProgressState } from '../src/report/progress/progress.ts';
import { publicationOf } from '../src/report/render/publication.ts';
import { report } from '../src/report/report.ts';

/** What was observed of one service, and what for. */
export type Observed = Pick<Timeline, 'name' | 'criteria' | 'startedAt' | 'observations'>;

export interface Judged {
  /** How many observations it took. */
  readonly observations: number;
  readonly outcome: string;
  readonly passes: boolean;
  /** In words, where a context was given. */
  readonly said?: readonly string[];
}

/** The timeline after each observation; the closing ones stand at the end. */
export function timelinesOf({ name, criteria, startedAt, observations }: Observed): readonly Timeline[] {
  const timelines: Timeline[] = [];
  for (const observation of observations)
    timelines.push(extend(timelines.at(-1) ?? startTimeline(name, criteria, startedAt), observation));
  return timelines;
}

/** @param context where it is to be said in words too */
export function judged(timelines: readonly Timeline[], rules: Rules, context?: RunContext): Judged {
  const isClosing = ({ observations }: Timeline): boolean => observations.at(-1)?.kind === 'closing';
  let verdict: Verdict = { decided: false };
  let observations = 0;
  let state: ProgressState = new Map();
  const said: string[] = [];
  for (const timeline of timelines.filter((one) => !isClosing(one))) {
    verdict = rules.judge(timeline);
    observations += 1;
    if (context) {
      const progress = progressLines([{ timeline, verdict }], state);
      state = progress.state;
      said.push(...progress.lines);
    }
    if (verdict.decided) break;
  }
  const outcome = verdict.decided ? verdict.outcome : 'undecided';
  const found = { observations, outcome, passes: verdict.decided && verdict.passes };
  const whole = timelines.at(-1);
  if (!context || !whole) return found;
  const service = { timeline: whole, verdict, findings: rules.diagnose(whole, verdict) };
  const { summary, log } = publicationOf(report(context, [service]), { report: '', recording: '' });
  return { ...found, said: [...said, summary, ...log.map(asText)] };
}
