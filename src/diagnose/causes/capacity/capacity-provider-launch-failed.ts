import { quoteCause } from '../../define-cause.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const capacityProviderLaunchFailed = quoteCause({
  id: 'capacity-provider-launch-failed',
  severity: 'error',
  title: 'The capacity provider could not launch an instance',
  explanation: 'The cluster asked its capacity provider for an instance, and EC2 or Auto Scaling refused.',
  origins: [
    'The instance type is not available in the zone, or a quota is reached.',
    'The launch template names what no longer exists.',
    'The role of the provider lacks a permission (iam:PassRole, ec2:RunInstances).',
  ],
  prevention: 'Allow several instance types and zones.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_launch.json. */
  quote: {
    where: anywhere,
    says: /[Uu]nable to launch (?:an? )?instance|capacity provider .{0,200}(?:unable to|could not|failed to) launch/,
  },
  sentence: () => 'the capacity provider could not launch an instance for the task',
  remedies: (_found, timeline) => [
    {
      text: 'Read what Auto Scaling or EC2 said, and correct the launch template or the role.',
      paste: [
        awsCli(
          awsCommand(timeline, 'autoscaling describe-scaling-activities', {
            'auto-scaling-group-name': '<auto-scaling-group>',
            'max-items': 10,
          }),
        ),
      ],
    },
  ],
});
