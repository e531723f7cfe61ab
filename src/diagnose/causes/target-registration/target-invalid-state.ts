import { defineCause } from '../../define-cause.ts';
import { failedCheck, failureEvidence } from '../../evidence/failed-checks.ts';
import { drainInstance } from '../../remedy/lookups.ts';

export const targetInvalidState = defineCause({
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
  find: (timeline) => failedCheck(timeline, ({ reason }) => reason === 'Target.InvalidState'),
  evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
  sentence: () => 'the instance behind a target is stopped or terminated',
  remedies: (_found, timeline) => [
    {
      text: 'Replace the instance, or drain it so that ECS places its tasks elsewhere.',
      paste: [drainInstance(timeline)],
    },
  ],
});
