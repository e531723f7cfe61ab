import type { HealthCheck, TargetGroup } from '../../../model/observation.ts';
import { defineCause } from '../../define-cause.ts';
import { pairsOf, trafficObservation } from '../../evidence/production-traffic.ts';
import type { Readings } from '../../evidence/readings.ts';
import { awsCommand } from '../../remedy/commands.ts';

/** By the API's own names, which `modify-target-group` takes as options. */
const fields: readonly (readonly [keyof HealthCheck, field: string, option: string])[] = [
  ['protocol', 'HealthCheckProtocol', 'health-check-protocol'],
  ['port', 'HealthCheckPort', 'health-check-port'],
  ['path', 'HealthCheckPath', 'health-check-path'],
  ['matcher', 'Matcher', 'matcher'],
  ['intervalSeconds', 'HealthCheckIntervalSeconds', 'health-check-interval-seconds'],
  ['timeoutSeconds', 'HealthCheckTimeoutSeconds', 'health-check-timeout-seconds'],
  ['healthyThreshold', 'HealthyThresholdCount', 'healthy-threshold-count'],
  ['unhealthyThreshold', 'UnhealthyThresholdCount', 'unhealthy-threshold-count'],
];

interface Difference {
  readonly field: string;
  readonly option: string;
  readonly ofOwn: string;
  readonly ofOther: string;
}

interface DifferingPair {
  readonly own: TargetGroup;
  readonly other: TargetGroup;
  readonly differences: readonly Difference[];
}

function differingPairs(timeline: Readings): readonly DifferingPair[] {
  const groups = trafficObservation(timeline)?.targetGroups ?? [];
  return pairsOf(timeline).flatMap((pair) => {
    const own = groups.find(({ arn }) => arn === pair.own);
    const other = groups.find(({ arn }) => arn === pair.other);
    return own && other ? [{ own, other, differences: differencesOf(own.healthCheck, other.healthCheck) }] : [];
  });
}

const differencesOf = (own: HealthCheck, other: HealthCheck): readonly Difference[] =>
  fields.flatMap(([name, field, option]) => {
    const [ofOwn, ofOther] = [String(own[name] ?? 'none'), String(other[name] ?? 'none')];
    return ofOwn === ofOther ? [] : [{ field, option, ofOwn, ofOther }];
  });

export const pairHealthChecksDiffer = defineCause({
  id: 'pair-health-checks-differ',
  severity: 'warning',
  title: 'The two target groups of a pair check health differently',
  explanation:
    'Deployments take the two groups of a pair in turn. Where they check differently, every second deployment is held to another standard: the same revision is healthy in one group and fails in the other.',
  origins: ['The health check of one group was changed and the other forgotten.'],
  prevention: 'Create both groups from one definition.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
  find: (timeline) => differingPairs(timeline).find(({ differences }) => differences.length > 0),
  evidence: ({ own, other, differences }) =>
    differences.map(({ field, ofOwn, ofOther }) => ({
      field: `TargetGroup.${field}`,
      text: `${ofOwn} (${own.name}), ${ofOther} (${other.name})`,
    })),
  sentence: ({ own, other, differences }) => {
    const [first, ...more] = differences;
    const rest = more.length === 0 ? '' : `, and ${more.length} more differ`;
    return `${first?.field ?? ''} of ${own.name} is ${first?.ofOwn ?? ''}, of ${other.name} ${first?.ofOther ?? ''}${rest}`;
  },
  remedy: ({ own, other, differences }, timeline) => {
    const code = own.healthCheck.matcherKind === 'grpc' ? 'GrpcCode' : 'HttpCode';
    const options = differences.map(({ field, option, ofOwn }) => [option, field === 'Matcher' ? `${code}="${ofOwn}"` : ofOwn]);
    return {
      text: `Give ${other.name} the health check of ${own.name}, which the running tasks pass.`,
      paste: [
        {
          tool: 'AWS CLI',
          code: awsCommand(timeline, 'elbv2 modify-target-group', {
            'target-group-arn': other.arn,
            ...(Object.fromEntries(options) as Readonly<Record<string, string>>),
          }),
        },
      ],
    };
  },
});
