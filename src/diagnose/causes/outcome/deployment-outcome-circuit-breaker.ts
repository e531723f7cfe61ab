import { quoteCause } from '../../define-cause.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { lookAtStoppedTasks } from '../../remedy/lookups.ts';

export const deploymentOutcomeCircuitBreaker = quoteCause({
  id: 'deployment-outcome-circuit-breaker',
  severity: 'error',
  title: 'ECS gave the deployment up because tasks kept failing',
  explanation:
    'The deployment circuit breaker counted failed tasks and ended the deployment. That is how it ended, and not why: the stopped tasks tell that, for about an hour.',
  origins: ['Tasks failed for a reason that was not found in time.'],
  prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  /** Its text stands, with its field, in shows_bare.json. */
  quote: {
    where: deploymentReasons,
    says: /tasks failed to start|circuit breaker (?:threshold was exceeded|was triggered)|Circuit Breaker was triggered/i,
  },
  sentence: () => 'ECS ended the deployment because tasks kept failing; why they failed is not known',
  remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});
