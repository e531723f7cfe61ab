/** What mends a lifecycle hook, by how it failed the deployment. */
import type { Form, Remedies } from '../../model/finding.ts';
import { shellQuoted } from '../../model/shell.ts';
import type { Timeline } from '../../model/timeline.ts';
import type { FailedHook } from '../evidence/failed-hooks.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inTurn } from './forms.ts';
import { allowInvoke, trustEcs } from './service-roles.ts';

export function mendHook(timeline: Timeline, hook: FailedHook): Remedies {
  const { fault, functionName = '<function>', role = '<role-of-the-hook>', reason = '' } = hook;
  const ask = (command: string): Form => awsCli(awsCommand(timeline, `lambda ${command}`, { 'function-name': functionName }));
  const log = awsCli(awsCommand(timeline, `logs tail ${shellQuoted(`/aws/lambda/${functionName}`)}`, { since: '1h' }));
  switch (fault) {
    case 'refused':
      return [{ text: 'Read the log of the hook, which tells what it found, and mend that.', paste: [log] }];
    case 'unparsable':
      return [
        {
          text: 'Let the function return {"hookStatus": "SUCCEEDED"} or "FAILED" on every path, in less than its timeout; its log tells where it ended.',
          paste: inTurn(log, ask('get-function-configuration')),
        },
      ];
    case 'not-assumable':
      return [{ text: 'Let the role exist, and let it trust ecs.amazonaws.com.', paste: [trustEcs(role)] }];
    case 'not-invokable':
      return /not authorized|AccessDenied/.test(reason)
        ? [{ text: 'Allow the role to invoke the function.', paste: [allowInvoke(role, hook.arn ?? '<function-arn>')] }]
        : [{ text: 'Look whether the function exists and can be called.', paste: [ask('get-function')] }];
    case 'timed-out':
    case 'unknown':
      return [{ text: 'Read the log of the hook, and mend it or what it found.', paste: [log] }];
  }
}
