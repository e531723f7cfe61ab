/** GetLogEvents → LogTail: the last lines of what failed. */
import { defined } from '../../model/defined.ts';
import { failedTasks } from '../../model/failed-tasks.ts';
import { loadBalancersOf } from '../../model/task-health.ts';
import type { TaskHistory } from '../../model/task-history.ts';
import type { Container, ContainerDefinition, LogTail, Observation, Task, TaskDefinition } from '../../model/observation.ts';
import { ownTasks, type Timeline } from '../../model/timeline.ts';
import type { AwsClient } from '../aws/client.ts';

const mostTasks = 3;
/** An empty page may have more behind it. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html */
const mostPages = 3;

/** The logs of at most three tasks that failed: the newest of each distinct reason. */
export async function readLogs(
  client: AwsClient,
  timeline: Timeline,
  observation: Observation,
  lineCount: number,
): Promise<readonly LogTail[]> {
  const loadBalancers = timeline.deployment ? loadBalancersOf(observation, timeline.deployment) : [];
  const balanced = new Set(loadBalancers.map(({ containerName }) => containerName));
  const tails = await Promise.all(
    tasksToShow(timeline, observation.at).map(async (task) => {
      const definition = observation.taskDefinitions.find(({ arn }) => arn === task.taskDefinition);
      const container = definition && containerToShow(task, definition, balanced);
      return container ? readTail(client, task, container, lineCount) : undefined;
    }),
  );
  return tails.filter((tail) => tail !== undefined);
}

/** Lines reach CloudWatch Logs seconds after they were written: of a task that has just ended there may be none yet. */
const ingestionMs = 10_000;

function tasksToShow(timeline: Timeline, at: number): readonly Task[] {
  const failed = failedTasks(timeline).flatMap(({ history }) => history ?? []);
  const candidates =
    failed.length > 0 ? failed : ownTasks(timeline).filter(({ health, stop }) => !stop && health.state !== 'healthy');
  const byReason = new Map<string, TaskHistory[]>();
  for (const history of candidates) byReason.set(reasonOf(history), [...(byReason.get(reasonOf(history)) ?? []), history]);
  return [...byReason.values()]
    .flatMap((histories) => newestWithLines(histories, at) ?? [])
    .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
    .slice(0, mostTasks);
}

/** The newest of those whose lines must have arrived; where there is none, the oldest. */
function newestWithLines(histories: readonly TaskHistory[], at: number): Task | undefined {
  const endOf = ({ stop, task }: TaskHistory): number => stop?.at ?? task.createdAt ?? 0;
  const byAge = histories.toSorted((a, b) => endOf(a) - endOf(b));
  return (byAge.findLast(({ stop }) => (stop?.at ?? at) <= at - ingestionMs) ?? byAge[0])?.task;
}

const reasonOf = ({ task, health, stop }: TaskHistory): string =>
  stop
    ? [task.stopCode, task.stoppedReason, ...task.containers.map(({ exitCode, reason }) => `${exitCode} ${reason ?? ''}`)].join(
        ' ',
      )
    : [health.state, health.target?.reason, health.target?.description].join(' ');

const hasFailed = ({ exitCode, reason, healthStatus }: Container): boolean =>
  (exitCode !== undefined && exitCode !== 0) || reason !== undefined || healthStatus === 'UNHEALTHY';
/** SIGKILL and SIGTERM: what a container exits with that ECS stopped because another one failed. */
const stoppedCodes = new Set<number | undefined>([137, 143]);
const failedByItself = (container: Container): boolean =>
  hasFailed(container) &&
  (!stoppedCodes.has(container.exitCode) || container.reason !== undefined || container.healthStatus === 'UNHEALTHY');

/** The container whose log tells most: an essential one that failed, else the one that is load-balanced; never a sidecar first. */
function containerToShow(
  task: Task,
  definition: TaskDefinition,
  balanced: ReadonlySet<string | undefined>,
): ContainerDefinition | undefined {
  const culprits = new Set(task.containers.filter(failedByItself).map(({ name }) => name));
  const failed = new Set(task.containers.filter(hasFailed).map(({ name }) => name));
  const essential = definition.containers.filter((container) => container.essential);
  return (
    essential.find(({ name }) => culprits.has(name) && balanced.has(name)) ??
    essential.find(({ name }) => culprits.has(name)) ??
    essential.find(({ name }) => failed.has(name) && balanced.has(name)) ??
    essential.find(({ name }) => balanced.has(name)) ??
    essential.find(({ name }) => failed.has(name)) ??
    essential[0]
  );
}

async function readTail(client: AwsClient, task: Task, { name, log }: ContainerDefinition, lineCount: number): Promise<LogTail> {
  const runtimeId = task.containers.find((container) => container.name === name)?.runtimeId;
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html; without a prefix, on EC2, Docker's own id.
  const stream = log?.streamPrefix === undefined ? (runtimeId ?? '') : `${log.streamPrefix}/${name}/${task.id}`;
  const tail = { taskArn: task.arn, container: name, group: log?.group ?? '', stream, lines: [] };
  if (log?.driver !== 'awslogs')
    return { ...tail, absence: `the log driver is ${log?.driver ?? 'not set'}, so the lines are not in CloudWatch Logs` };
  if (tail.group === '' || stream === '') return { ...tail, absence: 'the log stream cannot be told from the task definition' };
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { output, readFailure } = await client.call(
      'GetLogEvents',
      {
        logGroupName: tail.group,
        logStreamName: stream,
        limit: lineCount,
        startFromHead: false,
        ...defined({ nextToken, region: log.region }),
      },
      { resource: `${tail.group} ${stream}` },
    );
    if (readFailure) return { ...tail, absence: `${readFailure.errorName}: ${readFailure.message}` };
    const events = output.events ?? [];
    if (events.length > 0)
      return { ...tail, lines: events.map(({ timestamp, message }) => ({ at: timestamp ?? 0, message: message ?? '' })) };
    if (output.nextBackwardToken === undefined || output.nextBackwardToken === nextToken) break;
    nextToken = output.nextBackwardToken;
  }
  return { ...tail, absence: 'the log stream is empty' };
}
