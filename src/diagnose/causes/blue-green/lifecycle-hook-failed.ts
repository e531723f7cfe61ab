import { defineCause } from '../../define-cause.ts';
import { failedHook, type FailedHook } from '../../evidence/failed-hooks.ts';
import { mendHook } from '../../remedy/lifecycle-hooks.ts';

/** How a hook failed the deployment, in one sentence. */
function sentence({ fault, stage, functionName, role, reason }: FailedHook): string {
  const hook = `the ${stage} hook${functionName === undefined ? '' : ` ${functionName}`}`;
  const because = reason === undefined ? '' : `: ${reason}`;
  switch (fault) {
    case 'refused':
      return `${hook} refused the deployment: it answered FAILED`;
    case 'unparsable':
      return `${hook} gave no answer that ECS understands${because}`;
    case 'not-assumable':
      return `ECS cannot assume the role ${role ?? 'with which it should call'} for ${hook}`;
    case 'not-invokable':
      return /not authorized|AccessDenied/.test(reason ?? '')
        ? `ECS may not call ${hook}: its role ${role ?? ''} lacks lambda:InvokeFunction`
        : `ECS cannot call ${hook}${because}`;
    case 'timed-out':
      return `${hook} did not end in time`;
    case 'unknown':
      return `${hook} failed the deployment`;
  }
}

export const lifecycleHookFailed = defineCause({
  id: 'lifecycle-hook-failed',
  severity: 'error',
  title: 'A lifecycle hook failed the deployment',
  explanation:
    'The service asks a function (a lifecycle hook) at stages of its deployment. It answered FAILED, could not be called, or answered in the wrong form.',
  origins: [
    'A test in the hook found the new revision wanting.',
    'The hook has an error, or its role or the permission to invoke it is missing.',
    'The answer lacks hookStatus, or the function was cut off by its own timeout.',
  ],
  prevention: 'Let the hook answer {"hookStatus": "SUCCEEDED"}, and log why it does not.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
  find: failedHook,
  evidence: ({ evidence }) => evidence,
  sentence,
  remedies: (hook, timeline) => mendHook(timeline, hook),
});
