/** How long a deployment of CodeDeploy may take when each of its parts is slow but in time. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { CodeDeployDeployment, Service } from '../observation.ts';
import type { RolloutDurations, RolloutTime } from './strategy.ts';

const eventSeconds = 60;
/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html#appspec-hooks-ecs */
const usualEvents = 6;
/** With a listener for test traffic. */
const testEvents = 2;

export function codeDeployRolloutTime(
  _service: Service,
  { codeDeploy }: KnownDeployment,
  waitUntil: WaitUntil,
  { start, gracePeriod, healthCheck }: RolloutDurations,
): RolloutTime {
  const { readyWaitSeconds: ready = 0, terminationWaitSeconds: kept = 0, hasTestListener } = codeDeploy ?? {};
  const up = 1.5 * (start + gracePeriod + healthCheck);
  // Where CodeDeploy shifts all at once, no target is checked before: also `healthy` waits for the shift.
  const events = eventSeconds * (usualEvents + (hasTestListener === true ? testEvents : 0));
  const steps = stepSeconds(codeDeploy);
  const termination = waitUntil === 'completed' ? kept : 0;
  const parts = [
    `1.5 × (start ${start} s + grace period ${gracePeriod} s + health check ${healthCheck} s)`,
    `events ${events} s`,
    ...(steps > 0 ? [`steps ${steps} s`] : []),
    ...(ready > 0 ? [`wait for a person ${ready} s`] : []),
    ...(termination > 0 ? [`wait before the old task set ends ${termination} s`] : []),
  ];
  const waits = steps + ready + termination;
  return { seconds: up + events + waits, waitingSeconds: waits, sum: parts.join(' + ') };
}

/** How long CodeDeploy waits between the steps of the shift, in all. */
function stepSeconds({ trafficStep: step }: Partial<CodeDeployDeployment> = {}): number {
  if (!step) return 0;
  return step.kind === 'canary' ? step.intervalSeconds : (Math.ceil(100 / step.percent) - 1) * step.intervalSeconds;
}
