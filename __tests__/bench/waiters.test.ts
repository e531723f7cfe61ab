import { describe, expect, it } from '@jest/globals';
import { cliPace, sdkPace, waitFor } from '../../bench/waiters.ts';
import { stories } from '../../simulator/scenarios/index.ts';
import type { Story } from '../../simulator/scenarios/story.ts';

const story = (name: string): Story => {
  const found: Story | undefined = stories[name];
  if (!found) throw new Error(`there is no story ${name}`);
  return found;
};

describe('the CLI', () => {
  it('looks 40 times, 15 s apart', () => {
    expect([cliPace(1, 0), cliPace(39, 570), cliPace(40, 585)]).toEqual([15, 15, undefined]);
  });
});

describe('the SDK', () => {
  it.each([
    [0, [15, 15, 15, 15, 15, 15, 600, 600]],
    [1, [15, 30, 60, 120, 240, 480, 600, 600]],
  ])('waits from 15 s to 600 s, jitter %d', (random, expected) => {
    const pace = sdkPace(36_000, () => random);
    expect(expected.map((_, i) => pace(i + 1, 0))).toEqual(expected);
  });

  it('gives up when the next look would come too late', () => {
    expect(sdkPace(1800, () => 0)(7, 1201)).toBeUndefined();
  });
});

describe('the waiter', () => {
  it.each([
    ['plain-update-3', 'green', 'stable'],
    ['founding-story-with-breaker', 'green', 'stable'],
    ['founding-story-as-first-deployment', 'green', 'stable'],
    ['founding-story-3', 'red', 'time up'],
    ['inactive-service', 'red', 'service gone'],
  ])('says of %s: %s, %s', (name, result, why) => {
    expect(waitFor(story(name), 'prod', 'api', cliPace)).toMatchObject({ result, why });
  });
});
