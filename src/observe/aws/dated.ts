/** When AWS was asked for what a part of an observation tells. */
import type { AwsClient, Part } from './client.ts';

/** With the times of the last call that was answered for it, by this machine's clock. */
export interface Dated<T> extends Part<T> {
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** Reads something by way of a client that takes note of the times. */
export async function dated<T>(client: AwsClient, read: (client: AwsClient) => Promise<Part<T>>): Promise<Dated<T>> {
  let [askedAt, answeredAt] = [-Infinity, -Infinity];
  const part = await read({
    ...client,
    call: async (operation, input, about) => {
      const reply = await client.call(operation, input, about);
      if (!reply.readFailure) {
        askedAt = Math.max(askedAt, reply.askedAt);
        answeredAt = Math.max(answeredAt, reply.answeredAt);
      }
      return reply;
    },
  });
  return { ...part, askedAt, answeredAt };
}
