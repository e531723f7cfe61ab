import { list } from '../../../model/text.ts';
import { defineCause } from '../../define-cause.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { atStage, stageBeforeEnd, stageEvidence } from '../../evidence/stage-before-end.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import { describeAlarm } from '../../remedy/lookups.ts';

/** Its text stands, with its field, in shows_event.json. */
const quote: Quote = { where: deploymentReasons, says: /alarm detected|because of one or more active alarms|CloudWatch alarm/i };

export const deploymentOutcomeAlarm = defineCause({
  id: 'deployment-outcome-alarm',
  severity: 'error',
  title: 'A CloudWatch alarm ended the deployment',
  explanation:
    'The deployment watches CloudWatch alarms, and one went off. That is how it ended, and not why: the metric of the alarm tells that.',
  origins: ['The new revision behaves as the alarm should tell.', 'The alarm watches something else, or was already on.'],
  prevention: 'Use alarms for deployments that watch this service alone.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
  find: (timeline) => {
    const alarms = timeline.deployment?.serviceDeployment?.triggeredAlarmNames.slice(0, 3) ?? [];
    const quoted = findQuote(timeline, quote);
    return alarms.length > 0 || quoted ? { alarms, quoted, stage: stageBeforeEnd(timeline) } : undefined;
  },
  evidence: ({ alarms, quoted, stage }) => [
    ...alarms.map((name) => ({ field: 'ServiceDeployment.alarms.triggeredAlarmNames', text: name })),
    ...(quoted?.evidence ?? []),
    ...stageEvidence(stage),
  ],
  sentence: ({ alarms, stage }) =>
    `a CloudWatch alarm${alarms.length === 0 ? '' : ` (${list(alarms)})`} ended the deployment${atStage(stage)}`,
  remedies: ({ alarms }, timeline) => [{ text: 'Look what the alarm saw.', paste: [describeAlarm(timeline, alarms[0])] }],
});
