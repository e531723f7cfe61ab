/**
 * What AWS, the containers and the applications said about the deployment that is verified – and only about it: its own
 * tasks, and the events since it was created. Whatever old revisions left behind is silence.
 *
 * Texts are cut to a bounded length and to one line before anything is matched, and there are a bounded number of them, so
 * that a rule whose quantifiers are bounded takes linear time whatever a container wrote.
 */
import { failedDeployment, rollbackTarget, saysSteady } from '../../model/service-events.ts';
import type { ServiceEvent } from '../../model/observation.ts';
import { isTelling, tellsWhy } from './stopped-tasks.ts';
import { primaryOf } from '../../model/deployment.ts';
import { withoutAnsiCodes } from '../../model/text.ts';
import {
  ownDefinition,
  type Timeline,
  latestService,
  latestWithService,
  ownTasks,
  deploymentEntry,
} from '../../model/timeline.ts';

/** Where a text stands, in the order in which it is trusted. */
export type Field =
  | 'Container.reason'
  | 'Task.stoppedReason'
  | 'log'
  | 'TargetHealth.Description'
  | 'Service.events'
  | 'DeploymentInfo.errorInformation'
  | 'LifecycleEvent.diagnostics'
  | 'ServiceDeployment.statusReason'
  | 'Deployment.rolloutStateReason';

export interface Text {
  readonly field: Field;
  /** One line, at most {@link mostCharacters}. */
  readonly text: string;
  /** How many tasks, or events, or log lines said the same. */
  readonly times: number;
}

/** AWS cuts a reason at 1,024 characters and an event somewhat above: nothing of theirs is lost. */
const mostCharacters = 3000;
const mostTextsOfAField = 200;
const mostLogLines = 1000;
/** Of the log in all, its end: what may be read within a second by the whole catalogue. */
const mostLogCharacters = 1_000_000;

/** Single spaces, which most texts have and nothing else, are passed over. */
const spacing = /\s{2,}|[^\S ]/g;
export const oneLine = (text: string): string => text.slice(0, mostCharacters).replace(spacing, ' ').trim();

/** What keeps a task from starting, or says why it ended. */
export const reasons: readonly Field[] = ['Container.reason', 'Task.stoppedReason', 'Service.events'];
export const events: readonly Field[] = ['Service.events'];
export const log: readonly Field[] = ['log'];
export const anywhere: readonly Field[] = ['Container.reason', 'Task.stoppedReason', 'log', 'Service.events'];
/** What ECS says of the deployment as a whole. */
export const deploymentReasons: readonly Field[] = [
  'ServiceDeployment.statusReason',
  'Deployment.rolloutStateReason',
  'Service.events',
];

/** What CodeDeploy says of it: an error code with its text, and the name of an event that failed with what was said there. */
export const codeDeployReasons: readonly Field[] = ['DeploymentInfo.errorInformation', 'LifecycleEvent.diagnostics'];

/** Everything that was said of the deployment, the most trusted field first, equal texts once. */
export function textsOf(timeline: Timeline, logLines: readonly string[]): readonly Text[] {
  const definition = ownDefinition(timeline);
  const stopped = ownTasks(timeline).filter(tellsWhy);
  const { codeDeploy } = timeline.deployment ?? {};
  const telling = ownTasks(timeline).filter((history) => !history.stop?.benign || tellsWhy(history));
  return [
    ...distinct(
      'Container.reason',
      telling.flatMap(({ task }) =>
        task.containers.filter(({ name }) => isTelling(name, task, definition)).map(({ reason }) => reason),
      ),
    ),
    ...distinct(
      'Task.stoppedReason',
      stopped.map(({ task }) => task.stoppedReason),
    ),
    ...distinct('log', logLines),
    ...distinct(
      'Service.events',
      ownEvents(timeline).map(({ message }) => message),
    ),
    ...distinct('DeploymentInfo.errorInformation', [clauses(codeDeploy?.errorCode, codeDeploy?.errorMessage)]),
    ...distinct(
      'LifecycleEvent.diagnostics',
      (codeDeploy?.target?.lifecycleEvents ?? [])
        .filter(({ status }) => status === 'Failed')
        .map(({ name, errorCode, message }) => clauses(name, errorCode, message)),
    ),
    ...distinct('ServiceDeployment.statusReason', [
      timeline.deployment?.serviceDeployment?.statusReason,
      timeline.deployment?.serviceDeployment?.rollback?.reason,
    ]),
    ...distinct('Deployment.rolloutStateReason', [(deploymentEntry(timeline) ?? timeline.deployment?.entry)?.rolloutStateReason]),
  ];
}

/** `ALARM_ACTIVE: One or more alarms …`: what is there of it. */
const clauses = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(': ');

function distinct(field: Field, texts: readonly (string | undefined)[]): readonly Text[] {
  const most = field === 'log' ? mostLogLines : mostTextsOfAField;
  const times = new Map<string, number>();
  for (const raw of texts) {
    const text = oneLine(raw ?? '');
    const known = times.get(text);
    if (text === '' || (known === undefined && times.size >= most)) continue;
    times.set(text, (known ?? 0) + 1);
  }
  return [...times].map(([text, amount]) => ({ field, text, times: amount }));
}

/** The last lines that containers of the deployment wrote, oldest first, each as one line without the colours of terminals. */
export function logLinesOf(timeline: Timeline): readonly string[] {
  const tails = timeline.observations.findLast(({ logs }) => logs.length > 0)?.logs ?? [];
  const own = tails.filter(({ taskArn }) => timeline.facts.tasks.has(taskArn));
  return ending(
    own.flatMap(({ lines }) =>
      lines.slice(-mostLogLines).map(({ message }) => oneLine(withoutAnsiCodes(message.slice(0, 2 * mostCharacters)))),
    ),
  );
}

/** The last lines of all that are not too much together. */
function ending(lines: readonly string[]): readonly string[] {
  let characters = 0;
  const first = lines.findLastIndex((line) => (characters += line.length) > mostLogCharacters);
  return lines.slice(first + 1);
}

/** The events since the deployment was created, newest first, without those about tasks of other deployments. */
export function ownEvents(timeline: Timeline): readonly ServiceEvent[] {
  const all = latestService(timeline)?.events ?? [];
  const own = timeline.facts.tasks;
  const foreign = (latestWithService(timeline)?.tasks ?? []).filter(({ arn }) => !own.has(arn)).map(({ id }) => id);
  const since = createdAt(timeline);
  return all.filter(({ at, message }) => at > since && !foreign.some((id) => message.includes(`(task ${id})`)));
}

/** Known from its events alone, a deployment began after the last time that the service was steady before it failed. */
function createdAt(timeline: Timeline): number {
  const { deployment } = timeline;
  if (deployment?.createdAt !== undefined) return deployment.createdAt;
  const all = latestService(timeline)?.events ?? [];
  const failed = all.findIndex((event) => failedDeployment(event) !== undefined || rollbackTarget(event) !== undefined);
  const steady = all.slice(failed + 1).find(saysSteady);
  return steady?.at ?? primaryOf(latestWithService(timeline))?.createdAt ?? 0;
}
