import { defineCause } from '../../define-cause.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const codeDeployRolledBack = defineCause({
  id: 'code-deploy-rolled-back',
  severity: 'error',
  title: 'CodeDeploy rolled the deployment back by another one',
  explanation:
    'CodeDeploy undoes a deployment by a new one that brings the last revision back. That is how it ended, and not why: the deployment that was rolled back tells that.',
  origins: ['The deployment failed, an alarm went off, or somebody stopped it with a rollback.'],
  prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html',
  find: ({ deployment }) => {
    const { id, rolledBackBy } = deployment?.codeDeploy ?? {};
    return id === undefined || rolledBackBy === undefined ? undefined : { id, rolledBackBy };
  },
  evidence: ({ rolledBackBy }) => [{ field: 'DeploymentInfo.rollbackInfo.rollbackDeploymentId', text: rolledBackBy }],
  sentence: ({ id, rolledBackBy }) => `CodeDeploy rolled ${id} back by deployment ${rolledBackBy}; why is not known`,
  remedies: ({ id }, timeline) => [
    {
      text: 'Look what CodeDeploy says of the deployment and its events.',
      paste: [
        awsCli(
          awsCommand(timeline, 'deploy get-deployment', {
            'deployment-id': id,
            query: 'deploymentInfo.[status,errorInformation,rollbackInfo]',
          }),
        ),
      ],
    },
  ],
});
