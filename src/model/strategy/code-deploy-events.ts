/**
 * The lifecycle events of CodeDeploy's deployment to ECS, which come one after the other.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html#appspec-hooks-ecs
 */
import type { CodeDeployTarget, LifecycleEvent } from '../observation.ts';

/** Where the deployment is: at the event that has failed, is under way, or ended last; undefined: none has begun. */
export function currentEvent(target: CodeDeployTarget | undefined): LifecycleEvent | undefined {
  const events = target?.lifecycleEvents ?? [];
  return (
    events.find(({ status }) => status === 'Failed') ??
    events.findLast(({ status }) => status === 'InProgress') ??
    events.findLast(({ status }) => status === 'Succeeded')
  );
}

/** When the newest event that is over ended; undefined: none is. */
export function lastEventAt(target: CodeDeployTarget | undefined): number | undefined {
  const ends = (target?.lifecycleEvents ?? []).flatMap(({ endedAt }) => endedAt ?? []);
  return ends.length === 0 ? undefined : Math.max(...ends);
}
