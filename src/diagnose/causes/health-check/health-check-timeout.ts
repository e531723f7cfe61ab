import { asks } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { requestsIn } from '../../evidence/access-log.ts';
import { checkOf, failedCheck, failedCheckEvidence, killedClause, lifetimeEvidence } from '../../evidence/failed-checks.ts';
import type { TargetFailure } from '../../evidence/target-failures.ts';
import { tailLog } from '../../remedy/lookups.ts';
import { admitLoadBalancer } from '../../remedy/security-groups.ts';

const isTimeout = ({ reason, state }: TargetFailure): boolean => reason === 'Target.Timeout' && state !== 'draining';

export const healthCheckTimeout = defineCause({
  id: 'health-check-timeout',
  severity: 'error',
  title: 'The health check got no answer in time',
  explanation:
    'The load balancer sent requests and heard nothing before the timeout. That is either the network between them (most often a security group) or an application that is too slow. The log tells which: it shows requests of ELB-HealthChecker/2.0, or none.',
  origins: [
    "The security group of the task does not admit the load balancer's.",
    'A network ACL or route drops the traffic.',
    'The application accepts connections but is too busy to answer.',
  ],
  prevention: 'Let the security group of the task refer to that of the load balancer, on the checked port.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
  find: (timeline) => failedCheck(timeline, isTimeout),
  evidence: (found, timeline) => [...failedCheckEvidence(found), ...lifetimeEvidence(timeline)],
  sentence: ({ check }, timeline) => {
    const seconds = check ? ` within ${check.group.healthCheck.timeoutSeconds} s` : '';
    return `the load balancer ${check ? asks(check) : 'asks'} and gets no answer${seconds}${killedClause(timeline, 'stopped')}`;
  },
  remedies: (_found, timeline) =>
    requestsIn(timeline.appLines).ofLoadBalancer > 0
      ? [
          {
            text: 'The log shows requests of the load balancer: make the application answer faster, with more CPU or a lighter health endpoint.',
            paste: [tailLog(timeline)],
          },
        ]
      : [
          {
            text: "Admit the load balancer's security group to the task's, if the application's log shows no requests of ELB-HealthChecker/2.0.",
            paste: admitLoadBalancer(timeline, checkOf(timeline, timeline.targetFailures[0])),
          },
          { text: 'If the log shows some, make the health endpoint faster.', paste: [tailLog(timeline)] },
        ],
});
