import { count, list } from '../../../model/text.ts';
import { defineCause } from '../../define-cause.ts';
import { targetGroupName } from '../../../model/elb-names.ts';
import { sharedGroups } from '../../evidence/shared-groups.ts';
import { redeploy } from '../../remedy/commands.ts';
import { inTurn } from '../../remedy/forms.ts';
import { sendAllToOwn } from '../../remedy/listener-rules.ts';

export const revisionsShareTargetGroup = defineCause({
  id: 'revisions-share-target-group',
  severity: 'error',
  title: 'The old and the new revision are in the same target group',
  explanation:
    'ECS puts a new revision into the group of the pair that the production rule gives no traffic. The rule had been changed, so that was the group of the old revision: both now get the same traffic, and the other group is empty.',
  origins: [
    'A tool reset the weights of the production rule before the deployment.',
    'Somebody changed the rule by hand since the last deployment.',
  ],
  prevention: 'Let the tool that creates the rule ignore its weights: ECS alone may change them.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
  find: (timeline) => sharedGroups(timeline)[0],
  evidence: ({ pair, byDeployment }) =>
    byDeployment.map(({ id, taskCount }) => ({
      field: 'TargetHealthDescriptions',
      text: `${count(taskCount, 'task')} of ${id} in ${targetGroupName(pair.own)}`,
    })),
  sentence: ({ pair, byDeployment: [own, ...others] }) => {
    const older = others.map(({ id, taskCount }) => `${taskCount} of ${id}`);
    return `${count(own?.taskCount ?? 0, 'task')} of this deployment and ${list(older)} are registered in the same target group, ${targetGroupName(pair.own)}`;
  },
  remedies: ({ pair }, timeline) => {
    const [{ paste }, ...others] = sendAllToOwn(timeline, pair);
    return [
      {
        text: `Send production traffic to ${targetGroupName(pair.own)}, where all tasks are, and deploy again: ECS then takes ${targetGroupName(pair.other)} for the new revision.`,
        paste: inTurn(paste[0], redeploy(timeline)),
      },
      ...others,
    ];
  },
});
