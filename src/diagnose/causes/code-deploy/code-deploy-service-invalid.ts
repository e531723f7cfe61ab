import { defineCause } from '../../define-cause.ts';
import { hasErrorCode } from '../../evidence/code-deploy.ts';
import { excerptOf } from '../../evidence/quotes.ts';
import { describeGroup } from '../../remedy/code-deploy.ts';
import { awsCommand, clusterName, serviceName } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';

export const codeDeployServiceInvalid = defineCause({
  id: 'code-deploy-service-invalid',
  severity: 'error',
  title: 'CodeDeploy cannot deploy to the service as it is',
  explanation:
    'CodeDeploy found the service of its deployment group in a state that it cannot deploy to: it must be ACTIVE, with the deployment controller CODE_DEPLOY and one load balancer.',
  origins: [
    'The service was deleted, or created again, since the deployment group was made.',
    'Its deployment controller was changed.',
  ],
  prevention: 'Keep service and deployment group in one template, so that they are changed together.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html',
  find: (timeline) => {
    const { errorMessage = '' } = timeline.deployment?.codeDeploy ?? {};
    return hasErrorCode(timeline, 'INVALID_ECS_SERVICE') ? { message: errorMessage } : undefined;
  },
  evidence: ({ message }) => [
    {
      field: 'DeploymentInfo.errorInformation',
      text: `INVALID_ECS_SERVICE${message === '' ? '' : `: ${message.slice(0, 400)}`}`,
    },
  ],
  sentence: ({ message }) =>
    `CodeDeploy cannot deploy to the service${message === '' ? ' (INVALID_ECS_SERVICE)' : `: ${excerptOf(message)}`}`,
  remedies: (_found, timeline) => [
    {
      text: 'Compare the service that the deployment group names with this one, and correct the group.',
      paste: inTurn(
        describeGroup(timeline, 'ecsServices'),
        awsCli(
          awsCommand(timeline, 'ecs describe-services', { cluster: clusterName(timeline), services: serviceName(timeline) }),
        ),
      ),
    },
  ],
});
