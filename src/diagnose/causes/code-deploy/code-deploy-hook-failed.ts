import { functionName } from '../../../model/strategy/lifecycle-hooks.ts';
import { defineCause } from '../../define-cause.ts';
import { failedEvent, isHook } from '../../evidence/code-deploy.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { codeDeployReasons } from '../../evidence/texts.ts';
import { mendCodeDeployHook, type CodeDeployHookFault } from '../../remedy/code-deploy-hooks.ts';

/** Its texts stand, with their fields, in shows_refused.json, shows_no_callback.json and shows_function.json. */
const quote: Quote = {
  where: codeDeployReasons,
  says: /lifecycle event validation functions failed|waiting for a status callback|HOOK_EXECUTION_FAILURE|INVALID_LAMBDA_\w{1,20}/i,
};

/** The stable middle of each text. https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html */
const faults: readonly (readonly [CodeDeployHookFault, RegExp])[] = [
  ['silent', /status callback/i],
  ['not-callable', /INVALID_LAMBDA/],
];

const functionIn = /(arn:[\w-]{1,20}:lambda:[\w:-]{0,60}:function:[\w-]{1,140})/;

export const codeDeployHookFailed = defineCause({
  id: 'code-deploy-hook-failed',
  severity: 'error',
  title: 'A function that CodeDeploy calls at a lifecycle event failed the deployment',
  explanation:
    'The AppSpec names functions that CodeDeploy calls at events of the deployment. Each has an hour to report Succeeded; one reported Failed, did not report at all, or could not be called.',
  origins: [
    'A test in the function found the new task set wanting.',
    'The function ended without PutLifecycleEventHookExecutionStatus, or its role does not allow that.',
    'The AppSpec names a function that does not exist.',
  ],
  prevention: 'Let the function report Succeeded or Failed on every path, errors of its own included, and log why.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html',
  find: (timeline) => {
    const said = findQuote(timeline, quote);
    const event = failedEvent(timeline);
    const failedHook = event && isHook(event) ? event : undefined;
    if (!said) return undefined;
    const fault = faults.find(([, says]) => said.capture(says) !== undefined)?.[0] ?? 'refused';
    return { said, fault, event: failedHook, name: functionName(said.capture(functionIn)) };
  },
  evidence: ({ said, event }) => [
    ...said.evidence,
    ...(event ? [{ field: 'LifecycleEvent.lifecycleEventName', text: `${event.name}: ${event.status}` }] : []),
  ],
  sentence: ({ fault, event, name }) => {
    const called = `the function${name === undefined ? '' : ` ${name}`}${event ? ` at ${event.name}` : ' at a lifecycle event'}`;
    switch (fault) {
      case 'refused':
        return `${called} refused the deployment: it reported Failed to CodeDeploy`;
      case 'silent':
        return `${called} reported nothing to CodeDeploy within an hour`;
      case 'not-callable':
        return `CodeDeploy cannot call ${called}`;
    }
  },
  remedies: ({ fault, name }, timeline) => mendCodeDeployHook(timeline, fault, name),
});
