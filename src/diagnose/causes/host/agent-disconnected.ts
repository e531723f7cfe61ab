import { quoteCause } from '../../define-cause.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCommand, clusterName } from '../../remedy/commands.ts';
import { awsCli, inTurn, shell } from '../../remedy/forms.ts';
import { drainInstance } from '../../remedy/lookups.ts';

export const agentDisconnected = quoteCause({
  id: 'agent-disconnected',
  severity: 'error',
  title: 'The ECS agent of the container instance is not connected',
  explanation: 'ECS cannot place a task on an instance whose agent it does not hear from.',
  origins: [
    'The agent stopped or cannot start.',
    'The instance has lost its way to the ECS endpoints.',
    'The instance role lacks a permission, or its time is wrong.',
  ],
  prevention: 'Watch agentConnected of the instances, and replace those that lose it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_placement.json. */
  quote: {
    where: reasons,
    says: /agent (?:is )?(?:dis|not )connected|(?:doesn't|does not) have the agent connected|\bAGENT\b|[Tt]imed out waiting for (?:the )?(?:Amazon )?ECS [Aa]gent/,
  },
  sentence: (_found, timeline) => `the ECS agent of the nearest container instance of ${clusterName(timeline)} is not connected`,
  remedies: (_found, timeline) => [
    { text: 'Restart the agent on the instance.', paste: [shell('sudo systemctl restart ecs')] },
    {
      text: 'If the instance cannot be reached, replace it: its tasks are placed elsewhere.',
      paste: inTurn(
        awsCli(
          awsCommand(timeline, 'ecs list-container-instances', {
            cluster: clusterName(timeline),
            filter: 'agentConnected == false',
          }),
        ),
        drainInstance(timeline),
      ),
    },
  ],
});
