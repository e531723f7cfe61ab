import { describe, expect, it } from '@jest/globals';
import type { ServiceName } from '../../../src/model/inputs.ts';
import type { Timeline } from '../../../src/model/timeline.ts';
import { playback } from '../../../src/observe/recording/playback.ts';
import { at, observation, timeline } from '../../build.ts';

const named = (service: string, ...seconds: readonly number[]): Timeline => ({
  ...timeline(seconds.map((second) => observation(second))),
  name: { cluster: 'prod', service } satisfies ServiceName,
});

describe('the playback of a recording of two services', () => {
  const api = named('api', 0, 5, 15);
  const web = named('web', 0, 5, 10, 15);
  const rounds = async (): Promise<readonly (readonly (number | undefined)[])[]> => {
    const observer = playback([api, web]);
    const seen: (readonly (number | undefined)[])[] = [];
    for (;;) {
      const observations = await observer.observe([api, web], new AbortController().signal);
      if (!observations) return seen;
      seen.push(observations.map((one) => one && (one.at - at(0)) / 1000));
    }
  };

  it('observes each when it was observed, also the one that was observed once more alone', async () => {
    expect(await rounds()).toEqual([
      [0, 0],
      [5, 5],
      [undefined, 10],
      [15, 15],
    ]);
  });
});
