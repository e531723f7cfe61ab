/** Which of a run's calls tell of one of its services: what is read of another one at the same time is dated by itself. */
import { lastPart } from '../src/observe/aws/from-sdk.ts';
import type { Call, Simulated } from './in-process.ts';

/** `cluster/service` of the tasks that a call asks about, as they were then. */
const ownersOf = ({ world }: Simulated, tasks: readonly string[], atMs: number): readonly string[] =>
  tasks.flatMap((arn) => {
    const task = world.taskAt(lastPart(arn), atMs);
    return task === undefined ? [] : [`${task.cluster}/${task.service}`];
  });

/** Of calls about tasks alone it is known whose they are; target groups may be shared. */
export function callsAbout(simulated: Simulated, key: string): readonly Call[] {
  const name = lastPart(key);
  return simulated.calls.filter(({ at, input }) => {
    if ('serviceName' in input) return input.serviceName === name;
    if (!('tasks' in input)) return true;
    const owners = ownersOf(simulated, input.tasks as readonly string[], at);
    return owners.length === 0 || owners.includes(key);
  });
}
