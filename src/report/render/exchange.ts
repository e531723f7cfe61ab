/** A question to an API in one line of the log, where the runner debugs. Nothing is cut here: only a whole secret is known for one. */
import type { Exchange } from '../../model/exchange.ts';

/** Where the next page begins is long and says nothing. */
const isPage = (name: string): boolean => /^(?:nextToken|Marker)$/i.test(name);

/** `arn:aws:ecs:eu-west-1:111122223333:service/prod/api` → `service/prod/api` */
const short = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/^arn:(?:[^:]*:){4}/, '') : JSON.stringify(value);

function asked([name, value]: [string, unknown]): readonly string[] {
  if (value === undefined) return [];
  if (isPage(name)) return ['a further page'];
  if (!Array.isArray(value)) return [`${name}=${short(value)}`];
  return [value.length === 1 ? `${name}=${short(value[0])}` : `${name}=(${value.length})`];
}

/** `AWS DescribeTasks cluster=prod tasks=(3): 52 ms, attempt 1: 200, 3 tasks, 0 failures, request 8f2c…` */
export function exchangeInWords({ api, operation, input, attempt, milliseconds, ...answer }: Exchange): string {
  const { status, requestId, counts = {}, error } = answer;
  const answered = [
    ...(error === undefined ? [] : [`${error.name}: ${error.message}`]),
    ...(status === undefined ? [] : [String(status)]),
    ...Object.entries(counts).map(([name, amount]) => `${amount} ${name}`),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
  ];
  const question = [api, operation, ...Object.entries(input).flatMap(asked)].join(' ');
  return `${question}: ${milliseconds} ms, attempt ${attempt}: ${answered.join(', ') || 'answered'}`;
}
