import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { awsCommand, clusterName, serviceName } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_bare.json. */
const quote: Quote = {
  where: deploymentReasons,
  says: /tasks failed to start|circuit breaker (?:threshold was exceeded|was triggered)|Circuit Breaker was triggered/i,
};

export const deploymentOutcomeCircuitBreaker: Cause = {
  id: 'deployment-outcome-circuit-breaker',
  severity: 'error',
  title: 'ECS gave the deployment up because tasks kept failing',
  explanation:
    'The deployment circuit breaker counted failed tasks and ended the deployment. That is how it ended, and not why: the stopped tasks tell that, for about an hour.',
  origins: ['Tasks failed for a reason that was not found in time.'],
  prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  sentence: () => 'ECS ended the deployment because tasks kept failing; why they failed is not known',
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
