/** What was asked of the action, once its inputs have been understood. */
import type { Criteria } from './criteria.ts';

/** A service as it was asked for. */
export interface ServiceName {
  /** The cluster's name or ARN; always the ARN where the service was given by its own, so that its account is kept. */
  readonly cluster: string;
  /** The service's name, without its cluster. */
  readonly service: string;
}

export interface Inputs {
  /** At least one, each once, in the order given. */
  readonly services: readonly ServiceName[];
  /** e.g. `eu-west-1`; every ARN among the inputs is in it. */
  readonly region: string;
  readonly criteria: Criteria;
  /** `audit`: judge the configuration alone, in one observation. */
  readonly mode: 'verify' | 'audit';
  /** From which severity of a finding on an audit fails. */
  readonly failOn: 'error' | 'warning' | 'never';
  /** At least 1. */
  readonly pollSeconds: number;
  /** How many last log lines of a failed container to show; 0: logs are never read. */
  readonly logLines: number;
  readonly jobSummary: boolean;
  /** Where to write the recording; undefined: a file of its own under `RUNNER_TEMP`. */
  readonly recording?: string;
  /** Whether the result becomes a commit status of each service. */
  readonly commitStatus: boolean;
  /** Whether the result becomes a comment on the pull request. */
  readonly prComment: boolean;
  /** The commit that statuses belong on; undefined: what the event says. */
  readonly sha?: string;
  /** The id of this job's check run, for links to it; undefined where GitHub does not tell it. */
  readonly checkRunId?: string;
  /** The workflow's own token; a secret. */
  readonly token?: string;
}

/** What a timeline is judged by. */
export const criteriaOf = ({ criteria, pollSeconds }: Pick<Inputs, 'criteria' | 'pollSeconds'>): Criteria => ({
  ...criteria,
  pollSeconds,
});

/** `arn:…:cluster/prod` and `prod` → `prod`. */
export const clusterNameOf = (cluster: string): string => cluster.slice(cluster.lastIndexOf('/') + 1);
