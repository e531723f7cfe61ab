import { describe, expect, it } from '@jest/globals';
import { nextLook } from '../../src/model/next-look.ts';

const [api, web, worker] = ['api', 'web', 'worker'].map((service) => ({ cluster: 'prod', service }));

describe('the next look, where one at all services follows in 5 s and may wait half a second more', () => {
  const regular = { at: 5000, atMost: 5500, tookMs: 100 };
  it.each([
    { sentence: 'is that one where nothing is due', due: [undefined, undefined, undefined], at: 5000 },
    { sentence: 'is that one where something is due later', due: [undefined, 5600, undefined], at: 5000 },
    { sentence: 'is at the one that is due sooner, and at that alone', due: [undefined, 3000, undefined], at: 3020, of: ['web'] },
    { sentence: 'is at all that are due within half a second', due: [3300, 3000, 4000], at: 3320, of: ['api', 'web'] },
    { sentence: 'is at all where all are due', due: [3300, 3000, 3400], at: 3420 },
    { sentence: 'waits for one that is due a little later', due: [undefined, 5300, undefined], at: 5320 },
    { sentence: 'comes sooner where one is due just before it', due: [undefined, 4300, undefined], at: 4320 },
    { sentence: 'does not wait longer than it may', due: [undefined, 5490, 5300], at: 5320 },
    { sentence: 'is no sooner than a moment from now', due: [undefined, 900, undefined], at: 1200, of: ['web'] },
  ])('$sentence', ({ due, at, of }) => {
    const waiting = [api, web, worker].flatMap((name, i) => (name ? [{ name, dueAt: due[i] }] : []));
    const next = nextLook(waiting, regular, 1000);
    expect(next.at).toBe(at);
    expect(next.of && [...next.of].map(({ service }) => service)).toEqual(of);
  });
});

it('of a single service, a look that is due takes the place of the regular one', () => {
  expect(api && nextLook([{ name: api, dueAt: 3000 }], { at: 5000, atMost: 5500, tookMs: 100 }, 1000)).toEqual({ at: 3020 });
});

it('may wait no longer where a look at all is due at once', () => {
  expect(api && nextLook([{ name: api, dueAt: undefined }], { at: 900, atMost: -Infinity, tookMs: 100 }, 1000)).toEqual({
    at: 900,
  });
});

it('is at all where AWS is so slow that a look at one would delay that of all', () => {
  const waiting = [api, web].flatMap((name, i) => (name ? [{ name, dueAt: i === 0 ? 3000 : undefined }] : []));
  expect(nextLook(waiting, { at: 5000, atMost: 5500, tookMs: 1500 }, 1000).of?.size).toBe(1);
  expect(nextLook(waiting, { at: 5000, atMost: 5500, tookMs: 2500 }, 1000)).toEqual({ at: 3020 });
});
