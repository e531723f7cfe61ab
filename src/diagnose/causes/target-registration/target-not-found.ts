import { defineCause } from '../../define-cause.ts';
import { failureEvidence } from '../../evidence/failed-checks.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { reasons } from '../../evidence/texts.ts';
import { redeploy } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_event.json. */
const quote: Quote = {
  where: reasons,
  says: /TARGET IS NOT FOUND|Target is not registered to the target group|Target\.NotRegistered/,
};

export const targetNotFound = defineCause({
  id: 'target-not-found',
  severity: 'error',
  title: 'The target of a task is not registered in its target group',
  explanation:
    'ECS looks for the target of a task and does not find it: it was deregistered by somebody else, or never registered.',
  origins: [
    'Targets were deregistered by hand or by a script.',
    'Two services, or a service and an Auto Scaling group, manage one target group.',
  ],
  prevention: 'Give every service a target group of its own, and leave registration to ECS.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  find: (timeline) => {
    const failures = timeline.targetFailures.filter(({ reason }) => reason === 'Target.NotRegistered');
    const quoted = findQuote(timeline, quote);
    return failures.length > 0 || quoted ? { failures, quoted } : undefined;
  },
  evidence: ({ failures, quoted }) => [...failures.map(failureEvidence), ...(quoted?.evidence ?? [])].slice(0, 3),
  sentence: () => 'the target of a task is not registered in its target group',
  remedies: (_found, timeline) => [
    {
      text: 'Start a new deployment, which registers its tasks anew, and find out what deregistered the target.',
      paste: [redeploy(timeline)],
    },
  ],
});
