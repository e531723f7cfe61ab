/** A few hundred of the random deployments that `npm run chaos` plays without an end, always the same ones. */
import { describe, expect, it } from '@jest/globals';
import { playAtRandom, shrink } from '../../chaos/random-play.ts';
import { resultOf, type PlayResult } from '../../chaos/play-result.ts';
import { missingFrom, tallyOf } from '../../chaos/tally.ts';

const seed = 21;
const count = 200;

describe('random deployments', () => {
  it('end as the oracle says, in the first observation that proves it, with a report that replays, and at their price', async () => {
    const results: PlayResult[] = [];
    for (let index = 0; index < count; index += 1)
      results.push(resultOf(index, await playAtRandom({ mode: 'fault-free', seed, index })));
    const tally = tallyOf(results);
    expect(tally.failures).toEqual([]);
    // Each strategy, and each outcome that needs no fault of the API.
    const frequent = ['healthy', 'misconfigured', 'rolled-back', 'superseded', 'targets-unhealthy', 'tasks-cycling', 'timed-out'];
    expect(missingFrom(tally, frequent)).toEqual([]);
  }, 120_000);

  it('are the same whenever they are drawn', async () => {
    const [one, again] = [
      await playAtRandom({ mode: 'fault-free', seed, index: 3 }),
      await playAtRandom({ mode: 'fault-free', seed, index: 3 }),
    ];
    expect(again.scenarioTest).toEqual(one.scenarioTest);
  });

  it('shrink to nothing where none fails in such a way', async () => {
    await expect(shrink({ mode: 'fault-free', seed, index: 3 }, 'no such kind')).resolves.toBeUndefined();
  });
});
