/**
 * The body of an answer, as long as it may be. The SDK itself reads whatever comes, for as long as it comes, also when nobody
 * waits for it any more. It asks for no compression and undoes none, so these bytes are all that there are.
 */
import type { Readable } from 'node:stream';
import { systemClock, within } from '../../clock.ts';
import { malformed } from './malformed.ts';

/** The longest known are the 1,000 targets of a group, times ten where the quota is raised, and a hundred tasks with ten containers each: half as long. */
const mostMegabytes = 8;

/** @param milliseconds how long a body may take */
export const boundedBody =
  (milliseconds: number) =>
  (body: Readable): Promise<Uint8Array> =>
    within(systemClock, milliseconds, new AbortController().signal, async (limit) => {
      const late = (): void => {
        body.destroy(Object.assign(new Error(`the answer did not end within ${milliseconds} ms`), { name: 'TimeoutError' }));
      };
      limit.addEventListener('abort', late, { once: true });
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      // What ends this loop early ends the connection too.
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        bytes += chunk.byteLength;
        if (bytes > mostMegabytes * 2 ** 20) throw malformed(`the answer is longer than ${mostMegabytes} MB`);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    });
