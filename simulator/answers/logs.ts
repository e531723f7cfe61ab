/** GetLogEvents: what a container has written by a time. */
import { logNotFound } from '../api/errors.ts';
import { REGION } from '../world/aws-names.ts';
import type { Answerer } from './answerer.ts';
import { containerName } from './launch-configuration.ts';
import { nameOf } from './lookup.ts';
import { logGroupOf, STREAM_PREFIX } from './task-definitions.ts';

/** A stream is `<prefix>/<container>/<task id>`, and exists once the container has begun. */
export const getLogEvents: Answerer<'GetLogEvents'> = (world, input, atMs) => {
  const group = input.logGroupName ?? input.logGroupIdentifier?.split(':log-group:')[1] ?? '';
  const region = input.region ?? REGION;
  const groups = world.setting.services.flatMap((service) =>
    Object.values(service.revisions).map((revision) => logGroupOf(service, revision)),
  );
  if (!groups.some((one) => one.group === group && one.region === region)) throw logNotFound('group');
  const stream = input.logStreamName ?? '';
  const task = world.taskAt(nameOf(stream), atMs);
  const service = world.setting.services.find((one) => one.cluster === task?.cluster && one.name === task.service);
  const isOfMain = service !== undefined && stream.startsWith(`${STREAM_PREFIX}/${containerName(service)}/`);
  if (task?.containerStartedAt === undefined || !isOfMain) throw logNotFound('stream');
  const { containerStartedAt, executionStoppedAt = Infinity, logs } = task;
  const events = logs
    .map(({ afterSeconds, line }) => ({ timestamp: containerStartedAt + afterSeconds * 1000, message: line }))
    .filter(({ timestamp }) => timestamp <= Math.min(atMs, executionStoppedAt))
    .filter(({ timestamp }) => timestamp >= (input.startTime ?? 0) && timestamp < (input.endTime ?? Infinity))
    .map((event) => ({ ...event, ingestionTime: event.timestamp + 500 }));
  return pageOfLog(events, input.limit ?? 10_000, input.startFromHead === true, input.nextToken);
};

/** `f/…` reads on, `b/…` reads back; the end is where a token comes back unchanged. */
function pageOfLog<T>(
  events: readonly T[],
  limit: number,
  fromHead: boolean,
  token: string | undefined,
): { events: T[]; nextForwardToken: string; nextBackwardToken: string } {
  const [direction, place] = token?.split('/') ?? [fromHead ? 'f' : 'b', undefined];
  const edge = place === undefined ? (fromHead ? 0 : events.length) : Number(place);
  const from = direction === 'f' ? edge : Math.max(0, edge - limit);
  const to = direction === 'f' ? Math.min(events.length, edge + limit) : edge;
  return { events: events.slice(from, to), nextForwardToken: `f/${to}`, nextBackwardToken: `b/${from}` };
}
