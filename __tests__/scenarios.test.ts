/**
 * Every story of the simulator through the whole action, on virtual time: outcome, cause, the moment of the verdict against
 * the oracle, and what it cost. Those marked golden also say what they say, word for word.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { publicationOf } from '../src/report/publication.ts';
import { play, type Played, type PlayedService } from '../simulator/play.ts';
import { stories } from '../simulator/scenarios/index.ts';
import { endingsOf, type Story } from '../simulator/scenarios/story.ts';
import { truthOf } from '../simulator/truth/truth.ts';
import { asText } from './report/text.ts';
import { golden } from './report/golden.ts';

const ending = ({ verdict }: PlayedService, { report }: Played, place: number): { outcome: string; cause?: string } => {
  const cause = report.services[place]?.cause;
  return { outcome: verdict.decided ? verdict.outcome : 'undecided', ...(cause === undefined ? {} : { cause }) };
};

/** Letters and digits alone: each surface has marks of its own. */
const plainly = (text: string): string =>
  text
    .replaceAll('&#8203;', '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** How long the run took, how often it looked and what it asked: a change of these is a change of what a look costs. */
function costOf({ simulated, services, report }: Played): Readonly<Record<string, number>> {
  const asked: Record<string, number> = {};
  for (const { question } of simulated.calls) asked[question] = (asked[question] ?? 0) + 1;
  const looks = Math.max(...services.map((one) => one.looks.length));
  return { seconds: report.durationSeconds, looks, calls: simulated.calls.length, ...asked };
}

describe.each(Object.entries(stories))('%s', (name, story: Story) => {
  let played: Played;
  beforeAll(async () => {
    played = await play(story);
  }, 60_000);

  it(`ends as it must: ${story.scenario.title}`, () => {
    const ends = played.services.map((one, place) => [one.key, ending(one, played, place)] as const);
    // Where one that is misconfigured ends the step at once, the others have no verdict.
    expect(Object.fromEntries(ends.filter(([, { outcome }]) => outcome !== 'undecided'))).toEqual(endingsOf(story));
    const isGreen = Object.values(endingsOf(story)).every(({ outcome }) => outcome === 'healthy');
    expect(played.report.passes).toBe(isGreen || story.passes === true);
  });

  it('has its verdict in the first look that shows the evidence, and not before', () => {
    for (const { key, verdict, looks } of played.services) {
      if (!verdict.decided) continue;
      const truth = truthOf(played.simulated.simulation, story, key, looks);
      // A look that a cancellation cut short is dropped, so there is none to compare.
      const look = verdict.outcome === 'cancelled' ? truth.look : looks.length - 1;
      expect({ key, outcome: verdict.outcome, look }).toEqual({ key, outcome: truth.outcome, look: truth.look });
    }
  });

  it('tells the root cause first, in summary, log and annotation alike', () => {
    const { report } = played;
    const [only, ...others] = report.services;
    if (!only?.cause || others.length > 0) return;
    const sentence = plainly(only.story);
    const { summary, log, annotations } = publicationOf(report, { report: '', recording: '' });
    expect(plainly(summary.split('\n').slice(0, 3).join(' '))).toContain(sentence);
    expect(plainly(log[0] ? asText(log[0]).split('\n').slice(0, 2).join(' ') : '')).toContain(sentence);
    expect(plainly(annotations[0]?.message.split('\n')[0] ?? '')).toContain(sentence);
  });

  it('costs what it did', () => {
    const text = `${JSON.stringify(costOf(played), null, 2)}\n`;
    expect(text).toBe(golden(`../../scenarios/cost/${name}.json`, text));
  });

  if (story.golden) {
    it('says it in words', () => {
      const { report, said } = played;
      const { summary, log } = publicationOf(report, { report: '/tmp/report.json', recording: '/tmp/recording.jsonl' });
      const text = `${said.join('\n')}\n\n${log.map(asText).join('\n')}\n`;
      expect(summary).toBe(golden(`../../scenarios/golden/${name}.md`, summary));
      expect(text).toBe(golden(`../../scenarios/golden/${name}.txt`, text));
    });
  }
});
