import { describe, expect, test } from '@jest/globals';
import { progressLines, type ProgressState } from '../../src/report/progress/progress.ts';
import { publicationOf } from '../../src/report/render/publication.ts';
import { report } from '../../src/report/report.ts';
import type { VerifiedService } from '../../src/model/ports.ts';
import { extend, startTimeline } from '../../src/model/timeline.ts';
import { golden } from './golden.ts';
import { asText } from './text.ts';
import { byCodeDeploy, readyForTraffic, stoppedByAlarm } from './code-deploy-reports.ts';
import { canary, emptyGroup, paused, rolledBackInBake } from './progressive-reports.ts';
import { crashLoop, founding, healthy, rolledBack, run, several } from './reports.ts';

const scenarioTests: readonly [name: string, told: readonly VerifiedService[]][] = [
  ['founding', [founding()]],
  ['founding-50', [founding(50)]],
  ['healthy', [healthy()]],
  ['rolled-back', [rolledBack()]],
  ['crash-loop', [crashLoop()]],
  ['several', several()],
  ['canary', [canary()]],
  ['paused', [paused()]],
  ['empty-group', [emptyGroup()]],
  ['rolled-back-in-bake', [rolledBackInBake()]],
  ['code-deploy', [byCodeDeploy()]],
  ['code-deploy-alarm', [stoppedByAlarm()]],
  ['code-deploy-ready', [readyForTraffic()]],
];

/** What was said while the looks came. */
function waiting(told: readonly VerifiedService[]): string {
  let state: ProgressState = new Map();
  let timelines = told.map(({ timeline }) =>
    startTimeline(timeline.name, timeline.criteria, timeline.startedAt, timeline.strategies),
  );
  const lines: string[] = [];
  const rounds = Math.max(...told.map(({ timeline }) => timeline.observations.length));
  for (let round = 0; round < rounds; round++) {
    timelines = timelines.map((timeline, index) => {
      const next = told[index]?.timeline.observations[round];
      return next && next.kind !== 'closing' ? extend(timeline, next) : timeline;
    });
    const watched = timelines.map((timeline, index) => {
      const verdict = told[index]?.verdict;
      const isLast = verdict?.decided === true && timeline.observations.at(-1)?.endedAt === verdict.at;
      return { timeline, verdict: isLast ? verdict : { decided: false as const } };
    });
    const next = progressLines(watched, state);
    state = next.state;
    lines.push(...next.lines);
  }
  return lines.join('\n');
}

describe.each(scenarioTests)('%s', (name, told) => {
  const said = publicationOf(report(run, told), { report: '/tmp/report.json', recording: '/tmp/recording.jsonl' });

  test('the job summary', () => {
    expect(said.summary).toBe(golden(`${name}.md`, said.summary));
  });
  test('the log', () => {
    const text = `${waiting(told)}\n\n${said.log.map(asText).join('\n')}\n`;
    expect(text).toBe(golden(`${name}.txt`, text));
  });
  test('outputs and annotations', () => {
    const text = `${JSON.stringify({ outputs: said.outputs, annotations: said.annotations }, null, 2)}\n`;
    expect(text).toBe(golden(`${name}.json`, text));
  });
});
