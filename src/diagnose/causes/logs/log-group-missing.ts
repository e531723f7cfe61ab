import { quoteCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { anywhere } from '../../evidence/texts.ts';
import { awsCommand, hclQuoted } from '../../remedy/commands.ts';

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
  remedy: (_found, timeline) => {
    const group = mainContainer(timeline)?.log?.group ?? '<log-group>';
    return {
      text: 'Create the log group, or let the driver create it.',
      paste: [
        { tool: 'AWS CLI', code: awsCommand(timeline, 'logs create-log-group', { 'log-group-name': group }) },
        { tool: 'Terraform', code: `resource "aws_cloudwatch_log_group" "this" {\n  name = ${hclQuoted(group)}\n}` },
      ],
    };
  },
});
