import { defineCause } from '../../define-cause.ts';
import { saysShiftedByCodeDeploy } from '../../evidence/code-deploy.ts';
import { failedCheck, failureEvidence } from '../../evidence/failed-checks.ts';
import { describeGroup, forwardListener, leaveListener } from '../../remedy/code-deploy.ts';
import { inTurn } from '../../remedy/forms.ts';

export const codeDeployTrafficElsewhere = defineCause({
  id: 'code-deploy-traffic-elsewhere',
  severity: 'error',
  title: 'No listener forwards to the new task set, though CodeDeploy says that it does',
  explanation:
    'CodeDeploy has shifted production traffic to the new task set, and yet its target group is in use by no listener or rule: requests go elsewhere, and the targets are never checked.',
  origins: [
    'A tool set the listener back to the target group that it knows, after CodeDeploy had changed it.',
    'Somebody changed the listener or its rules by hand.',
  ],
  prevention: 'Let the tool that creates the listener ignore its default action and the actions of its rules.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html',
  find: (timeline) =>
    saysShiftedByCodeDeploy(timeline) ? failedCheck(timeline, ({ reason }) => reason === 'Target.NotInUse') : undefined,
  evidence: ({ failures }) => [
    { field: 'ECSTarget.lifecycleEvents', text: 'AllowTraffic: Succeeded' },
    ...failures.slice(0, 3).map(failureEvidence),
  ],
  sentence: ({ check }) =>
    `no listener forwards to ${check?.group.name ?? 'the target group of the new task set'}, though CodeDeploy has shifted production traffic to it`,
  remedies: ({ check }, timeline) => [
    {
      text: 'Let the production listener forward to the target group of the new task set, and let nothing but CodeDeploy change it.',
      paste: inTurn(
        describeGroup(timeline, 'loadBalancerInfo.targetGroupPairInfoList[0].prodTrafficRoute'),
        forwardListener(timeline, check?.group.arn),
      ),
    },
    leaveListener,
  ],
});
