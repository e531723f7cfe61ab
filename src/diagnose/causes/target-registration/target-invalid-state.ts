import { asEvidence, complaintsOf, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { awsCommand, clusterName } from '../../remedy/commands.ts';

const invalid = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(({ reason }) => reason === 'Target.InvalidState');

export const targetInvalidState: Cause = {
  id: 'target-invalid-state',
  severity: 'error',
  title: 'The instance behind a target is stopped or terminated',
  explanation: 'The target is an EC2 instance that no longer runs. ELB does not use it and does not check it.',
  origins: [
    'The instance was stopped or terminated while it was registered.',
    'An Auto Scaling group scaled in without draining.',
  ],
  prevention: 'Turn on managed draining for the capacity provider, so that tasks move before their instance goes.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
  evidence: (timeline) => invalid(timeline).slice(0, 3).map(asEvidence),
  sentence: () => 'the instance behind a target is stopped or terminated',
  remedy: (timeline) => ({
    text: 'Replace the instance, or drain it so that ECS places its tasks elsewhere.',
    paste: [
      {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'ecs update-container-instances-state', {
          cluster: clusterName(timeline),
          'container-instances': '<container-instance>',
          status: 'DRAINING',
        }),
      },
    ],
  }),
};
