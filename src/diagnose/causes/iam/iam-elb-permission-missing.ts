import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { reasons } from '../../evidence/texts.ts';

export const iamElbPermissionMissing = quoteCause({
  id: 'iam-elb-permission-missing',
  severity: 'error',
  title: 'ECS may not register or describe targets at the load balancer',
  explanation:
    'ECS calls Elastic Load Balancing with the service-linked role, or the role given to the service, and that role lacks a permission.',
  origins: ['The service names a role of its own that lacks the permissions.', 'A service control policy forbids the calls.'],
  prevention: 'Leave the role of the service to the service-linked role AWSServiceRoleForECS.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_register.json. */
  quote: {
    where: [...reasons, 'ServiceDeployment.statusReason'],
    says: anyOf(
      [
        /IAM permissions policies misconfigured/,
        /(?:failed to|unable to) (?:register|deregister|describe) target.{0,400}(?:not authorized|AccessDenied|permission)/,
        /not authorized to perform: elasticloadbalancing:\w{1,60}/,
      ],
      'i',
    ),
    butNot: /invalid networking configuration|lifecycle hook/,
  },
  sentence: (found) =>
    `ECS may not call ${found.capture(/(elasticloadbalancing:[A-Z]\w{1,60})/) ?? 'Elastic Load Balancing'} for the service`,
  remedy: () => ({
    text: 'Use the service-linked role, or give the role of the service the permissions for target groups.',
    paste: [
      { tool: 'AWS CLI', code: 'aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com' },
      {
        tool: 'AWS CLI',
        code: "aws iam attach-role-policy --role-name '<role>' --policy-arn arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
      },
    ],
  }),
});
