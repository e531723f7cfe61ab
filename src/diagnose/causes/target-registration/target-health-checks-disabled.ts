import { asEvidence, checkOf, complaintsOf, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { awsCommand } from '../../remedy/commands.ts';

const unchecked = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(({ reason }) => reason === 'Target.HealthCheckDisabled');

export const targetHealthChecksDisabled: Cause = {
  id: 'target-health-checks-disabled',
  severity: 'error',
  title: 'Health checks are turned off in the target group',
  explanation: 'ELB does not check the targets of this target group, so that it never calls one of them healthy.',
  origins: [
    'Health checks are off by default for target groups of Lambda functions.',
    'They were turned off to silence a failing check.',
  ],
  prevention: 'Keep health checks on wherever a deployment waits for them.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
  evidence: (timeline) => unchecked(timeline).slice(0, 3).map(asEvidence),
  sentence: (timeline) =>
    `health checks are turned off in the target group ${checkOf(timeline, unchecked(timeline)[0])?.group.name ?? 'of the service'}`,
  remedy: (timeline) => ({
    text: 'Turn health checks on.',
    paste: [
      {
        tool: 'AWS CLI',
        code: `${awsCommand(timeline, 'elbv2 modify-target-group', { 'target-group-arn': checkOf(timeline, unchecked(timeline)[0])?.group.arn })} --health-check-enabled`,
      },
    ],
  }),
};
