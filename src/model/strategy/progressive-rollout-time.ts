/** How long a blue/green, linear or canary deployment may take when each of its parts is slow but in time. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { DeploymentConfiguration, Service } from '../observation.ts';
import type { RolloutDurations, RolloutTime } from './strategy.ts';
import { stepsOf } from './traffic-steps.ts';

const hookSeconds = 300;
/** All changes of an Application Load Balancer's rules. */
const shiftSeconds = 120;
/** What ECS does after the last stage until it calls the deployment complete. */
const endSeconds = 120;
/** An Express service's load balancer is made first. */
const provisioningSeconds = 300;

export function progressiveRolloutTime(
  service: Service,
  { serviceDeployment }: KnownDeployment,
  waitUntil: WaitUntil,
  { start, gracePeriod, healthCheck, drain, beforeShift = 0, weightChange }: RolloutDurations,
): RolloutTime {
  const configuration: DeploymentConfiguration = serviceDeployment?.configuration ?? service;
  const isManaged = service.resourceManagementType === 'ECS';
  const [isTraffic, isCompleted] = [waitUntil !== 'healthy', waitUntil === 'completed'];
  const up = 1.5 * (start + gracePeriod + healthCheck) + (isManaged ? provisioningSeconds : 0);
  const [steps, stepSeconds] = stepsOf(configuration);
  // The test rule moves once, the production rule at every step.
  const shift = !isTraffic ? 0 : weightChange === undefined ? shiftSeconds : beforeShift + weightChange * (1 + steps);
  const waits = isTraffic ? stepSeconds : 0;
  const hooks = isTraffic ? hookSeconds * hookedStages(configuration) : 0;
  const bake = isCompleted ? configuration.bakeTimeSeconds : 0;
  const end = isCompleted ? drain + endSeconds : 0;
  const parts = [
    `1.5 × (start ${start} s + grace period ${gracePeriod} s + health check ${healthCheck} s)`,
    ...(isManaged ? [`provisioning ${provisioningSeconds} s`] : []),
    ...(isTraffic ? [`shift of traffic ${shift} s`] : []),
    ...(waits > 0 ? [`steps ${waits} s`] : []),
    ...(hooks > 0 ? [`hooks ${hooks} s`] : []),
    ...(isCompleted ? [`bake time ${bake} s`, `drain and end ${end} s`] : []),
  ];
  return { seconds: up + shift + waits + hooks + bake + end, waitingSeconds: waits + bake, sum: parts.join(' + ') };
}

/** A pause waits for a person: nobody knows how long. */
const hookedStages = ({ lifecycleHooks = [] }: DeploymentConfiguration): number =>
  new Set(lifecycleHooks.filter(({ targetType }) => targetType !== 'PAUSE').flatMap(({ stages }) => stages)).size;
