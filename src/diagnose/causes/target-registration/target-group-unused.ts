import { latestWithService } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { saysShiftedByCodeDeploy } from '../../evidence/code-deploy.ts';
import { failedCheck, failureEvidence } from '../../evidence/failed-checks.ts';
import type { TargetFailure } from '../../evidence/target-failures.ts';
import { awsCommand, hclQuoted } from '../../remedy/commands.ts';

const isUnused = ({ reason, text }: TargetFailure): boolean => reason === 'Target.NotInUse' && !/availability zone/i.test(text);

export const targetGroupUnused = defineCause({
  id: 'target-group-unused',
  severity: 'error',
  title: 'No listener sends requests to the target group',
  explanation:
    'The targets are registered, but no listener or rule forwards to their target group. The load balancer does not even check them, and they can never become healthy.',
  origins: [
    'The listener rule was deleted, or points to another target group.',
    'The service names the wrong target group.',
    'The rule is created after the service, which waits for healthy targets first.',
  ],
  prevention: 'Let the service depend on the listener rule in the template that creates both.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
  // Before traffic is shifted to it, and after that where CodeDeploy says so, there is something else to be told.
  find: (timeline) => {
    const { deployment } = timeline;
    const observation = latestWithService(timeline);
    const isInUse = deployment && observation && deployment.strategy.isInUse(deployment, observation);
    return isInUse && !saysShiftedByCodeDeploy(timeline) ? failedCheck(timeline, isUnused) : undefined;
  },
  evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
  sentence: ({ check }) =>
    `no listener or rule forwards to the target group ${check?.group.name ?? 'of the service'}, so its targets are never checked`,
  remedy: ({ check }, timeline) => {
    const arn = check?.group.arn ?? '<target-group-arn>';
    if (check?.group.isLattice) {
      const action = JSON.stringify({ forward: { targetGroups: [{ targetGroupIdentifier: arn, weight: 100 }] } });
      const options = { 'service-identifier': '<service>', 'listener-identifier': '<listener>', 'default-action': action };
      return {
        text: 'Let a listener or rule of a VPC Lattice service forward to the target group, or correct the one that should.',
        paste: [{ tool: 'AWS CLI', code: awsCommand(timeline, 'vpc-lattice update-listener', options) }],
      };
    }
    return {
      text: 'Add a listener rule that forwards to the target group, or correct the one that should.',
      paste: [
        {
          tool: 'AWS CLI',
          code: awsCommand(timeline, 'elbv2 create-rule', {
            'listener-arn': '<listener-arn>',
            priority: 100,
            conditions: 'Field=path-pattern,Values=/*',
            actions: `Type=forward,TargetGroupArn=${arn}`,
          }),
        },
        {
          tool: 'Terraform',
          code: `# in an aws_lb_listener_rule\naction {\n  type             = "forward"\n  target_group_arn = ${hclQuoted(arn)}\n}`,
        },
      ],
    };
  },
});
