/** Why ECS rolled a deployment back, in its own words ("Troubleshooting Amazon ECS service deployments", and issues). */
import { ACCOUNT } from '../../world/aws-names.ts';

const rolledBack = (why: string): string => `Service deployment rolled back because ${why}`;
const networking = (rest: string): string => rolledBack(`of invalid networking configuration${rest}`);
const hooksFailed = (stage: string, why: string): string => rolledBack(`${stage} lifecycle hook(s) failed. ${why}`);

/** What the role's policies do not say, in the form of the refused call. */
const notAuthorized = (role: string, session: string, action: string, resource: string): string =>
  `User: arn:aws:sts::${ACCOUNT}:assumed-role/${role.split('/').at(-1) ?? ''}/${session} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

export const texts = {
  hookFailed: (stage: string, hook: string) => hooksFailed(stage, `Lifecycle hook target ${hook} returned FAILED status.`),
  hookUnparsable: (stage: string, hook: string) =>
    hooksFailed(stage, `ECS was unable to parse the response from ${hook} due to: HookStatus must not be null.`),
  hookNotAssumable: (stage: string, role: string) => hooksFailed(stage, `ECS was unable to assume role ${role}`),
  hookNotInvokable: (stage: string, hook: string, role: string) =>
    hooksFailed(
      stage,
      `ECS was unable to invoke hook target ${hook} due to ${notAuthorized(role, 'ECSServiceDeploymentHook', 'lambda:InvokeFunction', hook)}`,
    ),
  pauseTimedOut: (stage: string) => rolledBack(`${stage} pause hook timed out.`),
  /** No public text is known. */
  stageTimedOut: (stage: string) => rolledBack(`${stage} stage timed out.`),
  /** Dressed as the failure of a hook, though none is involved. */
  cannotModify: (stage: string, role: string, action: string, rule: string) =>
    hooksFailed(stage, notAuthorized(role, 'ECSNetworkingWithELB', action, rule)),
  cannotManage: (role: string) =>
    networking(`. ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role '${role}'.`),
  ruleNotFound: () => networking('. One or more rules not found'),
  groupNotFound: (group: string) => networking(`. The target group ${group} does not exist.`),
  notAssociated: (group: string) =>
    networking(`: Target group ${group} is not associated with either productionListenerRule or testListenerRule.`),
  bothMustBeAssociated: () =>
    networking(
      '. Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule.',
    ),
  severalServing: (rule: string, count: number) =>
    networking(
      `. productionListenerRule ${rule} should have exactly one target group serving traffic but found ${count} target groups which are serving traffic`,
    ),
  unexpectedGroup: (group: string, targetGroup: string, alternate: string) =>
    networking(
      `. Production listener rule is forwarding traffic to unexpected target group ${group}. Expected traffic to be forwarded to either targetGroupArn: ${targetGroup} or alternateTargetGroupArn: ${alternate}`,
    ),
} as const;
