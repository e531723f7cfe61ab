/** Which lifecycle hook failed a deployment, and how: by what ECS says of it, and by what it shows of the hooks themselves. */
import { defined } from '../../model/defined.ts';
import type { Evidence } from '../../model/finding.ts';
import type { ActiveHook } from '../../model/observation.ts';
import { functionName, stageOfHook } from '../../model/strategy/lifecycle-hooks.ts';
import { latestService, type Timeline } from '../../model/timeline.ts';
import { anyOf, findQuote, type Quote } from './quotes.ts';
import type { Readings } from './readings.ts';
import { deploymentReasons } from './texts.ts';

export type HookFault = 'refused' | 'unparsable' | 'not-assumable' | 'not-invokable' | 'timed-out' | 'unknown';

export interface FailedHook {
  readonly fault: HookFault;
  /** `POST_TEST_TRAFFIC_SHIFT`; where no stage is named, `lifecycle`. */
  readonly stage: string;
  readonly functionName?: string;
  /** Of the function. */
  readonly arn?: string;
  readonly role?: string;
  /** Why ECS could not read the answer, or not call the function, in its own words. */
  readonly reason?: string;
  readonly evidence: readonly Evidence[];
}

/** The stable middle of each text. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html */
const faults: readonly (readonly [HookFault, RegExp])[] = [
  ['refused', /returned FAILED status/i],
  ['unparsable', /unable to parse the response|HookStatus/i],
  ['not-assumable', /unable to assume role/i],
  ['not-invokable', /unable to invoke hook target/i],
  ['timed-out', /hook.{0,300}timed out/i],
];

const quote: Quote = {
  where: deploymentReasons,
  says: anyOf(
    [
      /lifecycle hook\(?s?\)? (?:failed|timed out|target)|HookStatus|unable to invoke hook target/,
      /hook target .{1,300}(?:FAILED|timed out)|hook execution (?:fail|error|timed)/,
    ],
    'i',
  ),
  // A call of ECS's own to the load balancer, which it tells as a failed hook.
  butNot: /not authorized to perform: elasticloadbalancing:/i,
};

const stageIn = /([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) lifecycle/;
const functionIn = /((?:arn:[\w-]{1,20}:lambda:[\w:-]{0,60}|…):function:[\w-]{1,140})/;
const roleIn = /unable to assume role (arn:[\w:/+=,.@-]{1,300}[\w/])|:assumed-role\/([\w+=,.@-]{1,64})\//;
const reasonIn = /due to:? (.{1,160})/;

export function failedHook(timeline: Readings): FailedHook | undefined {
  const said = findQuote(timeline, quote);
  const shown = shownHook(timeline);
  if (!said && !shown) return undefined;
  const stage = said?.capture(stageIn) ?? shown?.stage ?? 'lifecycle';
  const arn = said?.capture(functionIn) ?? shown?.hook.targetArn ?? onlyHookAt(timeline, stage);
  return {
    fault: faults.find(([, says]) => said?.capture(says) !== undefined)?.[0] ?? faultOf(shown?.hook),
    stage,
    ...defined({
      arn,
      functionName: functionName(arn),
      role: said?.capture(roleIn),
      reason: said?.capture(reasonIn)?.replace(/\.$/, ''),
    }),
    evidence: [
      ...(said?.evidence ?? []),
      ...(shown ? [{ field: 'ServiceDeployment.lifecycleHookDetails.status', text: `${shown.hook.status}: ${arn ?? ''}` }] : []),
    ],
  };
}

const faultOf = (hook: ActiveHook | undefined): HookFault =>
  hook?.status === 'TIMED_OUT' ? 'timed-out' : hook?.status === 'FAILED' ? 'refused' : 'unknown';

/** Whether a hook that ended badly ends the deployment too: ECS may be told to go on without its answer. */
const endsDeployment = ({ status, timeoutAction }: ActiveHook): boolean =>
  status === 'FAILED' || (status === 'TIMED_OUT' && timeoutAction !== 'CONTINUE');

interface ShownHook {
  readonly hook: ActiveHook;
  readonly stage?: string;
}

/** The newest hook of a kind that ended the deployment, as far as any observation showed it: ECS shows only active ones. */
export function endingHook(
  { observations, deployment }: Timeline,
  isOfKind: (hook: ActiveHook) => boolean,
): ShownHook | undefined {
  for (const { serviceDeployments = [] } of observations.toReversed()) {
    const own = serviceDeployments.find(({ arn }) => arn === deployment?.serviceDeployment?.arn);
    const hook = own?.hooks?.find((one) => isOfKind(one) && endsDeployment(one));
    if (own && hook) return { hook, ...defined({ stage: stageOfHook(own, hook) }) };
  }
  return undefined;
}

const shownHook = (timeline: Timeline): ShownHook | undefined => endingHook(timeline, ({ targetType }) => targetType !== 'PAUSE');

/** The function that the service names for a stage, where there is no other. */
function onlyHookAt(timeline: Timeline, stage: string): string | undefined {
  const functions = (latestService(timeline)?.lifecycleHooks ?? [])
    .filter(({ stages }) => stages.includes(stage))
    .flatMap(({ targetArn }) => targetArn ?? []);
  return functions.length === 1 ? functions[0] : undefined;
}
