import { describe, expect, it } from '@jest/globals';
import type { Observation } from '../src/model/observation.ts';
import { recorded } from '../src/observe/recording/record.ts';
import { reportFile } from '../src/report/render/json.ts';
import { markdown } from '../src/report/render/summary.ts';
import { readRecording } from '../src/observe/recording/read.ts';
import { replay } from '../src/replay.ts';
import { play, type Played } from '../simulator/play.ts';
import { scenarioTests } from '../simulator/scenarios/index.ts';
import type { ScenarioTest } from '../simulator/scenarios/scenario-test.ts';

interface Tape {
  readonly played: Played;
  readonly text: string;
  readonly failures: readonly unknown[];
}

/** Plays a scenario with the recorder in it, writing lines by `append`. */
async function taped(name: string, append?: (text: string) => void): Promise<Tape> {
  const test: ScenarioTest | undefined = scenarioTests[name];
  if (!test) throw new Error(`there is no scenario ${name}`);
  let text = '';
  const failures: unknown[] = [];
  const file = {
    append:
      append ??
      ((lines: string) => {
        text += lines;
      }),
    close: () => undefined,
  };
  const played = await play(test, {
    wrap: (observer, header) =>
      recorded(
        observer,
        header,
        () => file,
        (error) => failures.push(error),
      ),
  });
  return { played, text, failures };
}

/** Which parts of all observations are one and the same object: a number each, by first appearance. */
function sharing(observations: readonly Observation[]): readonly (readonly (number | undefined)[])[] {
  const numbers = new Map<unknown, number>();
  const numberOf = (part: unknown): number | undefined => {
    if (typeof part !== 'object') return undefined;
    numbers.set(part, numbers.get(part) ?? numbers.size);
    return numbers.get(part);
  };
  return observations.map(({ service, tasks, targets, targetGroups, revisions, taskDefinitions, serviceDeployments }) =>
    [
      ...[
        service,
        service?.deployments,
        service?.events,
        tasks,
        targets,
        targetGroups,
        revisions,
        taskDefinitions,
        serviceDeployments,
      ],
      ...(service?.events ?? []),
      ...(tasks ?? []),
      ...[...targets.values()].flatMap((group) => [group, ...group]),
    ].map(numberOf),
  );
}

describe.each([
  'founding-story-with-breaker',
  'plain-update-50',
  'several-services',
  'crash-loop-3',
  'cancelled-mid-way',
  'no-credentials',
  'some-server-errors',
  'hanging-mid-way',
  'new-as-background-step',
])('the recording of %s', (name) => {
  it('replays to the same report, summary and observations', async () => {
    const { played, text } = await taped(name);
    const again = await replay(text);
    expect(again.differences).toEqual([]);
    expect(reportFile(again.report)).toBe(reportFile(played.report));
    expect(markdown(again.report)).toBe(markdown(played.report));
    expect(readRecording(text).timelines.map(({ observations }) => observations)).toEqual(
      played.services.map(({ timeline }) => timeline.observations),
    );
  });

  it('shares between observations what those of the run shared', async () => {
    const { played, text } = await taped(name);
    const told = readRecording(text).timelines.map(({ observations }) => sharing(observations));
    expect(told).toEqual(played.services.map(({ timeline }) => sharing(timeline.observations)));
  });
});

describe('a recording', () => {
  it('can be read up to any line at which it broke off', async () => {
    const { text } = await taped('crash-loop-3');
    const lines = text.trimEnd().split('\n');
    for (let end = 1; end <= lines.length; end += 1) {
      await expect(replay(lines.slice(0, end).join('\n'))).resolves.toBeDefined();
    }
  });

  it('keeps the verdict that was recorded, and says where this version would judge otherwise', async () => {
    const { text } = await taped('crash-loop-3');
    const again = await replay(text.replace('"outcome":"tasks-cycling"', '"outcome":"timed-out"'));
    expect(again.report.outcome).toBe('timed-out');
    expect(again.differences).toEqual([
      expect.stringMatching(/^prod\/api: recorded timed-out at 20\S+Z; this version says tasks-cycling at 20\S+Z$/),
    ]);
  });

  it('that broke off is judged anew', async () => {
    const { text } = await taped('crash-loop-3');
    const again = await replay(text.slice(0, text.lastIndexOf('{"ended"')));
    expect([again.report.outcome, again.differences]).toEqual(['tasks-cycling', []]);
  });

  it('can be read also when it broke off within a line', async () => {
    const { text } = await taped('crash-loop-3');
    const lines = text.trimEnd().split('\n');
    const [, , third = ''] = lines;
    for (let length = 1; length < third.length; length += 1 + Math.floor(third.length / 20)) {
      const cut = [...lines.slice(0, 2), third.slice(0, length)].join('\n');
      expect(readRecording(cut).timelines[0]?.observations.length).toBe(1);
    }
  });

  it.each([
    ['{"service":0,', 'line 3 of the recording is not JSON: {"service":0,'],
    ['null', 'line 3 of the recording is no object: null'],
    ['{"service":7,"changes":0}', 'line 3 is of a service that the first line does not name'],
    ['{"service":0}', 'line 3 does not follow from the lines before it'],
    [
      '{"service":0,"changes":{"o":{"service":{"o":{"events":{"a":[{"i":0,"c":5}]}}}}}}',
      'line 3 does not follow from the lines before it',
    ],
  ])('names a line that is broken: %j', async (broken, words) => {
    const { text } = await taped('crash-loop-3');
    const lines = text.split('\n');
    lines[2] = broken;
    expect(() => readRecording(lines.join('\n'))).toThrow(words);
  });

  it.each([
    ['', 'the recording is empty'],
    ['{"schema":99}', 'line 1 is no recording of schema 1'],
    ['what is this', 'line 1 of the recording is not JSON'],
  ])('that is none is refused in words: %j', (text, words) => {
    expect(() => readRecording(text)).toThrow(words);
  });

  it('that cannot be written is told once, and the verdict stands', async () => {
    const { played, failures } = await taped('crash-loop-3', () => {
      throw new Error('no space left on device');
    });
    expect(failures).toHaveLength(1);
    expect(played.report.outcome).toBe('tasks-cycling');
  });
});
