import { describe, expect, it } from '@jest/globals';
import { virtualClock } from '../../simulator/virtual-clock.ts';

describe('the virtual clock', () => {
  it('wakes sleepers in the order of their times, an hour in no time', async () => {
    const clock = virtualClock(0);
    const woken: string[] = [];
    const sleep = async (ms: number): Promise<void> => {
      await clock.sleep(ms);
      woken.push(`${ms} at ${clock.now()}`);
    };
    await clock.run(Promise.all([sleep(3_600_000), sleep(5), sleep(1000)]));
    expect(woken).toEqual(['5 at 5', '1000 at 1000', '3600000 at 3600000']);
  });

  it('an aborted sleep ends at once', async () => {
    const clock = virtualClock(0);
    const stop = new AbortController();
    clock.at(10, () => {
      stop.abort();
    });
    await clock.run(clock.sleep(1000, stop.signal));
    expect(clock.now()).toBe(10);
  });

  it('says so when something waits for what will never happen', async () => {
    const clock = virtualClock(0);
    await expect(clock.run(new Promise(() => undefined))).rejects.toThrow('The clock stands still');
  });
});
