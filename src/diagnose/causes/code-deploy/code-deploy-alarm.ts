import { list } from '../../../model/text.ts';
import { defineCause } from '../../define-cause.ts';
import { currentEventName } from '../../evidence/code-deploy.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { codeDeployReasons } from '../../evidence/texts.ts';
import { describeGroup } from '../../remedy/code-deploy.ts';
import { inTurn } from '../../remedy/forms.ts';
import { describeAlarm } from '../../remedy/lookups.ts';

/** Its text stands, with its field, in shows_named.json. */
const quote: Quote = { where: codeDeployReasons, says: /ALARM_ACTIVE|alarms have been activated/ };

export const codeDeployAlarm = defineCause({
  id: 'code-deploy-alarm',
  severity: 'error',
  title: 'A CloudWatch alarm made CodeDeploy stop the deployment',
  explanation:
    'The deployment group watches CloudWatch alarms, and one went off. That is how the deployment ended, and not why: the metric of the alarm tells that.',
  origins: ['The new task set behaves as the alarm should tell.', 'The alarm watches something else, or was already on.'],
  prevention: 'Use alarms for deployment groups that watch this service alone.',
  docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html',
  find: (timeline) => {
    const said = findQuote(timeline, quote);
    const named = said?.capture(/activated alarms: (.{1,400})/i)?.replace(/[<>]/g, '');
    return said && { said, alarms: named?.split(', ').slice(0, 3) ?? [], event: currentEventName(timeline) };
  },
  evidence: ({ said }) => said.evidence,
  sentence: ({ alarms, event }) =>
    `a CloudWatch alarm${alarms.length === 0 ? '' : ` (${list(alarms)})`} made CodeDeploy stop the deployment${event === undefined ? '' : ` after ${event}`}`,
  remedies: ({ alarms }, timeline) => [
    {
      text: 'Look what the alarm saw.',
      paste: inTurn(describeAlarm(timeline, alarms[0]), describeGroup(timeline, 'alarmConfiguration')),
    },
  ],
});
