/** How long a deployment of CodeDeploy may take when each of its parts is slow but in time. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, Service } from '../observation.ts';
import type { RolloutDurations, RolloutTime } from './strategy.ts';

const eventSeconds = 60;
/** With a listener for test traffic there are two more. https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html */
const usualEvents = 6;
/** What CodeDeploy does after the old set is gone until it calls the deployment successful. */
const endSeconds = 120;

export function codeDeployRolloutTime(
  _service: Service,
  { codeDeploy }: KnownDeployment,
  waitUntil: WaitUntil,
  { start, gracePeriod, healthCheck, drain }: RolloutDurations,
): RolloutTime {
  const { readyWaitSeconds: ready = 0, terminationWaitSeconds: kept = 0, target } = codeDeploy ?? {};
  const isCompleted = waitUntil === 'completed';
  const up = 1.5 * (start + gracePeriod + healthCheck);
  // Where CodeDeploy shifts all at once, no target is checked before: also `healthy` waits for the shift.
  const events = eventSeconds * (target?.lifecycleEvents.length ?? usualEvents);
  const steps = stepSeconds(codeDeploy);
  const termination = isCompleted ? kept : 0;
  const end = isCompleted ? drain + endSeconds : 0;
  const parts = [
    `1.5 × (start ${start} s + grace period ${gracePeriod} s + health check ${healthCheck} s)`,
    `events ${events} s`,
    ...(steps > 0 ? [`steps ${steps} s`] : []),
    ...(ready > 0 ? [`wait for a person ${ready} s`] : []),
    ...(isCompleted ? [`wait before the old task set ends ${termination} s`, `drain and end ${end} s`] : []),
  ];
  const waits = steps + ready + termination;
  return { seconds: up + events + waits + end, waitingSeconds: waits, sum: parts.join(' + ') };
}

/** How long CodeDeploy waits between the steps of the shift, in all. */
function stepSeconds({ trafficStep: step }: Partial<CodeDeployDeployment> = {}): number {
  if (!step) return 0;
  return step.kind === 'canary' ? step.intervalSeconds : (Math.ceil(100 / step.percent) - 1) * step.intervalSeconds;
}
