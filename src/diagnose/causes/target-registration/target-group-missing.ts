import { quoteCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { reasons } from '../../evidence/texts.ts';
import { changeRegistration } from '../../remedy/service-settings.ts';

export const targetGroupMissing = quoteCause({
  id: 'target-group-missing',
  severity: 'error',
  title: 'The target group of the service no longer exists',
  explanation: 'The service registers its tasks with a target group that has been deleted. No task can become healthy there.',
  origins: [
    'The target group was replaced by a template, and the service still names the old one.',
    'Somebody deleted it by hand.',
  ],
  prevention:
    'Create the new target group before the old one is destroyed (create_before_destroy), and update the service in between.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_status_reason.json. */
  quote: {
    where: [...reasons, 'ServiceDeployment.statusReason', 'Deployment.rolloutStateReason'],
    says: /TARGET GROUP IS NOT FOUND|target group .{0,300}(?:does not exist|is not found)|TargetGroupNotFound|One or more target groups not found/i,
  },
  sentence: (found) => {
    const arn = found.capture(/(arn:[\w-]{1,20}:elasticloadbalancing:[\w:/-]{1,300})/);
    return `the target group ${arn ?? 'of the service'} does not exist`;
  },
  remedies: (_found, timeline) => {
    const { name = '<container>', portMappings = [] } = mainContainer(timeline) ?? {};
    return [
      {
        text: 'Point the service to a target group that exists.',
        paste: changeRegistration(timeline, {
          targetGroupArn: '<target-group-arn>',
          containerName: name,
          containerPort: portMappings[0]?.containerPort ?? 80,
        }),
      },
    ];
  },
});
