import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { list } from '../../../model/text.ts';
import { deploymentReasons } from '../../evidence/texts.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { awsCommand } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_event.json. */
const quote: Quote = { where: deploymentReasons, says: /alarm detected|because of one or more active alarms|CloudWatch alarm/i };
const rung = (timeline: Timeline): readonly string[] => timeline.deployment?.serviceDeployment?.triggeredAlarmNames ?? [];

export const deploymentOutcomeAlarm: Cause = {
  id: 'deployment-outcome-alarm',
  severity: 'error',
  title: 'A CloudWatch alarm ended the deployment',
  explanation:
    'The deployment watches CloudWatch alarms, and one went off. That is how it ended, and not why: the metric of the alarm tells that.',
  origins: ['The new revision behaves as the alarm should tell.', 'The alarm watches something else, or was already on.'],
  prevention: 'Use alarms for deployments that watch this service alone.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
  evidence: (timeline) => [
    ...rung(timeline)
      .slice(0, 3)
      .map((name) => ({ field: 'ServiceDeployment.alarms.triggeredAlarmNames', text: name })),
    ...saying(timeline, quote),
  ],
  sentence: (timeline) =>
    `a CloudWatch alarm${rung(timeline)[0] === undefined ? '' : ` (${list(rung(timeline).slice(0, 3))})`} ended the deployment`,
  remedy: (timeline) => ({
    text: 'Look what the alarm saw.',
    paste: [
      {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'cloudwatch describe-alarms', { 'alarm-names': rung(timeline)[0] ?? '<alarm>' }),
      },
    ],
  }),
};
