/**
 * How AWS throttles: a bucket of tokens for each family of operations, shared by all callers of an account and region. A call
 * takes a token, tokens come back at a steady rate, and a call that finds none is refused.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html and, for Elastic Load Balancing,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html: its table says 200 and 50 for what changes
 * nothing, its text 40 and 10. Which of them holds is not known, so both are played.
 */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { START, type Bucket, type BucketLimit, type Neighbour, type Scenario } from '../scenario.ts';
import { seededRandom } from '../world/aws-names.ts';

/** Of Elastic Load Balancing's reads, by the text of the page. */
export const narrowLoadBalancerReads: BucketLimit = { burst: 40, perSecond: 10 };

const limits: Readonly<Record<Bucket, BucketLimit>> = {
  'service-read': { burst: 100, perSecond: 20 },
  'cluster-resource-read': { burst: 100, perSecond: 20 },
  'service-deployment': { burst: 50, perSecond: 20 },
  'service-revision': { burst: 50, perSecond: 20 },
  'task-definition-read': { burst: 50, perSecond: 20 },
  'load-balancer-read': { burst: 200, perSecond: 50 },
};

/** Of CloudWatch Logs, CodeDeploy and VPC Lattice AWS names none for what is asked here. */
const bucketOf: { readonly [Q in Operation]?: Bucket } = {
  DescribeServices: 'service-read',
  ListTasks: 'cluster-resource-read',
  DescribeTasks: 'cluster-resource-read',
  DescribeContainerInstances: 'cluster-resource-read',
  ListServiceDeployments: 'service-deployment',
  DescribeServiceDeployments: 'service-deployment',
  DescribeServiceRevisions: 'service-revision',
  DescribeTaskDefinition: 'task-definition-read',
  DescribeTargetGroups: 'load-balancer-read',
  DescribeTargetHealth: 'load-balancer-read',
  DescribeTargetGroupAttributes: 'load-balancer-read',
  DescribeRules: 'load-balancer-read',
  DescribeListeners: 'load-balancer-read',
};

/** Whether a call gets a token. Calls must come in order of time. */
export type TakeToken = (operation: Operation, atMs: number) => boolean;

export function tokenBuckets({ api, seed = 1 }: Scenario): TakeToken {
  const takers = new Map<Bucket, (second: number) => boolean>();
  return (operation, atMs) => {
    const bucket = bucketOf[operation];
    if (bucket === undefined) return true;
    const others = (api?.neighbours ?? []).filter((neighbour) => neighbour.bucket === bucket);
    const take = takers.get(bucket) ?? takerFrom(api?.limits?.[bucket] ?? limits[bucket], others, seed);
    takers.set(bucket, take);
    return take((atMs - START) / 1000);
  };
}

function takerFrom({ burst, perSecond }: BucketLimit, others: readonly Neighbour[], seed: number): (second: number) => boolean {
  const random = seededRandom(seed);
  const edges = others.flatMap(({ from, until }) => [from ?? [], until ?? []].flat()).sort((a, b) => a - b);
  const takenAt = (second: number): number =>
    others
      .filter(({ from = -Infinity, until = Infinity }) => second >= from && second < until)
      .reduce((sum, { callsPerSecond }) => sum + callsPerSecond, 0);
  let tokens = burst;
  let at = -3600;
  return (second) => {
    for (const edge of [...edges.filter((one) => one > at && one < second), second]) {
      tokens = Math.min(burst, Math.max(0, tokens + (perSecond - takenAt(at)) * (edge - at)));
      at = edge;
    }
    if (tokens >= 1) {
      tokens -= 1;
      return true;
    }
    // Where others ask for more than comes back, whoever is first gets each token.
    return takenAt(second) >= perSecond && random() < perSecond / takenAt(second);
  };
}
