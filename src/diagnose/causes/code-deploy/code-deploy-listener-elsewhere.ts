import { targetGroupName } from '../../../model/elb-names.ts';
import { primaryOf } from '../../../model/deployment.ts';
import { latestWithService, type Timeline } from '../../../model/timeline.ts';
import { quoteCause } from '../../define-cause.ts';
import { codeDeployReasons } from '../../evidence/texts.ts';
import { describeGroup, forwardListener, leaveListener } from '../../remedy/code-deploy.ts';
import { inTurn } from '../../remedy/forms.ts';

/** The target group of the task set that serves. */
const servingGroup = (timeline: Timeline): string | undefined =>
  primaryOf(latestWithService(timeline))?.taskSet?.loadBalancers[0]?.targetGroupArn;

export const codeDeployListenerElsewhere = quoteCause({
  id: 'code-deploy-listener-elsewhere',
  severity: 'error',
  title: 'A listener of the deployment group does not forward to the group that serves',
  explanation:
    'CodeDeploy moves the production and the test listener from the target group of the primary task set to that of the new one. One of them forwards elsewhere, so CodeDeploy does not touch it.',
  origins: [
    'A tool set the default action of the listener back, which CodeDeploy changes with every deployment.',
    'The test listener was created with the other target group.',
    'A rollback or a shift that was interrupted left a listener behind.',
  ],
  prevention: 'Let the tool that creates the listeners ignore their default action: CodeDeploy alone may change it.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
  /** Its text stands, with its field, in shows_text.json. */
  quote: { where: codeDeployReasons, says: /target group must be behind listener/i },
  sentence: (_found, timeline) => {
    const group = servingGroup(timeline);
    return `a listener of the deployment group does not forward to ${group === undefined ? 'the target group' : targetGroupName(group)}, where the primary task set is`;
  },
  remedies: (_found, timeline) => [
    {
      text: 'Let the production and the test listener forward to the target group that serves now, and deploy again.',
      paste: inTurn(
        describeGroup(timeline, 'loadBalancerInfo.targetGroupPairInfoList'),
        forwardListener(timeline, servingGroup(timeline)),
      ),
    },
    leaveListener,
  ],
});
