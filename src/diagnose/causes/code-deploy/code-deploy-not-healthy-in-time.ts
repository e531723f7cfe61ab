import { quoteCause } from '../../define-cause.ts';
import { codeDeployReasons } from '../../evidence/texts.ts';
import { lookAtStoppedTasks } from '../../remedy/lookups.ts';

export const codeDeployNotHealthyInTime = quoteCause({
  id: 'code-deploy-not-healthy-in-time',
  severity: 'error',
  title: 'The new task set did not become healthy in the time that CodeDeploy gives it',
  explanation:
    'CodeDeploy waits for an hour until all tasks of the new task set run and are healthy; where auto scaling changes the service meanwhile, for five minutes. That is how the deployment ended, and not why.',
  origins: ['Tasks failed, or could not be placed, for a reason that was not seen.', 'Auto scaling kept changing the task set.'],
  prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health long before the hour is over.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
  /** Its text stands, with its field, in shows_text.json. */
  quote: { where: codeDeployReasons, says: /replacement task set to become healthy|HEALTH_CONSTRAINTS/i },
  sentence: (found) => {
    const minutes = found.capture(/period is (\d{1,5}) minutes?/);
    return `the new task set did not become healthy within ${minutes === undefined ? 'the time that CodeDeploy gives it' : `${minutes} min`}; why is not known`;
  },
  remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});
