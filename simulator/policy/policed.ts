/**
 * IAM in front of the pretend AWS, for those who ask for it: each call is evaluated against policies by an evaluator that is not
 * ours, on every resource that AWS authorises it on, and refused in AWS's words. The evaluator knows by itself which types of
 * resource and which condition keys an action has, and takes no other.
 */
import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { permissions, type Operation } from '../../src/observe/aws/operations.ts';
import { ACCOUNT } from '../world/aws-names.ts';
import type { World } from '../world/world.ts';
import { authorisedOn, clusterArnOf } from '../api/authorised-on.ts';
import { accessDenied, serviceOf, type AwsError } from '../api/errors.ts';

/** AWS's refusal of a call; undefined: it is allowed. Settles without anything from outside, so that no virtual time passes. */
export type Authorise = (operation: Operation, input: object, world: World, atMs: number) => Promise<AwsError | undefined>;

export interface Policed {
  readonly authorise: Authorise;
  /** What was not allowed, each action and resource once. */
  readonly refused: ReadonlySet<string>;
}

const ROLE = `arn:aws:iam::${ACCOUNT}:role/deploy`;

async function isAllowed(
  policies: readonly object[],
  action: string,
  resource: string,
  cluster: string | undefined,
): Promise<boolean> {
  const simulation: Simulation = {
    request: {
      principal: ROLE,
      action,
      resource: { resource, accountId: ACCOUNT },
      contextVariables: cluster === undefined ? {} : { 'ecs:cluster': cluster },
    },
    identityPolicies: policies.map((policy, index) => ({ name: `policy ${index + 1}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  const result = await runSimulation(simulation, {});
  if (result.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(result.errors)}`);
  return result.overallResult === 'Allowed';
}

let reference: Promise<void> | undefined;

/** What the evaluator knows of a service is read from disk, once for all; from then on evaluating waits for nothing. */
async function readReference(): Promise<void> {
  for (const { action } of Object.values(permissions))
    await isAllowed([], action, '*', action.startsWith('ecs:') ? clusterArnOf({}) : undefined);
}

/** A caller who has these policies, and nothing else. */
export async function policed(policies: readonly object[]): Promise<Policed> {
  await (reference ??= readReference());
  const decisions = new Map<string, Promise<boolean>>();
  const refused = new Set<string>();
  const authorise: Authorise = async (operation, input, world, atMs) => {
    const { action } = permissions[operation];
    const cluster = serviceOf(operation) === 'ecs' ? clusterArnOf(input) : undefined;
    for (const resource of authorisedOn(operation, input, world, atMs)) {
      const asked = `${action} on ${resource}`;
      const decision = decisions.get(`${asked} in ${cluster}`) ?? isAllowed(policies, action, resource, cluster);
      decisions.set(`${asked} in ${cluster}`, decision);
      // Until it is allowed: a call that cannot be evaluated at all must show, whatever its caller makes of the fault.
      refused.add(asked);
      if (!(await decision)) return accessDenied(operation, resource);
      refused.delete(asked);
    }
    return undefined;
  };
  return { authorise, refused };
}
