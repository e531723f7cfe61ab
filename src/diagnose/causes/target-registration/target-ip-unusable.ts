import { asEvidence, complaintsOf, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { redeploy } from '../../remedy/commands.ts';

const unusable = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(({ reason }) => reason === 'Target.IpUnusable');

export const targetIpUnusable: Cause = {
  id: 'target-ip-unusable',
  severity: 'error',
  title: 'The address of a target belongs to a load balancer',
  explanation: 'The IP address that was registered is in use by a load balancer and cannot be a target.',
  origins: [
    'An address was registered by hand that a load balancer took later.',
    'The address of a task was given to a load balancer node after the task had gone.',
  ],
  prevention: 'Leave registration to ECS, and give load balancers subnets of their own.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
  evidence: (timeline) => unusable(timeline).slice(0, 3).map(asEvidence),
  sentence: () => 'the address of a target is in use by a load balancer',
  remedy: (timeline) => ({
    text: 'Start a new deployment, so that the task gets another address.',
    paste: [{ tool: 'AWS CLI', code: redeploy(timeline) }],
  }),
};
