import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { awsCommand, clusterName, serviceName } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_bare.json. */
const quote: Quote = { where: deploymentReasons, says: /rolling back to deployment|rolled back/i };

export const deploymentOutcomeRollback: Cause = {
  id: 'deployment-outcome-rollback',
  severity: 'error',
  title: 'ECS went back to the last completed deployment',
  explanation: 'The deployment was given up and the service runs its previous revision again. That is how it ended, and not why.',
  origins: ['The circuit breaker, an alarm or a person ended the deployment.'],
  prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  sentence: () => 'ECS rolled the deployment back; why is not known',
  remedy: (timeline) => ({
    text: 'Look at the stopped tasks while ECS still shows them.',
    paste: [
      {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'ecs list-tasks', {
          cluster: clusterName(timeline),
          'service-name': serviceName(timeline),
          'desired-status': 'STOPPED',
        }),
      },
    ],
  }),
  evidence: (timeline) => saying(timeline, quote),
};
