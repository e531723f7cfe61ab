import { quoteCause } from '../../define-cause.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { shellQuoted } from '../../../model/shell.ts';
import { awsCommand } from '../../remedy/commands.ts';

export const lifecycleHookFailed = quoteCause({
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
  /** Its text stands, with its field, in shows_failed_status.json. */
  quote: {
    where: deploymentReasons,
    says: /lifecycle hook\(?s?\)? (?:failed|timed out|target)|HookStatus|unable to invoke hook target|hook target .{1,300}(?:FAILED|timed out)/i,
  },
  sentence: (found) =>
    `the ${found.capture(/([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) lifecycle/) ?? 'lifecycle'} hook failed the deployment`,
  remedy: (found, timeline) => {
    const name = found.capture(/:function:([\w-]{1,140})/) ?? '<function>';
    return {
      text: 'Read the log of the hook, and mend it or what it found.',
      paste: [
        { tool: 'AWS CLI', code: awsCommand(timeline, `logs tail ${shellQuoted(`/aws/lambda/${name}`)}`, { since: '1h' }) },
      ],
    };
  },
});
