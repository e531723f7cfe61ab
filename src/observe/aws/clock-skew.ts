/** How far this machine's clock is from AWS's, read off the `Date` header of the first answer that is AWS's own. */
import type { MiddlewareStack } from '@smithy/types';

/** The header tells whole seconds, and the request took its time: less than this is no difference. */
const LEAST_MILLISECONDS = 2_000;

interface Skew {
  /** Watches the answers of the client whose stack this is. */
  readonly watch: <Input extends object, Output extends object>(stack: MiddlewareStack<Input, Output>) => void;
  /** AWS's clock minus this machine's; 0 before the first answer, and when under 2 s. */
  readonly offsetMilliseconds: () => number;
}

interface Answer {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const isAnswer = (response: unknown): response is Answer =>
  typeof response === 'object' && response !== null && 'headers' in response && typeof response.headers === 'object';

const offset = (output: Answer, sent: number, received: number): number | undefined => {
  // A proxy's own error page has no request id.
  if (output.headers['x-amzn-requestid'] === undefined) return undefined;
  const awsMilliseconds = Date.parse(output.headers.date ?? '') + 500;
  if (Number.isNaN(awsMilliseconds)) return undefined;
  const difference = awsMilliseconds - (sent + received) / 2;
  return Math.abs(difference) < LEAST_MILLISECONDS ? 0 : Math.round(difference);
};

/** Knows nothing yet. `now`: this machine's time, in milliseconds since the epoch. */
export const clockSkew = (now: () => number): Skew => {
  let found: number | undefined;
  return {
    watch: (stack) => {
      stack.add(
        (next) => async (args) => {
          const sent = now();
          const result = await next(args);
          if (isAnswer(result.response)) found ??= offset(result.response, sent, now());
          return result;
        },
        // Innermost, so that an answer counts also when it turns out to be an error.
        { step: 'deserialize', name: 'skew', priority: 'low' },
      );
    },
    offsetMilliseconds: () => found ?? 0,
  };
};
