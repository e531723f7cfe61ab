import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCli } from '../../remedy/forms.ts';
import { attachToRole, loadBalancerPolicy } from '../../remedy/service-roles.ts';

/** ECS tells a call of its own to the load balancer that was denied as if hooks of that stage had failed. */
const blamesHook = /([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) lifecycle hook/;
const roleIn = /:assumed-role\/([\w+=,.@-]{1,64})\//;

export const iamElbPermissionMissing = quoteCause({
  id: 'iam-elb-permission-missing',
  severity: 'error',
  title: 'ECS may not register or describe targets at the load balancer',
  explanation:
    'ECS calls Elastic Load Balancing with the service-linked role, or the role given to the service, and that role lacks a permission.',
  origins: [
    'The service names a role of its own that lacks the permissions.',
    'The infrastructure role of a blue/green deployment may not change listeners or rules.',
    'A service control policy forbids the calls.',
  ],
  prevention:
    'Leave targets to the service-linked role AWSServiceRoleForECS, and give infrastructure roles the managed policy for load balancers.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_register.json. */
  quote: {
    where: [...reasons, 'ServiceDeployment.statusReason'],
    says: anyOf(
      [
        // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html: policies that were changed.
        /IAM .{0,60}polic(?:y|ies)\b.{0,120}(?:misconfigured|changed|incorrect)/,
        /(?:failed to|unable to) describe target health/,
        /missing permissions on (?:the )?ECS Infrastructure Role/,
        /(?:failed to|unable to) (?:register|deregister|describe) target.{0,400}(?:not authorized|AccessDenied|permission)/,
        /not authorized to perform: elasticloadbalancing:\w{1,60}/,
      ],
      'i',
    ),
    // ECS tells a role that lacks permissions among faults of listener rules, unless it names the call.
    butNot:
      /invalid networking configuration(?!.{0,400}not authorized to perform: elasticloadbalancing)|Rate exceeded|Throttl|trust relationship|target groups? .{0,300}(?:does not exist|not found)/,
  },
  sentence: (found) => {
    const action = found.capture(/(elasticloadbalancing:[A-Z]\w{1,60})/) ?? 'Elastic Load Balancing';
    const role = found.capture(roleIn);
    const stage = found.capture(blamesHook);
    const blame = stage === undefined ? '' : `; no ${stage} hook is to blame, though ECS says so`;
    return `ECS may not call ${action} for the service${role === undefined ? '' : ` as ${role}`}${blame}`;
  },
  remedies: (found) => [
    {
      text: 'Give the role that ECS uses for the load balancer the permissions.',
      paste: [attachToRole(found.capture(roleIn) ?? '<role>', loadBalancerPolicy)],
    },
    {
      text: 'Let ECS use its service-linked role: create it, and name no role in the service.',
      paste: [awsCli('aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com')],
    },
  ],
});
