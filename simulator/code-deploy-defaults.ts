/** The names that CodeDeploy's console gives, and the configurations by which traffic is shifted, AWS's own and a user's. */
import type { TrafficShiftSpec } from './scenario.ts';
import type { ServiceSetting } from './scenario-defaults.ts';

export interface TrafficConfiguration {
  readonly name: string;
  readonly shift: TrafficShiftSpec;
}

export const ALL_AT_ONCE: TrafficConfiguration = { name: 'CodeDeployDefault.ECSAllAtOnce', shift: { type: 'all-at-once' } };

const AWS_OWN: readonly TrafficConfiguration[] = [
  ALL_AT_ONCE,
  ...[1, 3].map((minutes): TrafficConfiguration => ({
    name: `CodeDeployDefault.ECSLinear10PercentEvery${minutes}Minutes`,
    shift: { type: 'linear', percent: 10, minutes },
  })),
  ...[5, 15].map((minutes): TrafficConfiguration => ({
    name: `CodeDeployDefault.ECSCanary10Percent${minutes}Minutes`,
    shift: { type: 'canary', percent: 10, minutes },
  })),
];

function isSame(one: TrafficShiftSpec, other: TrafficShiftSpec): boolean {
  if (one.type === 'all-at-once' || other.type === 'all-at-once') return one.type === other.type;
  return one.type === other.type && one.percent === other.percent && one.minutes === other.minutes;
}

/** By which configuration a service's traffic is shifted. */
export function configurationOf({ name, codeDeploy }: ServiceSetting): TrafficConfiguration {
  const { shift = ALL_AT_ONCE.shift } = codeDeploy ?? {};
  const own = AWS_OWN.find((one) => isSame(one.shift, shift));
  if (own !== undefined) return own;
  const steps = shift.type === 'all-at-once' ? '' : `-${shift.percent}-percent-${shift.minutes}-minutes`;
  return { name: `${name}-${shift.type}${steps}`, shift };
}

/** Those that an account has in which these services are. */
export const allConfigurations = (services: readonly ServiceSetting[]): readonly TrafficConfiguration[] => [
  ...AWS_OWN,
  ...services.map(configurationOf),
];

export const applicationOf = ({ cluster, name }: ServiceSetting): string => `AppECS-${cluster}-${name}`;
export const deploymentGroupOf = ({ cluster, name }: ServiceSetting): string => `DgpECS-${cluster}-${name}`;
