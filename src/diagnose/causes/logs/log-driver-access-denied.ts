import { quoteCause } from '../../define-cause.ts';
import { anywhere } from '../../evidence/texts.ts';
import { allowAction } from '../../remedy/execution-role.ts';
import { createLogGroup } from '../../remedy/log-groups.ts';

const deniedAction = /(logs:\w{1,40})/;

export const logDriverAccessDenied = quoteCause({
  id: 'log-driver-access-denied',
  severity: 'error',
  title: 'The role may not create the log group or the log stream',
  explanation:
    'The awslogs driver acts with the execution role (on EC2 without one: with the role of the instance), and that role may not create the group or stream.',
  origins: [
    'The execution role lacks logs:CreateLogStream and logs:PutLogEvents.',
    'The driver should create the group (awslogs-create-group), and the role lacks logs:CreateLogGroup, which the managed policy does not contain.',
  ],
  prevention: 'Create log groups in templates, and attach AmazonECSTaskExecutionRolePolicy to execution roles.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  /** Its text stands, with its field, in shows_create_group.json. */
  quote: {
    where: anywhere,
    says: /AccessDenied|not authorized to perform|NoCredentialProviders|no valid providers in chain|no EC2 IMDS role found/i,
    about: /logs:(?:Create|Put|Describe)\w{1,30}|logging driver|logger args|log ?group|log ?stream|[Cc]loud[Ww]atch log/,
    butNot: /secretsmanager:|ssm:|ecr:/,
  },
  sentence: (found) => `the role of the task may not call ${found.capture(deniedAction) ?? 'CloudWatch Logs'} for its log group`,
  remedies: (found, timeline) => [
    {
      text: 'Allow the action to the execution role.',
      paste: allowAction(timeline, found.capture(deniedAction) ?? 'logs:CreateLogStream', '*'),
    },
    { text: 'If only the log group is missing, create it beforehand.', paste: createLogGroup(timeline) },
  ],
});
