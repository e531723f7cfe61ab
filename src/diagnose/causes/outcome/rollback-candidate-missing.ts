import { quoteCause } from '../../define-cause.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { awsCommand, clusterName, serviceName } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const rollbackCandidateMissing = quoteCause({
  id: 'rollback-candidate-missing',
  severity: 'error',
  title: 'ECS gave up and found no deployment to go back to',
  explanation:
    'The deployment failed, and no earlier one of the service had ever succeeded. That it could not roll back is all that ECS says here: why it failed stands in the events of the service alone.',
  origins: ['It is the first deployment of the service, or none has succeeded yet.'],
  prevention: 'Run this gate while the deployment runs: it reads events, tasks and targets as they come.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
  /** Its text stands, with its field, in shows_bare.json. */
  quote: { where: deploymentReasons, says: /no rollback candidate was found/i },
  sentence: () => 'ECS gave the deployment up and had none to go back to; why it failed is not known',
  remedies: (_found, timeline) => [
    {
      text: 'Read the events of the service around the failure.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ecs describe-services', {
            cluster: clusterName(timeline),
            services: serviceName(timeline),
            query: 'services[0].events[:20]',
          }),
        ),
      ],
    },
  ],
});
