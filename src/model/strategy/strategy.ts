/**
 * What depends on how ECS carries a deployment out. One {@link Strategy} for each kind; whoever needs to know asks the
 * deployment's own strategy, and compares neither the service's controller nor its strategy.
 */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import type { LoadBalancer, Observation, Service, ServiceRevision } from '../observation.ts';
import type { Refusal } from '../refusal.ts';
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
  /** Until new targets may get any traffic at all: VPC Lattice takes its time; absent: at once. */
  readonly beforeShift?: number;
  /**
   * Until a Network Load Balancer, or VPC Lattice, has changed its weights, each time; absent: an Application Load Balancer does
   * it at once.
   */
  readonly weightChange?: number;
}

/** How long a rollout may take before `stable-for` and the limits of `timeout: auto`. */
export interface RolloutTime {
  readonly seconds: number;
  /** Of these, what ECS waits for by its own configuration: bake time, steps. It comes on top of the limit. */
  readonly waitingSeconds: number;
  /** How it came about. */
  readonly sum: string;
}

/** What faults are about: each is told by answers of its own. */
export type FaultKind = 'deployment' | 'resource' | 'rule' | 'traffic';

/** Something that is wrong, be it in passing. */
export interface Fault {
  readonly kind: FaultKind;
  /** Tells one fault from another, from observation to observation. */
  readonly key: string;
  readonly outcome: 'targets-unhealthy' | 'deployment-failed';
  /** What was seen, as a clause. */
  readonly because: string;
}

/** What an observation shows to be wrong. */
export interface SeenFaults {
  readonly found: readonly Fault[];
  /** Of these kinds it does not tell whether there are any. */
  readonly untold: ReadonlySet<FaultKind>;
}

/** Where a deployment waits for a person. */
export interface Pause {
  /** The hook's; where another controller than ECS waits, its deployment's. */
  readonly id: string;
  /** A stage of ECS; of CodeDeploy the lifecycle event that does not begin. */
  readonly stage?: string;
  readonly expiresAt?: number;
  /** What happens then, as the API names it. */
  readonly timeoutAction?: string;
  /** How many tasks ECS has asked for so far; absent: it asks for all at once. */
  readonly requestedTaskCount?: number;
  /** That it waits, for what and where, until when, and what happens then: a clause about the deployment. */
  readonly words: string;
  /** Both to paste into a shell, an option a line. */
  readonly continueCommand: string;
  readonly rollBackCommand: string;
}

/** Another deployment that has taken the place of the one that is verified. */
export interface Successor {
  readonly id: string;
  /** undefined: not known yet. */
  readonly taskDefinition?: string;
}

/** A load balancer as a deployment uses it: `targetGroupArn` is its own group. */
export interface OwnLoadBalancer extends LoadBalancer {
  /** The other group of its pair: targets there never count. Absent: it has no pair. */
  readonly otherTargetGroupArn?: string;
  /**
   * How its own group of a pair is known. `registered`: tasks of the deployment are there, and only there. `unregistered`: none is
   * registered in either, and `targetGroupArn` is where they are expected. `unread`: the same, but that none is registered nobody
   * knows. `contradictory`: they are in both, or elsewhere than ECS says; nothing of it is healthy. Absent: it has no pair.
   */
  readonly registration?: 'registered' | 'unregistered' | 'unread' | 'contradictory';
}

