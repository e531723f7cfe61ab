import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { awsCommand, clusterName, familyOf } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';

/** Its text stands, with its field, in shows_attribute.json. */
const says = /missing an attribute required|\bATTRIBUTE\b|placement constraint unsatisfied|MemberOf placement/;

export const capacityMissingAttribute = defineCause({
  id: 'capacity-missing-attribute',
  severity: 'error',
  title: 'No container instance has an attribute that the task needs',
  explanation:
    'The task definition or a placement constraint demands something that no instance offers: an architecture, a logging driver, a network mode, a zone.',
  origins: [
    'The CPU architecture of task and instances differ.',
    'The log driver is not enabled in the agent (ECS_AVAILABLE_LOGGING_DRIVERS).',
    'A placement constraint names an attribute that no instance carries.',
  ],
  prevention: 'Write attributes into the launch template of the instances, beside the constraints that need them.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  find: (timeline) => cannotPlace(timeline, says),
  evidence: ({ evidence }) => evidence,
  sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has an attribute that the task needs`,
  remedies: (_found, timeline) => [
    {
      text: 'Compare what the task definition requires with what the instances have.',
      paste: inTurn(
        awsCli(
          awsCommand(timeline, 'ecs describe-task-definition', {
            'task-definition': familyOf(timeline),
            query: 'taskDefinition.requiresAttributes',
          }),
        ),
        awsCli(
          awsCommand(timeline, 'ecs list-attributes', {
            'target-type': 'container-instance',
            cluster: clusterName(timeline),
          }),
        ),
      ),
    },
  ],
});
