import { defineCause } from '../../define-cause.ts';
import { checkOf, failureEvidence } from '../../evidence/failed-checks.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import type { TargetFailure } from '../../evidence/target-failures.ts';
import { reasons } from '../../evidence/texts.ts';
import { changeLoadBalancerSubnets } from '../../remedy/load-balancer-settings.ts';
import { changeSubnets } from '../../remedy/service-settings.ts';

const isOutside = ({ reason, text }: TargetFailure): boolean => reason === 'Target.NotInUse' && /availability zone/i.test(text);
/** An event or reason may say the same in words. */
const quote: Quote = { where: reasons, says: /Availability Zone that is not enabled for the load balancer/i };

export const targetAzNotEnabled = defineCause({
  id: 'target-az-not-enabled',
  severity: 'error',
  title: 'A task runs in an Availability Zone that the load balancer does not serve',
  explanation:
    'The service places tasks in a zone that is not enabled on the load balancer. Their targets stay unused and are never checked.',
  origins: ['The service lists more subnets than the load balancer.', 'A subnet was added to the service alone.'],
  prevention: 'Take the subnets of service and load balancer from the same list of zones.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
  find: (timeline) => {
    const failures = timeline.targetFailures.filter(isOutside);
    const quoted = findQuote(timeline, quote);
    return failures.length > 0 || quoted ? { failures, quoted } : undefined;
  },
  evidence: ({ failures, quoted }) => [...failures.map(failureEvidence), ...(quoted?.evidence ?? [])].slice(0, 3),
  sentence: ({ failures: [first] }) => {
    const where = first?.zone === undefined ? 'the zone of the task' : `${first.zone}, where a task runs`;
    return `the load balancer is not enabled in ${where}, so its target is never checked`;
  },
  remedies: ({ failures }, timeline) => [
    {
      text: 'Enable the zone on the load balancer: name all of its subnets, old and new.',
      paste: changeLoadBalancerSubnets(timeline, checkOf(timeline, failures[0])),
    },
    { text: 'Take the subnet of that zone from the service.', paste: changeSubnets(timeline) },
  ],
});
