/** What a blue/green, linear or canary deployment is going to do, said when it first shows. */
import type { DeploymentConfiguration, LifecycleHook } from '../observation.ts';
import { duration, list, percentage } from '../text.ts';
import { functionName } from './lifecycle-hooks.ts';
import { stagesInOrder } from './stages.ts';

const time = (seconds: number): string => duration(seconds * 1000);

/** `CANARY: 5 % of production traffic for 10 min, then all; bake time 5 min`; undefined for a rolling update. */
export function strategyInWords({ strategy, trafficStep: step, bakeTimeSeconds }: DeploymentConfiguration): string | undefined {
  if (strategy === 'ROLLING') return undefined;
  const plans: Readonly<Record<string, string | undefined>> = {
    BLUE_GREEN: 'all production traffic at once',
    LINEAR: step && `${percentage(step.percent)} more of production traffic every ${time(step.bakeSeconds)}`,
    CANARY: step && `${percentage(step.percent)} of production traffic for ${time(step.bakeSeconds)}, then all`,
  };
  const plan = Object.hasOwn(plans, strategy) ? plans[strategy] : undefined;
  return `${strategy}${plan === undefined ? '' : `: ${plan}`}; bake time ${time(bakeTimeSeconds)}`;
}

const hookInWords = ({ targetType, targetArn }: LifecycleHook): string =>
  targetType === 'PAUSE' ? 'a pause for a person' : `hook ${functionName(targetArn) ?? targetType}`;

/** `on its way: hook check-traffic at POST_TEST_TRAFFIC_SHIFT, a pause for a person at …`, in the order of the stages; undefined: none. */
export function hooksAheadInWords({ lifecycleHooks = [] }: DeploymentConfiguration): string | undefined {
  const ahead = lifecycleHooks
    .flatMap((hook) => hook.stages.map((stage) => ({ hook, stage })))
    .toSorted((a, b) => stagesInOrder.indexOf(a.stage) - stagesInOrder.indexOf(b.stage));
  if (ahead.length === 0) return undefined;
  return `on its way: ${list(ahead.map(({ hook, stage }) => `${hookInWords(hook)} at ${stage}`))}`;
}
