import { asEvidence, complaintsOf, type Complaint } from '../../evidence/target-failures.ts';
import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { reasons } from '../../evidence/texts.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { redeploy } from '../../remedy/commands.ts';

const gone = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(({ reason }) => reason === 'Target.NotRegistered');
/** Its text stands, with its field, in shows_event.json. */
const quote: Quote = {
  where: reasons,
  says: /TARGET IS NOT FOUND|Target is not registered to the target group|Target\.NotRegistered/,
};

export const targetNotFound: Cause = {
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
  evidence: (timeline) => [...gone(timeline).slice(0, 3).map(asEvidence), ...saying(timeline, quote)].slice(0, 3),
  sentence: () => 'the target of a task is not registered in its target group',
  remedy: (timeline) => ({
    text: 'Start a new deployment, which registers its tasks anew, and find out what deregistered the target.',
    paste: [{ tool: 'AWS CLI', code: redeploy(timeline) }],
  }),
};
