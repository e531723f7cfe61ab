/**
 * What depends on how ECS carries a deployment out. One {@link Strategy} for each kind; whoever needs to know asks the
 * deployment's own strategy, and compares neither the service's controller nor its strategy.
 */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { LoadBalancer, Observation, Service } from '../observation.ts';
import type { Rollback } from '../rollback.ts';

/** How long the parts of a rollout may take at the most, each when it is slow but in time; in seconds. */
export interface RolloutDurations {
  /** From the placing of a task until it runs. */
  readonly start: number;
  readonly gracePeriod: number;
  /** Until a health check that never succeeds is found out. */
  readonly healthCheck: number;
  /** Until an old target is deregistered. */
  readonly drain: number;
}

/** Another deployment that has taken the place of the one that is verified. */
export interface Successor {
  readonly id: string;
  readonly taskDefinition: string;
}

/** A load balancer as a deployment uses it: `targetGroupArn` is its own group. */
export interface OwnLoadBalancer extends LoadBalancer {
  /** The other group of its pair: targets there never count. Absent: it has no pair. */
  readonly otherTargetGroupArn?: string;
  /**
   * How its own group of a pair is known. `registered`: tasks of the deployment are there, and only there. `unregistered`: none is
   * registered in either, and `targetGroupArn` is where they are expected. `contradictory`: they are in both, or elsewhere than
   * ECS says; nothing of it is healthy. Absent: it has no pair.
   */
  readonly registration?: 'registered' | 'unregistered' | 'contradictory';
}

export interface Strategy {
  /** The load balancers, and so the target groups, that a deployment's tasks register with; undefined: not known yet. */
  readonly loadBalancersOf: (observation: Observation, deploymentId: string) => readonly OwnLoadBalancer[] | undefined;
  /**
   * Whether ECS has brought the deployment where `wait-until` wants it, apart from the health of its tasks; what it does not
   * know is no.
   */
  readonly isWhereWanted: (waitUntil: WaitUntil, deployment: KnownDeployment, observation: Observation) => boolean;
  /** What ECS has yet to do when all tasks are healthy and the deployment is not where it is wanted. */
  readonly stillToDo: (deployment: KnownDeployment, observation: Observation) => string;
  /** How far ECS is, for progress; undefined: nothing to add to the counts. `isHealthy`: all tasks are, in this observation. */
  readonly progress: (deployment: KnownDeployment, observation: Observation, isHealthy: boolean) => string | undefined;
  /** Whether ECS went back to an older deployment. */
  readonly rollback: (deployment: KnownDeployment, observation: Observation | undefined) => Rollback | undefined;
  /** What has taken the deployment's place. */
  readonly successor: (deployment: KnownDeployment, observation: Observation) => Successor | undefined;
  /** How ECS gave the deployment up; undefined: it has not. */
  readonly failure: (deployment: KnownDeployment, observation: Observation | undefined) => string | undefined;
  /** How many tasks ECS may start beside those that must stay. */
  readonly startableAtOnce: (service: Service) => number;
  /** How long a rollout may take, in seconds, before `stable-for` and the limits of `timeout: auto`; and the sum in words. */
  readonly rolloutTime: (
    service: Service,
    waitUntil: WaitUntil,
    parts: RolloutDurations,
  ) => { readonly seconds: number; readonly sum: string };
  /** Whether the deployment circuit breaker and deployment alarms are what ends a failing deployment. */
  readonly hasCircuitBreaker: boolean;
  /** API operations that only this strategy cannot do without: denied, there is no verdict. */
  readonly requiredOperations: ReadonlySet<string>;
}

/** The deployment that is verified, with what depends on its kind. */
export interface VerifiedDeployment extends KnownDeployment {
  readonly strategy: Strategy;
}
