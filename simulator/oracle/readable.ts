/** What can be read when, by the scenario's faults; those that befall only some of the calls are left out. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { serviceOf } from '../api/errors.ts';
import { START, type Fault, type ServiceKind } from '../scenario.ts';
import { loadBalancersOfRevision } from '../scenario-defaults.ts';
import type { ServiceState } from '../world/world.ts';
import { hasTaskSets } from './entries.ts';
import { isProgressive } from './own-groups.ts';
import type { WatchedService } from './view.ts';

const REFUSALS: readonly Fault['fault'][] = ['denied', 'expired-credentials', 'no-credentials'];
const FAILURES: readonly Fault['fault'][] = [...REFUSALS, 'throttled', 'server-error', 'hangs', 'no-such-host', 'html'];

/** Whether every call of an operation meets one of these faults at a time, or has in the time before it. */
const meets = (
  { simulation }: WatchedService,
  operation: Operation,
  atMs: number,
  met: readonly Fault['fault'][],
  beforeSeconds = 0,
): boolean =>
  (simulation.scenario.api?.faults ?? []).some(
    ({ fault, operations, from = -Infinity, until = Infinity, every = 1, share = 1 }) => {
      const second = (atMs - START) / 1000;
      return (
        met.includes(fault) &&
        operations?.includes(operation) !== false &&
        second >= from &&
        second - beforeSeconds < until &&
        every === 1 &&
        share === 1
      );
    },
  );

/** `wasHeard`: AWS has answered before, so that a source of credentials that fails is an outage, and no refusal. */
export const isDenied = (watched: WatchedService, operation: Operation, atMs: number, wasHeard: boolean): boolean =>
  meets(
    watched,
    operation,
    atMs,
    REFUSALS.filter((refusal) => !wasHeard || refusal !== 'no-credentials'),
  );

export const canBeRead = (watched: WatchedService, operation: Operation, atMs: number): boolean =>
  !meets(watched, operation, atMs, FAILURES);

/** A minute, and the jitter. */
const LEFT_ALONE_SECONDS = 66;

/** An API that throttled to the end of an observation may be left alone for up to a minute, but for ECS, which is asked in every one. */
export const isLeftAlone = (watched: WatchedService, operation: Operation, atMs: number): boolean =>
  serviceOf(operation) !== 'ecs' && meets(watched, operation, atMs, ['throttled'], LEFT_ALONE_SECONDS);

/**
 * Connectors, and what there is of VPC Lattice, are told by the revision alone: without it nobody knows that a service without load
 * balancers has none. Nor does anybody know without it which group of a pair is whose. A task set has neither, and says itself
 * where its tasks register.
 */
export const needsRevision = ({ setting, revision }: ServiceState): boolean =>
  !hasTaskSets(setting) &&
  (toldByRevision.includes(setting.kind) || isProgressive(setting) || loadBalancersOfRevision(setting, revision).length === 0);

const toldByRevision: readonly ServiceKind[] = ['gateway', 'lattice'];

/** A rule is asked about in one way, a listener in another. */
export function ruleOperation(arn: string): 'DescribeRules' | 'DescribeListeners' | 'GetRule' | 'GetListener' {
  if (arn.includes(':vpc-lattice:')) return arn.includes('/rule/') ? 'GetRule' : 'GetListener';
  return arn.includes(':listener-rule/') ? 'DescribeRules' : 'DescribeListeners';
}
