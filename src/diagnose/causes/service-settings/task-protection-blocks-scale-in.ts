import { quoteCause } from '../../define-cause.ts';
import { events } from '../../evidence/texts.ts';
import { awsCommand, clusterName } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';

export const taskProtectionBlocksScaleIn = quoteCause({
  id: 'task-protection-blocks-scale-in',
  severity: 'error',
  title: 'Tasks under scale-in protection keep the deployment from finishing',
  explanation:
    'Old tasks have protected themselves from being stopped, and ECS waits until the protection ends before it completes the deployment.',
  origins: [
    'A worker protects its task for the length of a job and does not take it back.',
    'The protection was set for longer than a deployment may take.',
  ],
  prevention: 'Take the protection back when a job ends, and let it expire soon.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html',
  /** Its text stands, with its field, in shows_event.json. */
  quote: {
    where: [...events, 'ServiceDeployment.statusReason'],
    says: /under protection|protected tasks|task protection|DEPLOYMENT_BLOCKED|due to \(?reason .{0,60}protect/i,
  },
  sentence: () => 'old tasks are under scale-in protection, and ECS may not stop them',
  remedies: (_found, timeline) => [
    {
      text: 'Take the protection from the tasks that need it no longer.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ecs update-task-protection', {
            cluster: clusterName(timeline),
            tasks: '<tasks>',
            'no-protection-enabled': true,
          }),
        ),
      ],
    },
  ],
});
