import { latestWithService } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { saysShiftedByCodeDeploy } from '../../evidence/code-deploy.ts';
import { failedCheck, failureEvidence } from '../../evidence/failed-checks.ts';
import type { TargetFailure } from '../../evidence/target-failures.ts';
import { forwardLatticeListener } from '../../remedy/lattice.ts';
import { addRule } from '../../remedy/load-balancer-settings.ts';

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
  remedies: ({ check }, timeline) => [
    check?.group.isLattice
      ? {
          text: 'Let a listener or rule of a VPC Lattice service forward to the target group, or correct the one that should.',
          paste: forwardLatticeListener(timeline, check.group.arn),
        }
      : {
          text: 'Add a listener rule that forwards to the target group, or correct the one that should.',
          paste: addRule(timeline, check?.group.arn ?? '<target-group-arn>'),
        },
  ],
});
