/** What is said of failed tasks as long as they are too few for a verdict: in the log, in the pending status, and once they have healed. */
import { describe, expect, it } from '@jest/globals';
import { publicationOf } from '../src/report/render/publication.ts';
import { play, type Played } from '../simulator/play.ts';
import { scenarioTests } from '../simulator/scenarios/index.ts';
import type { ScenarioTest } from '../simulator/scenarios/scenario-test.ts';

async function played(name: string): Promise<Played> {
  const scenarioTest: ScenarioTest | undefined = scenarioTests[name];
  if (!scenarioTest) throw new Error(`there is no scenario ${name}`);
  return play(scenarioTest);
}

const suspicions = (lines: readonly string[]): readonly string[] => lines.filter((line) => / of \d+ failures?: /.test(line));
const answers404 = 'the load balancer asks GET / on port 3000, gets 404 and accepts only 200';
const exited = 'container app ended with exit code 1, and why is not known: its log has not been read';

describe('while it is waited for', () => {
  it.each([
    {
      name: 'founding-story-1',
      says: 'the cause of the first of two failures, minutes before the second, and again when more is known',
      lines: [`10:01:10 1 of 2 failures: ${answers404}`, `10:01:20 1 of 2 failures: ${answers404}; one task was killed for it`],
    },
    { name: 'founding-story-50', says: 'how many there are', lines: [`10:01:05 2 of 13 failures: ${answers404}`] },
    { name: 'crash-loop-1', says: 'that the cause is not known without the log', lines: [`10:00:35 1 of 2 failures: ${exited}`] },
    { name: 'founding-story-3', says: 'nothing where the first observation that shows failures has the verdict', lines: [] },
    { name: 'plain-update-3', says: 'nothing where none fails', lines: [] },
  ])('$name: says $says', async ({ name, lines }) => {
    expect(suspicions((await played(name)).said)).toEqual(lines);
  });

  it('a pending status names it too, in the words that fit', async () => {
    const { pending } = await played('founding-story-1');
    expect([...new Set(suspicions(pending))]).toEqual([
      `1 of 2 failures: ${answers404}`,
      `1 of 2 failures: ${answers404}; one task was killed for it`,
    ]);
    const { pending: lattice } = await played('lattice-founding-story-1');
    expect(new Set(suspicions(lattice))).toContain(
      '1 of 2 failures: VPC Lattice found the tasks unhealthy, and tells neither code nor reason',
    );
    expect(pending.filter((text) => text.length > 140)).toEqual([]);
  });

  it('no log is read for it', async () => {
    const { simulated, report } = await played('one-flaky-task');
    expect(report.outcome).toBe('healthy');
    expect(simulated.calls.filter(({ operation }) => operation === 'GetLogEvents')).toEqual([]);
  });
});

describe('once it has healed', () => {
  const note = `It healed: 1 of 2 failures had been counted (${exited}).`;
  it('the report says so in a line, and no annotation does', async () => {
    const { report } = await played('one-flaky-task');
    expect(report.services[0]?.notes).toEqual([note]);
    expect(report.headline).not.toContain('container');
    const { annotations, summary, log } = publicationOf(report, { report: '', recording: '' });
    expect(JSON.stringify(annotations)).not.toContain('It healed');
    expect([summary, JSON.stringify(log)].map((text) => text.includes('It healed'))).toEqual([true, true]);
  });

  it('what is said is the most that was counted at a time', async () => {
    const { report } = await played('just-under-a-quarter');
    expect(report.services[0]?.notes).toEqual([`It healed: 9 of 10 failures had been counted (${exited}).`]);
  });

  it('nothing is said of it where it did not', async () => {
    const { report } = await played('founding-story-1');
    expect(report.services[0]?.notes.join()).not.toContain('healed');
  });

  it('nor where nothing failed', async () => {
    const { report } = await played('plain-update-3');
    expect(report.services[0]?.notes.join()).not.toContain('healed');
  });
});
