/** Commands about a deployment of CodeDeploy, its group and its role. */
import type { Form, Forms, Remedy } from '../../model/finding.ts';
import { shellQuoted } from '../../model/shell.ts';
import type { Timeline } from '../../model/timeline.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inCdk, inCloudFormation, inTerraform } from './forms.ts';

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html */
const ecsPolicy = 'arn:aws:iam::aws:policy/AWSCodeDeployRoleForECS';

const idOf = ({ deployment }: Timeline): string => deployment?.codeDeploy?.id ?? '<deployment-id>';

const groupOf = ({ deployment }: Timeline) => ({
  'application-name': deployment?.codeDeploy?.application ?? '<application>',
  'deployment-group-name': deployment?.codeDeploy?.deploymentGroup ?? '<deployment-group>',
});

export const describeGroup = (timeline: Timeline, query: string): Form => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'deploy get-deployment-group', { ...groupOf(timeline), query: `deploymentGroupInfo.${query}` }),
});

/** Shows the AppSpec, which names the functions that are called at each event. */
export const showAppSpec = (timeline: Timeline): Form => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'deploy get-deployment', { 'deployment-id': idOf(timeline), query: 'deploymentInfo.revision' }),
});

/** The same revision once more: what the first command shows, saved as a file, is what the second deploys. */
export const deployAgain = (timeline: Timeline): readonly [Form, Form] => [
  showAppSpec(timeline),
  {
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'deploy create-deployment', { ...groupOf(timeline), revision: 'file://revision.json' }),
  },
];

/** For the next deployment, whose id is not known yet. */
export const continueNext = (timeline: Timeline): Form => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'deploy continue-deployment', {
    'deployment-id': '<deployment-id>',
    'deployment-wait-type': 'READY_WAIT',
  }),
});

/** Gives CodeDeploy's role what it needs for ECS, calls of functions included. */
export const allowCodeDeploy = (roleArn: string): Form => ({
  tool: 'AWS CLI',
  code: `aws iam attach-role-policy --role-name ${roleName(roleArn)} --policy-arn ${ecsPolicy}`,
});

/** Lets a function report what it found. */
export const allowReport = (roleArn: string): Form => {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'codedeploy:PutLifecycleEventHookExecutionStatus', Resource: '*' }],
  };
  return {
    tool: 'AWS CLI',
    code: `aws iam put-role-policy --role-name ${roleName(roleArn)} --policy-name report-to-codedeploy --policy-document ${shellQuoted(JSON.stringify(policy))}`,
  };
};

const roleName = (arn: string): string => shellQuoted(arn.slice(arn.lastIndexOf('/') + 1));

/** @param targetGroupArn absent: which group serves is not known here */
export const forwardListener = (timeline: Timeline, targetGroupArn = '<target-group-arn>'): Form =>
  awsCli(
    awsCommand(timeline, 'elbv2 modify-listener', {
      'listener-arn': '<listener-arn>',
      'default-actions': JSON.stringify([{ Type: 'forward', TargetGroupArn: targetGroupArn }]),
    }),
  );

/** Lets Terraform leave the listener alone, which CodeDeploy changes with every deployment. */
export const leaveListener: Remedy = {
  keeps: true,
  text: 'Where Terraform made the listener, let it leave the default action alone: CodeDeploy changes it with every deployment, and the next apply would set it back.',
  paste: [{ tool: 'Terraform', code: '# in the aws_lb_listener\nlifecycle {\n  ignore_changes = [default_action]\n}' }],
};

/**
 * How long the new task set may wait for somebody to let it have traffic.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codedeploy-deploymentgroup-deploymentreadyoption.html
 */
export const waitForLonger = (minutes: number): Forms => [
  inTerraform('the aws_codedeploy_deployment_group', {
    blue_green_deployment_config: {
      deployment_ready_option: { action_on_timeout: 'STOP_DEPLOYMENT', wait_time_in_minutes: minutes },
    },
  }),
  inCdk('in the blueGreenDeploymentConfig of the EcsDeploymentGroup', `deploymentApprovalWaitTime: Duration.minutes(${minutes})`),
  inCloudFormation('AWS::CodeDeploy::DeploymentGroup', {
    BlueGreenDeploymentConfiguration: {
      DeploymentReadyOption: { ActionOnTimeout: 'STOP_DEPLOYMENT', WaitTimeInMinutes: minutes },
    },
  }),
];
