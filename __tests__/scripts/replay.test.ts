import { describe, expect, it } from '@jest/globals';
import { recorded, recordingSchema } from '../../src/observe/record.ts';
import { reportFile } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { readRecording } from '../../scripts/recording.ts';
import { replay } from '../../scripts/replay.ts';
import { play, type Played } from '../../simulator/play.ts';
import { stories } from '../../simulator/scenarios/index.ts';
import type { Story } from '../../simulator/scenarios/story.ts';

interface Tape {
  readonly played: Played;
  readonly text: string;
  readonly failures: readonly unknown[];
}

/** Plays a story with the recorder in it, writing lines by `append`. */
async function taped(name: string, append?: (text: string) => void): Promise<Tape> {
  const story: Story | undefined = stories[name];
  if (!story) throw new Error(`there is no story ${name}`);
  let text = '';
  const failures: unknown[] = [];
  const write = append ?? ((lines: string) => (text += lines));
  const played = await play(story, (observer, header) =>
    recorded(
      observer,
      () => ({ schema: recordingSchema, ...header() }),
      write,
      (error) => failures.push(error),
    ),
  );
  return { played, text, failures };
}

describe.each([
  'founding-story-with-breaker',
  'plain-update-50',
  'several-services',
  'crash-loop-3',
  'cancelled-mid-way',
  'no-credentials',
])('the recording of %s', (name) => {
  it('replays to the same report, summary and looks', async () => {
    const { played, text } = await taped(name);
    const again = replay(text);
    expect(again.differences).toEqual([]);
    expect(reportFile(again.report)).toBe(reportFile(played.report));
    expect(markdown(again.report)).toBe(markdown(played.report));
    expect(readRecording(text).timelines.map(({ looks }) => looks)).toEqual(
      played.services.map(({ timeline }) => timeline.looks),
    );
  });
});

describe('a recording', () => {
  it('restores what looks share', async () => {
    const { text } = await taped('plain-update-50');
    const looks = readRecording(text).timelines[0]?.looks ?? [];
    const distinct = new Set(looks.flatMap(({ tasks }) => tasks ?? []));
    const all = looks.reduce((sum, { tasks }) => sum + (tasks?.length ?? 0), 0);
    expect(distinct.size).toBeLessThan(all / 10);
  });

  it('can be read up to any line at which it broke off', async () => {
    const { text } = await taped('crash-loop-3');
    const lines = text.trimEnd().split('\n');
    for (let end = 1; end <= lines.length; end += 1) {
      expect(() => replay(lines.slice(0, end).join('\n'))).not.toThrow();
    }
  });

  it.each([
    ['', 'the recording is empty'],
    ['{"schema":99}', 'line 1 is no recording of schema 1'],
    ['what is this', 'line 1 of the recording is not JSON'],
  ])('that is none is refused in words: %j', (text, words) => {
    expect(() => readRecording(text)).toThrow(words);
  });

  it('names the line that is broken', async () => {
    const { text } = await taped('crash-loop-3');
    const lines = text.split('\n');
    lines[2] = '{"look":0,';
    expect(() => readRecording(lines.join('\n'))).toThrow('line 3 of the recording is not JSON');
  });

  it('that cannot be written is told once, and the verdict stands', async () => {
    const { played, failures } = await taped('crash-loop-3', () => {
      throw new Error('no space left on device');
    });
    expect(failures).toHaveLength(1);
    expect(played.report.outcome).toBe('tasks-cycling');
  });
});
