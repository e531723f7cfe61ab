/** What mends a function that CodeDeploy calls, by how it failed the deployment. */
import type { Remedies } from '../../model/finding.ts';
import { shellQuoted } from '../../model/shell.ts';
import type { Timeline } from '../../model/timeline.ts';
import { allowReport, showAppSpec } from './code-deploy.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inTurn } from './forms.ts';

/** It reported Failed, nothing in time, or could not be called. */
export type CodeDeployHookFault = 'refused' | 'silent' | 'not-callable';

/** @param functionName where CodeDeploy does not tell it, the AppSpec does */
export function mendCodeDeployHook(timeline: Timeline, fault: CodeDeployHookFault, functionName = '<function>'): Remedies {
  const log = awsCli(awsCommand(timeline, `logs tail ${shellQuoted(`/aws/lambda/${functionName}`)}`, { since: '2h' }));
  const appSpec = showAppSpec(timeline);
  switch (fault) {
    case 'refused':
      return [
        { text: 'Read the log of the function that the AppSpec names, and mend what it found.', paste: inTurn(appSpec, log) },
      ];
    case 'silent':
      return [
        { text: "Let the function's role report what it found.", paste: [allowReport('<role-of-the-function>')] },
        {
          text: 'If it may, let the function call PutLifecycleEventHookExecutionStatus on every path; its log tells where it ended.',
          paste: inTurn(appSpec, log),
        },
      ];
    case 'not-callable':
      return [
        {
          text: 'Let the AppSpec name a function that exists in the same account and region.',
          paste: inTurn(appSpec, awsCli(awsCommand(timeline, 'lambda get-function', { 'function-name': functionName }))),
        },
      ];
  }
}
