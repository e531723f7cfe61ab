import { defineCause } from '../../define-cause.ts';
import { failedCheck, failureEvidence } from '../../evidence/failed-checks.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { changeHealthCheck } from '../../remedy/configuration-changes.ts';

export const targetHealthChecksDisabled = defineCause({
  id: 'target-health-checks-disabled',
  severity: 'error',
  title: 'Health checks are turned off in the target group',
  explanation: 'The load balancer does not check the targets of this target group, so that it never calls one of them healthy.',
  origins: [
    'Health checks are off by default for target groups of Lambda functions, and for those of VPC Lattice that speak HTTP/2 or gRPC.',
    'They were turned off to silence a failing check.',
  ],
  prevention: 'Keep health checks on wherever a deployment waits for them.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
  find: (timeline) => failedCheck(timeline, ({ reason }) => reason === 'Target.HealthCheckDisabled'),
  evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
  sentence: ({ check }) => `health checks are turned off in the target group ${check?.group.name ?? 'of the service'}`,
  remedy: ({ check }, timeline) => {
    if (check?.group.isLattice) {
      return { text: 'Turn health checks on.', paste: changeHealthCheck(timeline, check, { enabled: true }) };
    }
    const command = awsCommand(timeline, 'elbv2 modify-target-group', { 'target-group-arn': check?.group.arn });
    return { text: 'Turn health checks on.', paste: [{ tool: 'AWS CLI', code: `${command} --health-check-enabled` }] };
  },
});
