import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { reasons } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';

export const quotaExceeded = quoteCause({
  id: 'quota-exceeded',
  severity: 'error',
  title: 'A service quota of the account is reached',
  explanation: 'The account may not run more tasks, vCPUs or pending tasks in this region than it does.',
  origins: [
    'A new account starts with a few vCPUs on Fargate.',
    'Old and new tasks count together during a rolling update.',
    'More than 500 tasks of a cluster wait for capacity.',
  ],
  prevention: 'Watch usage against quotas in CloudWatch, and ask for more ahead of growth.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  /** Its text stands, with its field, in shows_vcpus.json. */
  quote: {
    where: reasons,
    says: anyOf(
      [
        /reached (?:the|your) limit on the number of|above your limit|provisioning capacity limit/,
        /limit on the number of (?:tasks|vCPUs)|service quota|LimitExceeded|vCPU limit/,
        /quota (?:was|has been|is) (?:exceeded|reached)|exceed(?:s|ed)? (?:the|your) (?:quota|limit)/,
      ],
      'i',
    ),
  },
  sentence: (found) => `a service quota is reached: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    {
      text: 'Ask for a higher quota, or stop what is not needed.',
      paste: inTurn(
        awsCli(awsCommand(timeline, 'service-quotas list-service-quotas', { 'service-code': 'fargate' })),
        awsCli(
          awsCommand(timeline, 'service-quotas request-service-quota-increase', {
            'service-code': 'fargate',
            'quota-code': 'L-3032A538',
            'desired-value': 64,
          }),
        ),
      ),
    },
  ],
});
