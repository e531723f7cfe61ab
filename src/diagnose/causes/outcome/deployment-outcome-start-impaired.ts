import { quoteCause } from '../../define-cause.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { lookAtStoppedTasks } from '../../remedy/lookups.ts';

export const deploymentOutcomeStartImpaired = quoteCause({
  id: 'deployment-outcome-start-impaired',
  severity: 'error',
  title: 'ECS is unable to start tasks and tries more and more seldom',
  explanation:
    'Tasks failed again and again before they ran, so ECS waits longer before each new try. That says how it goes, and not why.',
  origins: ['Tasks fail at their start for a reason that was not found.'],
  prevention: 'Run this gate while the deployment runs: it reads why tasks stop before ECS slows down.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_event.json. */
  quote: {
    where: deploymentReasons,
    says: /unable to consistently start tasks|could not launch \d{1,6} tasks?|SERVICE_TASK_START_IMPAIRED/i,
  },
  sentence: () => 'ECS is unable to start tasks consistently; why is not known',
  remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});
