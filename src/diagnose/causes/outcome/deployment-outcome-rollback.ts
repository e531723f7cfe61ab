import { quoteCause } from '../../define-cause.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { lookAtStoppedTasks } from '../../remedy/lookups.ts';

export const deploymentOutcomeRollback = quoteCause({
  id: 'deployment-outcome-rollback',
  severity: 'error',
  title: 'ECS went back to the last completed deployment',
  explanation: 'The deployment was given up and the service runs its previous revision again. That is how it ended, and not why.',
  origins: ['The circuit breaker, an alarm or a person ended the deployment.'],
  prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  /** Its text stands, with its field, in shows_bare.json. */
  quote: { where: deploymentReasons, says: /rolling back to deployment|rolled back/i },
  sentence: () => 'ECS rolled the deployment back; why is not known',
  remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});
