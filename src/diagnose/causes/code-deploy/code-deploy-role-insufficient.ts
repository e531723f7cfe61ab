import { defineCause } from '../../define-cause.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { codeDeployReasons } from '../../evidence/texts.ts';
import { allowCodeDeploy, describeGroup } from '../../remedy/code-deploy.ts';
import { inTurn } from '../../remedy/forms.ts';

/** Its texts stand, with their fields, in shows_lambda.json and shows_missing.json. */
const quote: Quote = {
  where: codeDeployReasons,
  says: /IAM_ROLE_(?:MISSING|PERMISSIONS)|does not give you permission to perform operations|not authorized to perform: [\w:-]{1,80}/,
};

const roleIn = /(arn:[\w-]{1,20}:iam::\d{12}:role\/[\w+=,.@/-]{1,200})|:assumed-role\/([\w+=,.@-]{1,64})\//;
const lackIn = /AWS service: (\w{1,60})|not authorized to perform: ([\w:-]{1,80})/;

export const codeDeployRoleInsufficient = defineCause({
  id: 'code-deploy-role-insufficient',
  severity: 'error',
  title: 'The role of CodeDeploy does not allow what the deployment needs',
  explanation:
    'CodeDeploy changes the service, its listeners and their rules, and calls functions, with the service role of its deployment group. That role does not exist, or lacks a permission.',
  origins: [
    'The role has a policy for another kind of deployment (AWSCodeDeployRole is for instances).',
    'The role was deleted, or no longer trusts codedeploy.amazonaws.com.',
  ],
  prevention: 'Give the role AWSCodeDeployRoleForECS, and iam:PassRole for the roles of the task definition.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html',
  find: (timeline) => {
    const said = findQuote(timeline, quote);
    return said && { said, role: said.capture(roleIn), lack: said.capture(lackIn), isMissing: said.words === 'IAM_ROLE_MISSING' };
  },
  evidence: ({ said }) => said.evidence,
  sentence: ({ role, lack, isMissing }) => {
    const named = `the role${role === undefined ? '' : ` ${role}`} of CodeDeploy`;
    if (isMissing) return `${named} does not exist, or does not trust CodeDeploy`;
    return lack === undefined ? `${named} lacks a permission` : `${named} lacks permission for ${lack}`;
  },
  remedies: ({ role = '<role-of-codedeploy>' }, timeline) => [
    {
      text: 'Give the service role of the deployment group the permissions for ECS, and deploy again.',
      paste: inTurn(describeGroup(timeline, 'serviceRoleArn'), allowCodeDeploy(role)),
    },
  ],
});
