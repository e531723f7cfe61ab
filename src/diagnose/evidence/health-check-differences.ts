/** How the health checks of the two groups of a pair differ. */
import type { HealthCheck, TargetGroup } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';
import { pairsOf, trafficObservation } from './production-traffic.ts';

export interface Difference {
  /** By the API's own name. */
  readonly field: string;
  readonly name: Exclude<keyof HealthCheck, 'enabled' | 'matcherKind'>;
  /** undefined: it has none, as a check by TCP has no path. */
  readonly ofModel: string | undefined;
  readonly ofOther: string | undefined;
}

export interface DifferingPair {
  /** The group whose check healthy targets pass; where that is both or neither, the deployment's own. */
  readonly model: TargetGroup;
  readonly other: TargetGroup;
  /** Whether targets pass the check of the one, and none that of the other. */
  readonly isModelProven: boolean;
  readonly differences: readonly Difference[];
}

const fields: readonly (readonly [Difference['name'], field: string])[] = [
  ['protocol', 'HealthCheckProtocol'],
  ['port', 'HealthCheckPort'],
  ['path', 'HealthCheckPath'],
  ['matcher', 'Matcher'],
  ['intervalSeconds', 'HealthCheckIntervalSeconds'],
  ['timeoutSeconds', 'HealthCheckTimeoutSeconds'],
  ['healthyThreshold', 'HealthyThresholdCount'],
  ['unhealthyThreshold', 'UnhealthyThresholdCount'],
];

const differencesOf = (model: HealthCheck, other: HealthCheck): readonly Difference[] =>
  fields.flatMap(([name, field]) => {
    const [ofModel, ofOther] = [model[name]?.toString(), other[name]?.toString()];
    return ofModel === ofOther ? [] : [{ field, name, ofModel, ofOther }];
  });

export function differingPairs(timeline: Timeline): readonly DifferingPair[] {
  const { targetGroups = [], targets } = trafficObservation(timeline) ?? {};
  const isPassed = ({ arn }: TargetGroup): boolean => targets?.get(arn)?.some(({ state }) => state === 'healthy') ?? false;
  return pairsOf(timeline).flatMap((pair) => {
    const own = targetGroups.find(({ arn }) => arn === pair.own);
    const second = targetGroups.find(({ arn }) => arn === pair.other);
    if (!own || !second) return [];
    const [model, other] = isPassed(second) && !isPassed(own) ? [second, own] : [own, second];
    const differences = differencesOf(model.healthCheck, other.healthCheck);
    return differences.length === 0 ? [] : [{ model, other, isModelProven: isPassed(model) && !isPassed(other), differences }];
  });
}
