/** Permissions for the execution role, which fetches images, secrets and log streams before the task runs. */
import type { Form, Forms } from '../../model/finding.ts';
import { ownDefinition, type Timeline } from '../../model/timeline.ts';
import { shellQuoted } from '../../model/shell.ts';
import { hclQuoted } from './literals.ts';

function executionRole(timeline: Timeline): string {
  const arn = ownDefinition(timeline)?.executionRoleArn;
  return arn === undefined ? '<execution-role>' : arn.slice(arn.lastIndexOf('/') + 1);
}

/** Attaches a managed policy. */
export const attachPolicy = (timeline: Timeline, policyArn: string): Form => ({
  tool: 'AWS CLI',
  code: `aws iam attach-role-policy --role-name ${shellQuoted(executionRole(timeline))} --policy-arn ${shellQuoted(policyArn)}`,
});

/** Allows one action on one resource, and the same in Terraform. */
export function allowAction(timeline: Timeline, action: string, resource: string): Forms {
  const role = executionRole(timeline);
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });
  return [
    {
      tool: 'AWS CLI',
      code: `aws iam put-role-policy --role-name ${shellQuoted(role)} --policy-name start-task --policy-document ${shellQuoted(policy)}`,
    },
    {
      tool: 'Terraform',
      code: `resource "aws_iam_role_policy" "start_task" {\n  role   = ${hclQuoted(role)}\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${hclQuoted(action)}, Resource = ${hclQuoted(resource)} }] })\n}`,
    },
  ];
}
