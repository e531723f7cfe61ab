/** What was asked for: which deployment to verify and what counts as healthy. */

/** Which deployment of a service is to be verified. */
export type DeploymentSelector =
  | { readonly which: 'current' }
  | { readonly which: 'new' }
  /** `ecs-svc/<number>` */
  | { readonly which: 'id'; readonly id: string }
  /** A service-deployment ARN; the deployment's id is found by asking ECS for it. */
  | { readonly which: 'arn'; readonly arn: string };

/** A task definition that the deployment must run; without `revision` any of the family will do. */
export interface ExpectedTaskDefinition {
  readonly family: string;
  readonly revision?: number;
}

/** A matcher as a set of codes, in inclusive ranges, ascending and merged, so that two can be compared. */
export interface Codes {
  /** As the user or AWS wrote it. */
  readonly text: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

export type FailOrPass = 'fail' | 'pass';

/** How far the deployment must have come. */
export type WaitUntil = 'completed' | 'traffic-shifted' | 'healthy';

export interface Criteria {
  readonly selector: DeploymentSelector;
  readonly taskDefinitions: readonly ExpectedTaskDefinition[];
  readonly startWithinSeconds: number;
  readonly onNoDeployment: FailOrPass;
  /** `follow`: go on with the newer one. */
  readonly onSuperseded: FailOrPass | 'follow';
  /** When it waits for a person at a hook. */
  readonly onPause: FailOrPass | 'wait';
  readonly allowNoTasks: boolean;
  readonly waitUntil: WaitUntil;
  readonly timeoutSeconds: number | 'auto';
  readonly stableForSeconds: number | 'auto';
  readonly failedTasksThreshold: number | 'auto';
  /** Paths that every HTTP(S) target group must check one of; empty: not checked. */
  readonly healthCheckPaths: readonly string[];
  readonly healthCheckMatcher?: Codes;
  /** How often it is observed; absent: as often as by default. */
  readonly pollSeconds?: number;
}

/** Parses a matcher (`200`, `200,204`, `200-399`, gRPC codes likewise); undefined when it is none. */
export function parseCodes(text: string): Codes | undefined {
  const ranges: [number, number][] = [];
  for (const part of text.split(',')) {
    const found = /^\s*(\d{1,3})\s*(?:-\s*(\d{1,3})\s*)?$/.exec(part);
    if (!found) return undefined;
    const from = Number(found[1]);
    const to = Number(found[2] ?? found[1]);
    if (to < from) return undefined;
    ranges.push([from, to]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return { text: text.trim(), ranges: merged };
}

export const sameCodes = (a: Codes, b: Codes): boolean => JSON.stringify(a.ranges) === JSON.stringify(b.ranges);

export const acceptsCode = (codes: Codes, code: number): boolean => codes.ranges.some(([from, to]) => from <= code && code <= to);
