import { defineCause } from '../../define-cause.ts';
import { hasFailed, managedResourcesOf, resourceEvidence } from '../../evidence/managed-resources.ts';
import { excerptOf } from '../../evidence/quotes.ts';
import { describeRevision } from '../../remedy/managed-resources.ts';

export const managedResourceFailed = defineCause({
  id: 'managed-resource-failed',
  severity: 'error',
  title: 'ECS could not make a resource that the service needs',
  explanation:
    'ECS itself makes the load balancer, rules and target groups of an Express service, and the connections of a service to gateways. One of them failed, so requests do not reach the tasks.',
  origins: [
    'The infrastructure role lacks a permission.',
    'A quota is reached: of load balancers, rules, or target groups.',
    'Subnets or security groups do not fit the load balancer.',
  ],
  prevention: 'Give the infrastructure role the managed policy for its kind of service, and watch the quotas of load balancing.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-troubleshooting.html',
  find: (timeline) => {
    const failed = managedResourcesOf(timeline).filter(hasFailed);
    return failed[0] && { failed, first: failed[0] };
  },
  evidence: ({ failed }) => resourceEvidence(failed),
  sentence: ({ first: { kind, status, statusReason } }) =>
    `the ${kind} that ECS makes for the service is ${status}: ${excerptOf(statusReason ?? 'no reason given')}`,
  remedies: (_found, timeline) => [
    {
      text: 'Mend what the reason names, and deploy again.',
      paste: [describeRevision(timeline)],
    },
  ],
});
