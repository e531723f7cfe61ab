/** Tells each call, for whoever debugs. It only watches: what is asked and when, and what is answered, stays as it is. */
import { defined } from '../../model/defined.ts';
import type { Exchange, TellExchange } from '../../model/exchange.ts';
import type { Aws } from './operations.ts';

/** What the SDK adds to answers and errors. */
interface Told {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

export function traced(aws: Aws, now: () => number, tell: TellExchange): Aws {
  /** What is asked again is the very same input. */
  const attempts = new WeakMap<object, number>();
  return {
    ...aws,
    call: (operation, input, signal) => {
      const attempt = (attempts.get(input) ?? 0) + 1;
      attempts.set(input, attempt);
      const askedAt = now();
      const ended = (told: object, rest: Pick<Exchange, 'counts' | 'error'>): void => {
        const { httpStatusCode: status, requestId } = (told as Told).$metadata ?? {};
        const milliseconds = now() - askedAt;
        tell({ api: 'AWS', operation, input, attempt, milliseconds, ...defined({ status, requestId }), ...rest });
      };
      const answer = aws.call(operation, input, signal);
      void answer.then(
        (output) => {
          ended(output, { counts: countsOf(output) });
        },
        (error: unknown) => {
          const { name, message } = error instanceof Error ? error : new Error(String(error));
          ended(Object(error) as object, { error: { name, message } });
        },
      );
      return answer;
    },
  };
}

const countsOf = (output: object): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(output).flatMap(([name, value]: [string, unknown]) => (Array.isArray(value) ? [[name, value.length]] : [])),
  );
