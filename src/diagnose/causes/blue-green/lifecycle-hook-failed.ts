import { capture, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { awsCommand, shellQuoted } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_failed_status.json. */
const quote: Quote = {
  where: deploymentReasons,
  says: /lifecycle hook\(?s?\)? (?:failed|timed out|target)|HookStatus|unable to invoke hook target|hook target .{1,300}(?:FAILED|timed out)/i,
};

export const lifecycleHookFailed: Cause = {
  id: 'lifecycle-hook-failed',
  severity: 'error',
  title: 'A lifecycle hook failed the deployment',
  explanation:
    'The service asks a function (a lifecycle hook) at stages of its deployment. It answered FAILED, could not be called, or answered in the wrong form.',
  origins: [
    'A test in the hook found the new revision wanting.',
    'The hook has an error, or its role or the permission to invoke it is missing.',
    'The answer lacks hookStatus.',
  ],
  prevention: 'Let the hook answer {"hookStatus": "SUCCEEDED"}, and log why it does not.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
  sentence: (timeline) =>
    `the ${capture(timeline, quote, /([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) lifecycle/) ?? 'lifecycle'} hook failed the deployment`,
  remedy: (timeline) => {
    const name = capture(timeline, quote, /:function:([\w-]{1,140})/) ?? '<function>';
    return {
      text: 'Read the log of the hook, and mend it or what it found.',
      paste: [
        { tool: 'AWS CLI', code: awsCommand(timeline, `logs tail ${shellQuoted(`/aws/lambda/${name}`)}`, { since: '1h' }) },
      ],
    };
  },
  evidence: (timeline) => saying(timeline, quote),
};
