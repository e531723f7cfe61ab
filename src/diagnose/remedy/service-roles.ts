/** Roles that ECS itself assumes for a service: to change listener rules, and to call lifecycle hooks. */
import type { Form } from '../../model/finding.ts';
import { shellQuoted } from '../../model/shell.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html */
export const loadBalancerPolicy = 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers';

const nameOf = (roleArn: string): string => shellQuoted(roleArn.slice(roleArn.lastIndexOf('/') + 1));

/** Lets ECS assume a role; `ecs-tasks.amazonaws.com`, which the roles of tasks trust, is somebody else. */
export function trustEcs(roleArn: string): Form {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  return {
    tool: 'AWS CLI',
    code: `aws iam update-assume-role-policy --role-name ${nameOf(roleArn)} --policy-document ${shellQuoted(JSON.stringify(trust))}`,
  };
}

export const attachToRole = (roleArn: string, policyArn: string): Form => ({
  tool: 'AWS CLI',
  code: `aws iam attach-role-policy --role-name ${nameOf(roleArn)} --policy-arn ${policyArn}`,
});

/** Lets a role invoke a function. */
export function allowInvoke(roleArn: string, functionArn: string): Form {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: [functionArn, `${functionArn}:*`] }],
  };
  return {
    tool: 'AWS CLI',
    code: `aws iam put-role-policy --role-name ${nameOf(roleArn)} --policy-name invoke-hook --policy-document ${shellQuoted(JSON.stringify(policy))}`,
  };
}