export interface Strategy {
  /** The load balancers, and so the target groups, that a deployment's tasks register with; undefined: not known yet. */
  readonly loadBalancersOf: (observation: Observation, deploymentId: string) => readonly OwnLoadBalancer[] | undefined;
  /**
   * Whether the deployment is where `wait-until` wants it, apart from the health of its tasks and from ECS's own word that it is
   * complete; undefined: this observation does not tell.
   */
  readonly isWhereWanted: (waitUntil: WaitUntil, deployment: KnownDeployment, observation: Observation) => boolean | undefined;
  /** Whether ECS calls the deployment complete, and nothing is left of older ones; undefined: this observation does not tell. */
  readonly isComplete: (deployment: KnownDeployment, observation: Observation) => boolean | undefined;
  /** What is yet to be done when all tasks are healthy and the deployment is not where it is wanted, or not complete. */
  readonly stillToDo: (waitUntil: WaitUntil, deployment: KnownDeployment, observation: Observation) => string;
  /** What is going to be done, said when the deployment first shows; undefined: what every rolling update does. */
  readonly plan: (deployment: KnownDeployment, observation: Observation) => string | undefined;
  /** How far ECS is, for progress; undefined: nothing to add to the counts. `isHealthy`: all tasks are, in this observation. */
  readonly progress: (deployment: KnownDeployment, observation: Observation, isHealthy: boolean) => string | undefined;
  /** How much production traffic it has, as a clause; undefined: with this strategy it is no question. */
  readonly productionShare: (deployment: KnownDeployment, observation: Observation) => string | undefined;
  /** Whether ECS went back to an older deployment. */
  readonly rollback: (deployment: KnownDeployment, observation: Observation | undefined) => Rollback | undefined;
  /** What has taken the deployment's place. */
  readonly successor: (deployment: KnownDeployment, observation: Observation) => Successor | undefined;
  /** How ECS gave the deployment up; undefined: it has not. */
  readonly failure: (deployment: KnownDeployment, observation: Observation | undefined) => string | undefined;
  /** What is wrong if it lasts for a minute; of an observation that shows the service. */
  readonly faults: (waitUntil: WaitUntil, deployment: KnownDeployment, observation: Observation) => SeenFaults;
  /** Where the deployment waits for a person, by the last that was told of it. */
  readonly pauses: (deployment: KnownDeployment) => readonly Pause[];
  /** Whether an observation tells what the one who brings it says of it, such as where it waits. */
  readonly tellsWord: (observation: Observation) => boolean;
  /** Whether its target groups should be in use by then: before that, a target that is `unused` is neither healthy nor at fault. */
  readonly isInUse: (deployment: KnownDeployment, observation: Observation) => boolean;
  /** What of a service that can be verified otherwise keeps it from being so. */
  readonly refuses: (service: Service, revision: ServiceRevision | undefined) => Refusal | undefined;
  /** How many healthy tasks of a deployment are wanted. */
  readonly neededCount: (service: Service, deploymentId: string) => number;
  /** How many tasks ECS may start beside those that must stay. */
  readonly startableAtOnce: (service: Service) => number;
  /** How long a rollout may take, in seconds, before `stable-for` and the limits of `timeout: auto`; and the sum in words. */
  readonly rolloutTime: (
    service: Service,
    deployment: KnownDeployment,
    waitUntil: WaitUntil,
    parts: RolloutDurations,
  ) => RolloutTime;
  /** Whether the deployment circuit breaker and deployment alarms are what ends a failing deployment. */
  readonly hasCircuitBreaker: boolean;
  /**
   * Whether ECS shifts traffic from the old tasks to the new ones, instead of replacing tasks where traffic goes. Only the service
   * deployment tells how far it is, which every observation reads then.
   */
  readonly shiftsTraffic: boolean;
  /** API operations that only this strategy cannot do without: denied, there is no verdict. */
  readonly requiredOperations: ReadonlySet<string>;
  /** Whether ECS keeps service deployments and service revisions of it; it refuses to be asked for them otherwise. */
  readonly hasServiceDeployments: boolean;
  /** The CodeDeploy deployment that must be read to know how far it is (`d-…`); undefined: none. */
  readonly codeDeployId: (waitUntil: WaitUntil, deployment: KnownDeployment) => string | undefined;
  /** Whether the rules that send production traffic matter by now. */
  readonly readsRules: (waitUntil: WaitUntil, deployment: KnownDeployment) => boolean;
}

/** The deployment that is verified, with what depends on its kind. */
export interface VerifiedDeployment extends KnownDeployment {
  readonly strategy: Strategy;
}
