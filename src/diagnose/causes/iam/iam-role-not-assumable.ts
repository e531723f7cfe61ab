import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { shellQuoted } from '../../../model/shell.ts';
import { awsCli } from '../../remedy/forms.ts';

const roleArn = /(arn:[\w-]{1,20}:iam::\w{1,20}:role\/[\w+=,.@/-]{1,200})/;

export const iamRoleNotAssumable = quoteCause({
  id: 'iam-role-not-assumable',
  severity: 'error',
  title: 'ECS cannot assume a role of the task or of the service',
  explanation:
    'Before it starts a task, ECS assumes the execution role and the task role; for other work the service-linked role. One of them does not exist or does not trust ECS.',
  origins: [
    'The trust policy does not name ecs-tasks.amazonaws.com.',
    'The role was deleted, or created moments ago and not yet seen everywhere.',
    'A condition of the trust policy excludes this account or cluster.',
  ],
  prevention: 'Create roles before the service in the template, and leave time for them to be seen.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_event.json. */
  quote: {
    where: anywhere,
    says: anyOf(
      [
        /unable to assume (?:the )?(?:service[- ]linked )?role|unable to assume role|trust (?:relationship|policy).{0,120}(?:misconfigured|changed|incorrect)/,
        /(?:not authorized|unable) to perform: ?sts:AssumeRole|role .{1,300}is unable to be assumed/,
        /proper trust relationship/,
      ],
      'i',
    ),
    butNot: /lifecycle hook/,
  },
  sentence: (found) => `ECS cannot assume the role ${found.capture(roleArn) ?? 'that the task or service needs'}`,
  remedies: (found) => {
    const arn = found.capture(roleArn);
    const role = arn === undefined ? '<role>' : arn.slice(arn.lastIndexOf('/') + 1);
    const trust =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
    return [
      {
        text: 'Create the role, and let it trust ecs-tasks.amazonaws.com.',
        paste: [
          awsCli(`aws iam update-assume-role-policy --role-name ${shellQuoted(role)} --policy-document ${shellQuoted(trust)}`),
        ],
      },
    ];
  },
});
