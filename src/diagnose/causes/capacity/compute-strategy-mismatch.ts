import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCommand, familyOf } from '../../remedy/commands.ts';
import { awsCli } from '../../remedy/forms.ts';
import { changeTask } from '../../remedy/task-definition-settings.ts';

export const computeStrategyMismatch = quoteCause({
  id: 'compute-strategy-mismatch',
  severity: 'error',
  title: 'The task definition does not fit the launch type or capacity provider',
  explanation: 'The service runs tasks on a kind of capacity that their task definition is not made for.',
  origins: [
    'The list requiresCompatibilities lacks the launch type of the service.',
    'The network mode, or the CPU and memory, are not allowed on Fargate.',
  ],
  prevention: 'List every launch type that is used in requiresCompatibilities; registering the task definition then checks it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
  /** Its text stands, with its field, in shows_fargate.json. */
  quote: {
    where: reasons,
    says: anyOf(
      [
        /not compatible with the selected compute strategy|requiresCompatibilities/,
        /not configured to (?:run on|support) (?:FARGATE|EC2|MANAGED)/,
        /doesn't support the (?:launch type|capacity provider)/,
      ],
      'i',
    ),
  },
  sentence: (_found, timeline) => `the task definition ${familyOf(timeline)} does not fit the compute strategy of the service`,
  remedies: (_found, timeline) => [
    {
      text: 'Register the task definition for the launch type that the service uses, here for Fargate.',
      paste: changeTask(
        timeline,
        { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc' },
        'compatibility: ecs.Compatibility.FARGATE,\nnetworkMode: ecs.NetworkMode.AWS_VPC',
      ),
    },
    {
      text: 'If it is not plain which of the two is wrong, look what the task definition is made for.',
      paste: [
        awsCli(
          awsCommand(timeline, 'ecs describe-task-definition', {
            'task-definition': familyOf(timeline),
            query: 'taskDefinition.{compatibilities:compatibilities,networkMode:networkMode}',
          }),
        ),
      ],
    },
  ],
});
