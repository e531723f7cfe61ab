import { quoteCause } from '../../define-cause.ts';
import { codeDeployReasons } from '../../evidence/texts.ts';
import { describeGroup, showAppSpec } from '../../remedy/code-deploy.ts';
import { inTurn } from '../../remedy/forms.ts';

export const codeDeployUpdateRefused = quoteCause({
  id: 'code-deploy-update-refused',
  severity: 'error',
  title: 'ECS or the load balancer refused a change that CodeDeploy asked for',
  explanation:
    'CodeDeploy creates the task set and changes listeners by calls to ECS and Elastic Load Balancing. One of these calls was refused, in the words that stand in the evidence.',
  origins: [
    'The AppSpec or the task definition says what ECS does not accept.',
    'A listener, rule or target group of the deployment group is gone.',
  ],
  prevention: 'Keep service, listeners and deployment group in one template.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
  /** Its text stands, with its field, in shows_ecs.json. */
  quote: {
    where: codeDeployReasons,
    says: /ECS_UPDATE_ERROR|ELASTIC_LOAD_BALANCING_INVALID|MISSING_ELB_INFORMATION/,
    butNot: /target group must be behind listener/i,
  },
  sentence: (found) => `a change that CodeDeploy asked for was refused: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Mend what the text names, in the AppSpec or in the deployment group, and deploy again.',
      paste: inTurn(showAppSpec(timeline), describeGroup(timeline, 'loadBalancerInfo.targetGroupPairInfoList')),
    },
  ],
});
