/** What one observation has in common for all services, and what is kept from one to the next. */
import type { ServiceName } from '../model/inputs.ts';
import type { Observation, ServiceDeployment, Target } from '../model/observation.ts';
import type { AwsClient } from './aws/client.ts';
import type { Dated } from './aws/dated.ts';
import type { MissingRevisions } from './new-revisions.ts';
import type { TasksRead } from './tasks-due.ts';
import type { Instances } from './read/container-instances.ts';

/** What is kept from observation to observation beside the timelines. */
export interface Memory {
  readonly instances: Instances;
  readonly missingRevisions: MissingRevisions;
  readonly tasksRead: Map<ServiceName, TasksRead>;
  /** When CodeDeploy was last asked for the target of a service's deployment. */
  readonly targetsReadAt: Map<ServiceName, number>;
  /** Configurations of CodeDeploy, by name, that shift all traffic at once. */
  readonly shiftsAtOnce: Set<string>;
}

/** What one observation has in common for all services. */
export interface ObservationContext {
  readonly client: AwsClient;
  readonly memory: Memory;
  /** When it began, by AWS's clock as far as that is known. */
  readonly at: () => number;
  /** A time by this machine's clock, likewise. */
  readonly byAws: (ms: number) => number;
  /** AWS's clock minus this machine's, where that is known and not nothing. */
  readonly clockOffset: () => Pick<Observation, 'clockOffsetMs'>;
  /** Asks for each target group once, however many services use it; anew where that was before `notBefore`, by this machine's clock. */
  readonly targets: (targetGroupArn: string, notBefore?: number) => Promise<Dated<readonly Target[]>>;
  /** Asks for a service deployment by its ARN, those of all services together. */
  readonly serviceDeployment: (arn: string) => Promise<Dated<ServiceDeployment>>;
  /** Whether the configuration is judged, and not a deployment. */
  readonly isAudit: boolean;
}
