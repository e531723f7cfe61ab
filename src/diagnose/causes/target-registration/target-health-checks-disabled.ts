import { defineCause } from '../../define-cause.ts';
import { failedCheck, failureEvidence } from '../../evidence/failed-checks.ts';
import { changeHealthCheck } from '../../remedy/health-check-settings.ts';

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
  remedies: ({ check }, timeline) => [
    { text: 'Turn health checks on.', paste: changeHealthCheck(timeline, check?.group, { enabled: true }) },
  ],
});
