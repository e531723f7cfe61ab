/** Commands about a deployment of CodeDeploy, its group and its role. */
import type { Snippet } from '../../model/finding.ts';
import { shellQuoted } from '../../model/shell.ts';
import type { Timeline } from '../../model/timeline.ts';
import { awsCommand } from './commands.ts';

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html */
const ecsPolicy = 'arn:aws:iam::aws:policy/AWSCodeDeployRoleForECS';

const idOf = ({ deployment }: Timeline): string => deployment?.codeDeploy?.id ?? '<deployment-id>';

const groupOf = ({ deployment }: Timeline) => ({
  'application-name': deployment?.codeDeploy?.application ?? '<application>',
  'deployment-group-name': deployment?.codeDeploy?.deploymentGroup ?? '<deployment-group>',
});

export const describeGroup = (timeline: Timeline, query: string): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'deploy get-deployment-group', { ...groupOf(timeline), query: `deploymentGroupInfo.${query}` }),
});

/** Shows the AppSpec, which names the functions that are called at each event. */
export const showAppSpec = (timeline: Timeline): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'deploy get-deployment', { 'deployment-id': idOf(timeline), query: 'deploymentInfo.revision' }),
});

/** The same revision once more: what the first command shows, saved as a file, is what the second deploys. */
export const deployAgain = (timeline: Timeline): readonly Snippet[] => [
  showAppSpec(timeline),
  {
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'deploy create-deployment', { ...groupOf(timeline), revision: 'file://revision.json' }),
  },
];

/** For the next deployment, whose id is not known yet. */
export const continueNext = (timeline: Timeline): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'deploy continue-deployment', {
    'deployment-id': '<deployment-id>',
    'deployment-wait-type': 'READY_WAIT',
  }),
});

/** Gives CodeDeploy's role what it needs for ECS, calls of functions included. */
export const allowCodeDeploy = (roleArn: string): Snippet => ({
  tool: 'AWS CLI',
  code: `aws iam attach-role-policy --role-name ${roleName(roleArn)} --policy-arn ${ecsPolicy}`,
});

/** Lets a function report what it found. */
export const allowReport = (roleArn: string): Snippet => {
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
