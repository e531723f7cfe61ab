import { defineCause } from '../../define-cause.ts';
import { endingHook } from '../../evidence/failed-hooks.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { awsCommand, redeploy } from '../../remedy/commands.ts';
import { awsCli, inTurn } from '../../remedy/forms.ts';

/** Its text stands, with its field, in shows_text.json. */
const quote: Quote = { where: deploymentReasons, says: /(?:([A-Z_]{4,40}) )?pause hook timed out/i };

export const pauseHookTimedOut = defineCause({
  id: 'pause-hook-timed-out',
  severity: 'error',
  title: 'Nobody continued the deployment while it waited at a pause',
  explanation:
    'A pause hook holds the deployment until somebody continues it. Nobody did in the time that the hook allows, so ECS rolled the deployment back.',
  origins: [
    'Nobody was told that the deployment waits.',
    'The approval came later than the hook waits.',
    'What should continue it uses an old hook id: each pause has one of its own.',
  ],
  prevention: 'Tell those who approve of it (EventBridge: HOOK_AWAITING_ACTION), and let timeoutConfiguration leave them time.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/pause-lifecycle-hooks.html',
  find: (timeline) => {
    const said = findQuote(timeline, quote);
    const shown = endingHook(timeline, ({ targetType }) => targetType === 'PAUSE');
    if (!said && shown?.hook.status !== 'TIMED_OUT') return undefined;
    return { said, shown, stage: said?.capture(/([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) pause hook/) ?? shown?.stage };
  },
  evidence: ({ said, shown }) => [
    ...(said?.evidence ?? []),
    ...(shown
      ? [{ field: 'ServiceDeployment.lifecycleHookDetails.status', text: `${shown.hook.status}: ${shown.hook.id}` }]
      : []),
  ],
  sentence: ({ stage }) =>
    `nobody continued the deployment at its pause${stage === undefined ? '' : ` (${stage})`} in time, so ECS rolled it back`,
  remedies: (_found, timeline) => [
    {
      text: 'Deploy again, and continue the deployment when it waits.',
      paste: inTurn(
        redeploy(timeline),
        awsCli(
          awsCommand(timeline, 'ecs continue-service-deployment', {
            'service-deployment-arn': '<service-deployment>',
            'hook-id': '<lifecycleHookDetails.hookId>',
            action: 'CONTINUE',
          }),
        ),
      ),
    },
  ],
});
