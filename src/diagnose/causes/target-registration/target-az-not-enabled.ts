import { asEvidence, checkOf, complaintsOf, type Complaint } from '../../evidence/target-failures.ts';
import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { reasons } from '../../evidence/texts.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { awsCommand } from '../../remedy/commands.ts';

const outside = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(({ reason, text }) => reason === 'Target.NotInUse' && /availability zone/i.test(text));
/** An event or reason may say the same in words. */
const quote: Quote = { where: reasons, says: /Availability Zone that is not enabled for the load balancer/i };

export const targetAzNotEnabled: Cause = {
  id: 'target-az-not-enabled',
  severity: 'error',
  title: 'A task runs in an Availability Zone that the load balancer does not serve',
  explanation:
    'The service places tasks in a zone that is not enabled on the load balancer. Their targets stay unused and are never checked.',
  origins: ['The service lists more subnets than the load balancer.', 'A subnet was added to the service alone.'],
  prevention: 'Take the subnets of service and load balancer from the same list of zones.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
  evidence: (timeline) => [...outside(timeline).slice(0, 3).map(asEvidence), ...saying(timeline, quote)].slice(0, 3),
  sentence: (timeline) => {
    const zone = outside(timeline)[0]?.zone;
    return `the load balancer is not enabled in ${zone ?? 'the zone'}${zone === undefined ? ' of the task' : ', where a task runs'}, so its target is never checked`;
  },
  remedy: (timeline) => {
    const balancer = checkOf(timeline, outside(timeline)[0])?.group.loadBalancerArns[0] ?? '<load-balancer-arn>';
    return {
      text: 'Enable the zone on the load balancer (name all of its subnets, old and new), or take that subnet from the service.',
      paste: [
        {
          tool: 'AWS CLI',
          code: awsCommand(timeline, 'elbv2 set-subnets', { 'load-balancer-arn': balancer, subnets: '<all-subnets>' }),
        },
      ],
    };
  },
};
