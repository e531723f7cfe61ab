/** What the tests of the scenarios hold of a timeline, without the simulator: outcome, place, and what the golden ones say in words. */
import { asText } from '../__tests__/report/text.ts';
import type { Verdict } from '../src/model/outcome.ts';
import type { WatchedService } from '../src/model/ports.ts';
import type { RunContext } from '../src/model/report.ts';
import { extend, startTimeline, type Timeline } from '../src/model/timeline.ts';
import { progressLines, type ProgressState } from '../src/report/progress/progress.ts';
import { publicationOf } from '../src/report/render/publication.ts';
import { report } from '../src/report/report.ts';
import type { Rules } from '../src/model/ports.ts';

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

/** @param context where it is to be said in words too */
export function judged({ name, criteria, startedAt, observations }: Observed, rules: Rules, context?: RunContext): Judged {
  let timeline = startTimeline(name, criteria, startedAt);
  let verdict: Verdict = { decided: false };
  let state: ProgressState = new Map();
  const said: string[] = [];
  for (const observation of observations.filter(({ kind }) => kind !== 'closing')) {
    timeline = extend(timeline, observation);
    verdict = rules.judge(timeline);
    if (context) {
      const watched: WatchedService = { timeline, verdict };
      const progress = progressLines([watched], state);
      state = progress.state;
      said.push(...progress.lines);
    }
    if (verdict.decided) break;
  }
  const found = {
    observations: timeline.observations.length,
    outcome: verdict.decided ? verdict.outcome : 'undecided',
    passes: verdict.decided && verdict.passes,
  };
  if (!context) return found;
  for (const observation of observations.filter(({ kind }) => kind === 'closing')) timeline = extend(timeline, observation);
  const whole = report(context, [{ timeline, verdict, findings: rules.diagnose(timeline, verdict) }]);
  const { summary, log } = publicationOf(whole, { report: '', recording: '' });
  return { ...found, said: [...said, summary, ...log.map(asText)] };
}
