import { defineCause } from '../../define-cause.ts';
import { failedCheck, failureEvidence } from '../../evidence/failed-checks.ts';
import { redeploy } from '../../remedy/commands.ts';

export const targetIpUnusable = defineCause({
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
  find: (timeline) => failedCheck(timeline, ({ reason }) => reason === 'Target.IpUnusable'),
  evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
  sentence: () => 'the address of a target is in use by a load balancer',
  remedies: (_found, timeline) => [
    {
      text: 'Start a new deployment, so that the task gets another address.',
      paste: [redeploy(timeline)],
    },
  ],
});
