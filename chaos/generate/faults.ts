/** How AWS's answers fail: for a while or now and then, all of them or those of some operations. */
import fc, { type Arbitrary } from 'fast-check';
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { ApiBehaviour, Bucket, Fault, Neighbour } from '../../simulator/scenario.ts';
import { among, inPercent, sparse, weighted } from './weights.ts';

const OPERATIONS: readonly Operation[] = [
  'DescribeServices',
  'ListTasks',
  'DescribeTasks',
  'DescribeTargetHealth',
  'DescribeTargetGroups',
  'DescribeTaskDefinition',
  'ListServiceDeployments',
  'DescribeServiceDeployments',
  'DescribeServiceRevisions',
  'DescribeRules',
  'DescribeListeners',
  'DescribeContainerInstances',
  'DescribeTargetGroupAttributes',
  'GetDeployment',
  'BatchGetDeploymentTargets',
  'GetDeploymentConfig',
  'ListTargets',
  'GetTargetGroup',
  'GetRule',
  'GetListener',
  'GetLogEvents',
];

const BUCKETS: readonly Bucket[] = [
  'service-read',
  'cluster-resource-read',
  'service-deployment',
  'service-revision',
  'task-definition-read',
  'load-balancer-read',
];

const passing: Arbitrary<Fault['fault']> = weighted<Fault['fault']>(
  [4, fc.constant('throttled')],
  [4, fc.constant('server-error')],
  [3, fc.constant('late')],
  [2, fc.constant('hangs')],
  [2, fc.constant('no-such-host')],
  [2, fc.constant('html')],
  [2, fc.constant('reset')],
  [2, fc.constant('truncated')],
);
const refusing: Arbitrary<Fault['fault']> = among('denied', 'denied', 'denied', 'expired-credentials', 'no-credentials');

const operations = fc.uniqueArray(among(...OPERATIONS), { minLength: 1, maxLength: 4 });

/** For a while: every call that it fits meets it. */
const outage: Arbitrary<Fault> = fc
  .record({
    fault: passing,
    operations: inPercent(60, operations),
    from: fc.integer({ min: -60, max: 600 }),
    seconds: fc.integer({ min: 1, max: 240 }),
    late: among(2, 6, 15, 25),
  })
  .map(({ fault, operations: of, from, seconds, late }) => ({
    fault,
    ...(of === undefined ? {} : { operations: of }),
    from,
    until: from + seconds,
    ...(fault === 'late' ? { seconds: late } : {}),
  }));

/** Now and then. */
const sporadic: Arbitrary<Fault> = fc
  .record({ fault: passing, operations: inPercent(50, operations), share: among(0.02, 0.1, 0.3, 0.6), late: among(2, 6, 15) })
  .map(({ fault, operations: of, share, late }) => ({
    fault,
    ...(of === undefined ? {} : { operations: of }),
    share,
    ...(fault === 'late' ? { seconds: late } : {}),
  }));

/** From the beginning or from a moment on, for good. */
const refusal: Arbitrary<Fault> = sparse<Fault>({
  fault: refusing,
  operations: inPercent(85, operations),
  from: inPercent(40, fc.integer({ min: 0, max: 600 })),
});

const neighbour: Arbitrary<Neighbour> = sparse<Neighbour>({
  bucket: among(...BUCKETS),
  callsPerSecond: among(5, 25, 60),
  from: inPercent(50, fc.integer({ min: 0, max: 300 })),
  until: inPercent(50, fc.integer({ min: 300, max: 900 })),
});

const laggards = among<Operation>(
  'DescribeServices',
  'DescribeTasks',
  'DescribeTargetHealth',
  'DescribeServiceRevisions',
  'DescribeServiceDeployments',
);

type Stale = NonNullable<ApiBehaviour['stale']>[number];

/** For a while answers stand still, at what was so some seconds before. */
export const stale: Arbitrary<Stale> = fc
  .record({
    operation: weighted<Operation>(
      [3, laggards],
      [1, among<Operation>('ListTasks', 'ListServiceDeployments', 'DescribeRules', 'GetDeployment', 'BatchGetDeploymentTargets')],
    ),
    from: fc.integer({ min: -20, max: 500 }),
    seconds: fc.integer({ min: 3, max: 60 }),
    before: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ operation, from, seconds, before }) => ({ operation, from, until: from + seconds, showing: from - before }));

const LISTS: readonly Operation[] = ['ListTasks', 'ListServiceDeployments', 'ListTargets'];

interface Pages {
  readonly pageSize: number;
  readonly missing?: Fault;
}

/** Lists in more pages than one, of which further ones may be missing for a while, or now and then. */
const pages: Arbitrary<Pages> = sparse<Pages>({
  pageSize: among(1, 2, 5),
  missing: inPercent(
    60,
    weighted([1, outage], [1, sporadic]).map((fault): Fault => ({ ...fault, operations: LISTS, furtherPages: true })),
  ),
});

const unpaged: Arbitrary<ApiBehaviour> = sparse<ApiBehaviour>({
  faults: inPercent(90, fc.array(weighted([4, outage], [4, sporadic], [1, refusal]), { minLength: 1, maxLength: 3 })),
  neighbours: inPercent(15, fc.array(neighbour, { minLength: 1, maxLength: 2 })),
  latencySeconds: inPercent(20, among(0.02, 0.2, 0.4)),
  lagSeconds: inPercent(
    15,
    fc.tuple(laggards, among(3, 8)).map(([operation, seconds]) => ({ [operation]: seconds })),
  ),
  stale: inPercent(12, fc.array(stale, { minLength: 1, maxLength: 2 })),
});

export const api: Arbitrary<ApiBehaviour> = fc
  .tuple(unpaged, inPercent(12, pages))
  .map(([behaviour, inPages]) => (inPages === undefined ? behaviour : withPages(behaviour, inPages)));

const withPages = ({ faults = [], ...behaviour }: ApiBehaviour, { pageSize, missing }: Pages): ApiBehaviour => ({
  ...behaviour,
  pageSize,
  faults: missing === undefined ? faults : [missing, ...faults],
});
