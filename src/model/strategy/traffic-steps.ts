/** In what steps production traffic goes over to a new deployment. */
import type { DeploymentConfiguration } from '../observation.ts';

/**
 * What AWS takes where a service does not say.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CanaryConfiguration.html
 */
export const defaultTrafficSteps: Readonly<Record<string, Required<DeploymentConfiguration>['trafficStep']>> = {
  LINEAR: { percent: 10, bakeSeconds: 360 },
  CANARY: { percent: 5, bakeSeconds: 600 },
};

/** In how many steps, and how long ECS waits between them in all, in seconds. */
export function stepsOf({ strategy, trafficStep }: DeploymentConfiguration): readonly [count: number, seconds: number] {
  if (!trafficStep) return [1, 0];
  const count = strategy === 'CANARY' ? 2 : Math.ceil(100 / trafficStep.percent);
  return [count, (count - 1) * trafficStep.bakeSeconds];
}
