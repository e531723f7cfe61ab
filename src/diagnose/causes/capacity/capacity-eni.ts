import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { awsCommand, clusterName } from '../../remedy/commands.ts';
import { awsCli, newInTerraform } from '../../remedy/forms.ts';

export const capacityEni = defineCause({
  id: 'capacity-eni',
  severity: 'error',
  title: 'No container instance has a network interface free for the task',
  explanation: 'In awsvpc mode every task takes a network interface of its instance, and the instances have no more to give.',
  origins: ['Small instance types have two or three interfaces.', 'ENI trunking is off.'],
  prevention: 'Turn on ENI trunking (awsvpcTrunking) before instances are launched.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_resource.json. */
  find: (timeline) => cannotPlace(timeline, /insufficient ENI|RESOURCE:ENI|network interface attachment points/i),
  evidence: ({ evidence }) => evidence,
  sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has a network interface free for the task`,
  remedies: (_found, timeline) => [
    {
      text: 'Turn on ENI trunking and replace the instances, or use larger ones.',
      paste: [
        awsCli(awsCommand(timeline, 'ecs put-account-setting-default', { name: 'awsvpcTrunking', value: 'enabled' })),
        newInTerraform('aws_ecs_account_setting_default', 'trunking', { name: 'awsvpcTrunking', value: 'enabled' }),
      ],
    },
  ],
});
