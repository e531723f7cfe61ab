import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/model/finding.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { WatchedService } from '../../src/model/ports.ts';
import { observed } from '../../src/model/watched-service.ts';
import { rulesOf } from '../../src/rules.ts';
import { progressLines } from '../../src/report/progress/progress.ts';
import { pendingTexts } from '../../src/report/progress/pending.ts';
import { description } from '../../src/report/render/status.ts';
import { answers404, at, epoch, newer, deployment, observation, service, timeline } from '../build.ts';

const rules = rulesOf({ mode: 'verify', failOn: 'error' });
const unseen: WatchedService = { timeline: timeline([]), verdict: { decided: false } };
const first = observation(0, { health: [answers404(1)] });
const same = (seconds: number): Observation => ({ ...first, at: at(seconds), endedAt: at(seconds) });

/** What is known after these, and at which of them it was asked what is suspected. */
function watched(observations: readonly Observation[], suspect = rules.suspect): readonly [WatchedService, readonly number[]] {
  const asked: number[] = [];
  const counting: typeof suspect = (one) => {
    asked.push(((one.observations.at(-1)?.at ?? NaN) - epoch) / 1000);
    return suspect(one);
  };
  const after = observations.reduce((before, one) => observed(before, one, at(0), { ...rules, suspect: counting }), unseen);
  return [after, asked];
}

describe('what failures point to', () => {
  it('is looked for when something has changed, and not in quiet observations', () => {
    const [one, asked] = watched([first, same(5), same(10), observation(15, { health: [answers404(1)] }), same(20)]);
    expect(asked).toEqual([0, 15, 20]);
    expect(one.suspicion).toMatchObject({ failures: 1, threshold: 2, cause: { cause: 'health-check-path-not-found' } });
  });

  it('is not looked for where none counts', () => {
    const [one, asked] = watched([observation(0), observation(5)]);
    expect([one.suspicion, one.gravest, asked]).toEqual([undefined, undefined, []]);
  });

  it('is remembered when they have healed', () => {
    const [one] = watched([first, observation(5)]);
    expect(one.suspicion).toBeUndefined();
    expect(one.gravest).toMatchObject({ failures: 1, cause: { cause: 'health-check-path-not-found' } });
  });

  it('is not remembered of a deployment that another one took the place of', () => {
    const own = [deployment({ status: 'ACTIVE' }), deployment({ id: newer, createdAt: at(-5) })];
    const [one] = watched([first, observation(5, { service: service({ deployments: own }) })]);
    expect(one.timeline.deployment?.id).toBe(newer);
    expect(one.gravest).toBeUndefined();
  });

  it('costs nothing but itself when it cannot be told', () => {
    const [one] = watched([first], () => {
      throw new TypeError('x is not iterable');
    });
    expect([one.verdict, one.mishaps, one.suspicion?.failures]).toEqual([{ decided: false }, undefined, 1]);
  });
});

describe('whatever a container or AWS wrote into it', () => {
  const hostile = 'the app said `x`\n::error::\u001b[31m@all\u202e\n::set-output name=outcome::healthy';
  const finding: Finding = { ...rules.suspect(timeline([first])), sentence: hostile } as Finding;
  const [one] = watched([first], () => finding);

  it('is one line in the log, without any character that acts', () => {
    const { lines } = progressLines([one], new Map());
    expect(lines.filter((line) => line.includes('failures:'))).toEqual([
      expect.stringMatching(/^10:00:00 1 of 2 failures: the app said x\\n::error::@all\\u\{202e\}\\n::set-output/),
    ]);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('is one line in a pending status, 140 characters at most', () => {
    const said = description(
      pendingTexts({ ...one, suspicion: { failures: 1, threshold: 2, cause: { ...finding, sentence: hostile.repeat(3) } } }),
    );
    expect(said).toBe(`1 of 2 failures: ${finding.title}`);
    expect(description(pendingTexts(one))).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

it('an unknown cause is said to be unknown', () => {
  const [one] = watched([first], () => undefined);
  expect(progressLines([one], new Map()).lines).toContain('10:00:00 1 of 2 failures: why is not known');
  expect(pendingTexts(one).at(-1)).toBe('1 of 2 failures: why is not known');
});
