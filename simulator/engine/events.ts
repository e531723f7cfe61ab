/** The service's events, in AWS's words ("Amazon ECS service event messages"), newest first, 100 at most. */
import { newUuid } from '../world/aws-names.ts';
import type { LiveDeployment, LiveService, LiveTarget, LiveTask, Engine } from './state.ts';
import { touch } from './engine.ts';
import { SIX_HOURS_MS } from './timings.ts';

const EVENTS_SHOWN = 100;

/** `plusMs`: events of one decision are stamped a millisecond or some apart. */
export function addEvent(engine: Engine, service: LiveService, text: string, plusMs = 0): void {
  write(engine, service, `(service ${service.setting.name}) ${text}`, plusMs);
}

/** What is told of a task set names it beside its service. */
export function addEventOf(engine: Engine, service: LiveService, deployment: LiveDeployment | undefined, text: string): void {
  if (deployment?.taskSet === undefined) addEvent(engine, service, text);
  else write(engine, service, `(service ${service.setting.name}, taskSet ${deployment.id}) ${text}`, 0);
}

/** Of a task set that goes nothing may be told, where the scenario says so. */
export const isQuiet = ({ setting }: LiveService, { taskSet, status }: LiveDeployment): boolean =>
  taskSet !== undefined && status === 'DRAINING' && setting.codeDeploy?.shows?.oldSetEvents === false;

/** The same trouble is told once in six hours, or anew when it was over meanwhile (`service.troubleToldMs` cleared). */
export function addEventOnce(engine: Engine, service: LiveService, text: string): void {
  const before = service.troubleToldMs.get(text);
  if (before !== undefined && engine.nowMs - before < SIX_HOURS_MS) return;
  service.troubleToldMs.set(text, engine.nowMs);
  addEvent(engine, service, text);
}

export const tasksNamed = (tasks: readonly LiveTask[]): string => tasks.map((task) => `(task ${task.state.id})`).join(' ');

export function addStartedEvent(
  engine: Engine,
  service: LiveService,
  tasks: readonly LiveTask[],
  why?: 'unhealthy' | 'az-rebalancing',
): void {
  if (tasks.length === 0) return;
  const count = String(tasks.length);
  if (why === 'az-rebalancing') {
    addEvent(
      engine,
      service,
      `has started ${count} tasks in ${tasks[0]?.state.zone ?? ''} to AZ Rebalance: ${tasksNamed(tasks)}.`,
    );
    return;
  }
  // Two blanks: so it is sent.
  const because = why === 'unhealthy' ? `  Amazon ECS replaced ${count} tasks due to an unhealthy status.` : '';
  addEventOf(engine, service, tasks[0]?.deployment, `has started ${count} tasks: ${tasksNamed(tasks)}.${because}`);
}

/** Told when ECS stops the task, long after the target turned unhealthy. */
export function addUnhealthyEvent(engine: Engine, task: LiveTask, target: LiveTarget): void {
  const { instance, id } = task.state;
  const who =
    instance === undefined || target.group.setting.targetType === 'ip' ? `(task ${id})` : `(instance ${instance.ec2InstanceId})`;
  const port = String(target.state?.port ?? target.group.setting.port);
  const reason = target.state?.description ?? 'Health checks failed';
  const group = target.group.setting.arn;
  addEvent(engine, task.service, `${who} (port ${port}) is unhealthy in (target-group ${group}) due to (reason ${reason}).`);
}

export function addDrainingEvent(engine: Engine, service: LiveService, deployment: LiveDeployment, tasks: number): void {
  if (isQuiet(service, deployment)) return;
  const { name } = service.setting;
  write(engine, service, `(service ${name}, taskSet ${deployment.id}) has begun draining connections on ${tasks} tasks.`, 4);
}

function write(engine: Engine, service: LiveService, message: string, plusMs: number): void {
  const event = { id: newUuid(engine.random), createdAt: engine.nowMs + plusMs, message };
  const events = [event, ...service.events];
  service.events = events.length > EVENTS_SHOWN ? events.slice(0, EVENTS_SHOWN) : events;
  touch(engine, service);
}
