import { latestService } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { changeService } from '../../remedy/service-settings.ts';

export const circuitBreakerAbsent = defineCause({
  id: 'circuit-breaker-absent',
  severity: 'notice',
  title: 'The service has no deployment circuit breaker',
  explanation:
    'Without it ECS tries a broken revision for ever: nothing ends the deployment, and nothing goes back to the revision that worked.',
  origins: ['It is off by default.'],
  prevention: 'Turn it on in the template of the service.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  find: (timeline) => {
    const service = latestService(timeline);
    if (!service || timeline.deployment?.strategy.hasCircuitBreaker !== true) return undefined;
    return service.circuitBreaker.enable || service.alarmNames.length > 0 ? undefined : service;
  },
  evidence: () => [{ field: 'Service.deploymentConfiguration.deploymentCircuitBreaker', text: 'enable: false' }],
  sentence: ({ name }) => `a broken revision of ${name} would be tried for ever`,
  remedies: (_service, timeline) => [
    {
      text: 'Turn the circuit breaker on, with rollback.',
      paste: changeService(timeline, {
        options: { 'deployment-configuration': 'deploymentCircuitBreaker={enable=true,rollback=true}' },
        terraform: { deployment_circuit_breaker: { enable: true, rollback: true } },
        cdk: 'circuitBreaker: { enable: true, rollback: true }',
        cloudFormation: { DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } } },
      }),
    },
  ],
});
