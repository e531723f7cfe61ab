import { defineCause } from '../../define-cause.ts';
import { currentEventName, hasErrorCode } from '../../evidence/code-deploy.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';
import { deployAgain } from '../../remedy/code-deploy.ts';

export const codeDeployStopped = defineCause({
  id: 'code-deploy-stopped',
  severity: 'error',
  title: 'Somebody stopped the deployment in CodeDeploy',
  explanation: 'The deployment was stopped by a call of StopDeployment: by a person, or by a tool that one set up.',
  origins: ['Somebody saw that something is wrong.', 'A pipeline was cancelled, and stopped what it had begun.'],
  prevention: 'Let one pipeline at a time deploy to a deployment group.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-stop.html',
  find: (timeline) => (hasErrorCode(timeline, 'MANUAL_STOP') ? { event: currentEventName(timeline) } : undefined),
  evidence: () => [{ field: 'DeploymentInfo.errorInformation', text: 'MANUAL_STOP' }],
  sentence: ({ event }) => `somebody stopped the deployment in CodeDeploy${event === undefined ? '' : ` after ${event}`}`,
  remedies: (_found, timeline) => [
    {
      text: 'Ask who stopped it and why (CloudTrail: StopDeployment).',
      paste: [
        awsCli(
          awsCommand(timeline, 'cloudtrail lookup-events', {
            'lookup-attributes': 'AttributeKey=EventName,AttributeValue=StopDeployment',
          }),
        ),
      ],
    },
    {
      text: 'If it was stopped by mistake, deploy the same revision again (saved as revision.json).',
      paste: inTurn(...deployAgain(timeline)),
    },
  ],
});
