/**
 * How far ECS has brought a blue/green, linear or canary deployment, in words that change only when something has changed:
 * what comes next is told by its time of day, which does not tick.
 */
import type { KnownDeployment, TrafficProgress } from '../deployment.ts';
import type { DeploymentConfiguration, Observation, ServiceDeployment } from '../observation.ts';
import { dueInWords, list, percentage } from '../text.ts';
import { functionName, pausesOf, stageOfHook } from './lifecycle-hooks.ts';
import { expiryInWords } from './pause-words.ts';
import { shiftStage, stagesInOrder } from './stages.ts';
import { stepsOf } from './traffic-steps.ts';

const statusWords: Readonly<Record<string, string | undefined>> = {
  PENDING: 'PENDING: ECS has not begun',
  IN_PROGRESS: undefined,
  SUCCESSFUL: 'ECS: SUCCESSFUL',
  STOP_REQUESTED: 'STOP_REQUESTED: ECS is about to stop it',
  STOPPED: 'STOPPED',
  ROLLBACK_REQUESTED: 'ROLLBACK_REQUESTED: it may still succeed',
  ROLLBACK_IN_PROGRESS: 'ROLLBACK_IN_PROGRESS',
  ROLLBACK_SUCCESSFUL: 'ROLLBACK_SUCCESSFUL',
  ROLLBACK_FAILED: 'ROLLBACK_FAILED',
};

/** `PRODUCTION_TRAFFIC_SHIFT, production 30 % (step 3 of 10), next step about 10:14 UTC`. */
export function progressOf(deployment: KnownDeployment, { at }: Observation): string | undefined {
  const { serviceDeployment, traffic } = deployment;
  if (!serviceDeployment) return undefined;
  const { status } = serviceDeployment;
  const parts = [
    Object.hasOwn(statusWords, status) ? statusWords[status] : `${status}: a status that is not known here`,
    stageInWords(serviceDeployment, traffic, at),
    ...weightsInWords(serviceDeployment),
    nextStepInWords(serviceDeployment, traffic, at),
    ...hooksInWords(serviceDeployment),
    alarmsInWords(serviceDeployment),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function stageInWords(
  { lifecycleStage: stage, status, configuration }: ServiceDeployment,
  traffic: TrafficProgress | undefined,
  at: number,
): string | undefined {
  if (stage === undefined) return undefined;
  if (!stagesInOrder.includes(stage)) return `${stage}: a stage that is not known here`;
  if (stage !== 'BAKE_TIME' || status !== 'IN_PROGRESS' || !configuration || !traffic) return stage;
  return `${stage}, ${dueInWords('its end', traffic.stageSince + configuration.bakeTimeSeconds * 1000, at)}`;
}

/** Test traffic is told until production traffic follows it. */
function weightsInWords({ lifecycleStage, status, target, configuration }: ServiceDeployment): readonly string[] {
  const { testWeight = 0, productionWeight: production } = target ?? {};
  const isTested = testWeight > 0 && (production ?? 0) === 0;
  const step = lifecycleStage === undefined || status !== 'IN_PROGRESS' ? undefined : stepOf(production, configuration);
  return [
    ...(isTested ? [`test traffic ${percentage(testWeight)}`] : []),
    ...(production === undefined ? [] : [`production ${percentage(production)}${step === undefined ? '' : ` (${step})`}`]),
  ];
}

/** `step 3 of 10`; undefined while the shift has not begun, once it is over, and where it is one step. */
function stepOf(percent = 0, configuration: DeploymentConfiguration | undefined): string | undefined {
  const step = configuration?.trafficStep;
  if (!step || percent <= 0 || percent >= 100) return undefined;
  const [steps] = stepsOf(configuration);
  return `step ${Math.max(1, Math.round(percent / step.percent))} of ${steps}`;
}

function nextStepInWords(
  { lifecycleStage, status, configuration, ...serviceDeployment }: ServiceDeployment,
  traffic: TrafficProgress | undefined,
  at: number,
): string | undefined {
  const { trafficStep } = configuration ?? {};
  const isShifting = lifecycleStage === shiftStage && status === 'IN_PROGRESS';
  const percent = traffic?.productionWeight ?? 0;
  const isPaused = pausesOf({ ...serviceDeployment, status }).length > 0;
  if (!traffic || !trafficStep || !isShifting || isPaused || percent <= 0 || percent >= 100) return undefined;
  return dueInWords('next step', traffic.weightSince + trafficStep.bakeSeconds * 1000, at);
}

/** Those that have succeeded are over. */
function hooksInWords(serviceDeployment: ServiceDeployment): readonly string[] {
  const pauses = pausesOf(serviceDeployment);
  return (serviceDeployment.hooks ?? []).flatMap((hook) => {
    const at = ` at ${stageOfHook(serviceDeployment, hook) ?? 'a stage that is not told'}`;
    if (pauses.includes(hook)) return `waits for a person${at} ${expiryInWords(hook).replaceAll('`', '')}`;
    if (hook.status === 'SUCCEEDED') return [];
    const what = hook.targetType === 'PAUSE' ? 'pause' : `hook ${functionName(hook.targetArn) ?? hook.id}`;
    return `${what}${at} ${hook.status === 'IN_PROGRESS' ? 'in progress' : hook.status}`;
  });
}

function alarmsInWords({ alarmStatus, triggeredAlarmNames: names }: ServiceDeployment): string | undefined {
  if (alarmStatus !== 'TRIGGERED') return undefined;
  return names.length === 0 ? 'an alarm TRIGGERED' : `${names.length === 1 ? 'alarm' : 'alarms'} ${list(names)} TRIGGERED`;
}

/** Whether ECS has any traffic to shift: there are deployments that it takes through the stages without. */
export function managesTraffic({ service, revisions }: Observation, { id, entry }: KnownDeployment): boolean {
  const revision = revisions.get(id);
  const loadBalancers = [service?.loadBalancers, revision?.loadBalancers, revision?.managedLoadBalancers];
  return (
    loadBalancers.some((some) => some !== undefined && some.length > 0) ||
    service?.resourceManagementType === 'ECS' ||
    (revision?.gatewayConnectorCount ?? 0) > 0 ||
    (entry?.vpcLatticeCount ?? 0) > 0 ||
    [entry, revision].some((one) => one?.serviceConnect === true)
  );
}

/** `it has 30 % of production traffic`, as ECS asked for it; undefined where nothing is known of the deployment's traffic. */
export function productionShareInWords(deployment: KnownDeployment, observation: Observation): string | undefined {
  const { target } = deployment.serviceDeployment ?? {};
  if (!deployment.serviceDeployment) return undefined;
  if (!managesTraffic(observation, deployment)) return 'ECS manages no traffic for it';
  if (target?.productionWeight === undefined) return 'ECS does not tell its share of production traffic';
  return `it has ${percentage(target.productionWeight)} of production traffic`;
}
