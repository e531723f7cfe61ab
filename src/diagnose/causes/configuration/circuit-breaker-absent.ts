import type { Cause } from '../../../model/finding.ts';
import { latestService, type Timeline } from '../../../model/timeline.ts';
import { serviceCommand, serviceName } from '../../remedy/commands.ts';

const bare = (timeline: Timeline): boolean => {
  const service = latestService(timeline);
  if (!service || timeline.deployment?.strategy.hasCircuitBreaker !== true) return false;
  return !service.circuitBreaker.enable && service.alarmNames.length === 0;
};

export const circuitBreakerAbsent: Cause = {
  id: 'circuit-breaker-absent',
  severity: 'notice',
  title: 'The service has no deployment circuit breaker',
  explanation:
    'Without it ECS tries a broken revision for ever: nothing ends the deployment, and nothing goes back to the revision that worked.',
  origins: ['It is off by default.'],
  prevention: 'Turn it on in the template of the service.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  evidence: (timeline) =>
    bare(timeline) ? [{ field: 'Service.deploymentConfiguration.deploymentCircuitBreaker', text: 'enable: false' }] : [],
  sentence: (timeline) => `a broken revision of ${serviceName(timeline)} would be tried for ever`,
  remedy: (timeline) => ({
    text: 'Turn the circuit breaker on, with rollback.',
    paste: [
      {
        tool: 'AWS CLI',
        code: serviceCommand(timeline, 'update-service', {
          'deployment-configuration': 'deploymentCircuitBreaker={enable=true,rollback=true}',
        }),
      },
      {
        tool: 'Terraform',
        code: '# in the aws_ecs_service\ndeployment_circuit_breaker {\n  enable   = true\n  rollback = true\n}',
      },
    ],
  }),
};
