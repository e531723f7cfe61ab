/** Tells each request, for whoever debugs. It only watches. */
import { defined } from '../../model/defined.ts';
import type { Exchange, TellExchange } from '../../model/exchange.ts';
import type { ResponseError } from './failure.ts';

interface Asked {
  readonly method: string;
  /** With places in it, as `/repos/{owner}/{repo}`, which members of the same names fill. */
  readonly url: string;
}

type Headers = Required<ResponseError>['response']['headers'] | undefined;

interface Answer {
  readonly status: number;
  readonly headers?: Headers;
  readonly data: unknown;
}

/** The answer as it is. */
export function traced<T extends Answer>(
  tell: TellExchange,
  now: () => number,
  { method, url, ...members }: Asked,
  attempt: number,
  answer: Promise<T>,
): Promise<T> {
  const askedAt = now();
  const path = url.replace(/\{(\w+)\}/g, (_all, name: string) => String((members as Readonly<Record<string, unknown>>)[name]));
  const ended = (status: number | undefined, headers: Headers, rest: Pick<Exchange, 'counts' | 'error'>): void => {
    const requestId = headers?.['x-github-request-id']?.toString();
    const told = defined({ status, requestId });
    tell({ api: 'GitHub', operation: `${method} ${path}`, input: {}, attempt, milliseconds: now() - askedAt, ...told, ...rest });
  };
  void answer.then(
    ({ status, headers, data }) => {
      ended(status, headers, { counts: Array.isArray(data) ? { elements: data.length } : {} });
    },
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      const { status, response } = Object(error) as Partial<ResponseError>;
      ended(status, response?.headers, { error: { name, message } });
    },
  );
  return answer;
}
