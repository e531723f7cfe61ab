import { quoteCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { anywhere } from '../../evidence/texts.ts';
import { createLogGroup } from '../../remedy/log-groups.ts';
import { letDriverCreateLogGroup } from '../../remedy/task-definition-settings.ts';

export const logGroupMissing = quoteCause({
  id: 'log-group-missing',
  severity: 'error',
  title: 'The log group of the container does not exist',
  explanation:
    'The awslogs driver opens its log stream before the container starts. Its log group is not there, so the container is not started.',
  origins: [
    'Nobody created the log group, and awslogs-create-group is not set.',
    'The group stands in another region than awslogs-region says.',
  ],
  prevention: 'Create the log group, with its retention, in the template of the task definition.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** Its text stands, with its field, in shows_no_group.json. */
  quote: {
    where: anywhere,
    says: /log group .{0,300}(?:does not exist|not found|could not be found)|ResourceNotFoundException|cannot find the Amazon CloudWatch log group/i,
    about: /log ?group|log ?stream|logging driver|logger args/i,
    butNot: /connection issue|i\/o timeout|dial tcp|signal: killed|StatusCode: 0\b|secretsmanager|AccessDenied/i,
  },
  sentence: (_found, timeline) => `the log group ${mainContainer(timeline)?.log?.group ?? 'of the container'} does not exist`,
  remedies: (_found, timeline) => [
    { text: 'Create the log group.', paste: createLogGroup(timeline) },
    {
      text: 'Let the driver create it; the execution role then needs logs:CreateLogGroup.',
      paste: letDriverCreateLogGroup(timeline),
    },
  ],
});
