import { defineCause } from '../../define-cause.ts';
import { isHeldUp, managedResourcesOf, resourceEvidence } from '../../evidence/managed-resources.ts';
import { excerptOf } from '../../evidence/quotes.ts';
import { describeRevision } from '../../remedy/managed-resources.ts';

export const managedResourceNotReady = defineCause({
  id: 'managed-resource-not-ready',
  severity: 'error',
  title: 'A resource that ECS makes for the service does not become ready',
  explanation:
    'ECS itself makes the load balancer, rules and target groups of an Express service, and the connections of a service to gateways. One of them is not ready, and ECS says what it waits for; it may try for ever.',
  origins: ['The health check asks for a path that the container does not serve.', 'The infrastructure role lacks a permission.'],
  prevention: 'Set the health check path of the service to one that the container answers with 200.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-troubleshooting.html',
  find: (timeline) => {
    const waiting = managedResourcesOf(timeline).filter(isHeldUp);
    return waiting[0] && { waiting, first: waiting[0] };
  },
  evidence: ({ waiting }) => resourceEvidence(waiting),
  sentence: ({ first: { kind, status, statusReason } }) =>
    `the ${kind} that ECS makes for the service is still ${status}: ${excerptOf(statusReason ?? '')}`,
  remedies: (_found, timeline) => [
    {
      text: 'Mend what the reason names; ECS goes on by itself then.',
      paste: [describeRevision(timeline)],
    },
  ],
});
