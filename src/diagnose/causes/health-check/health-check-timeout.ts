import { requests } from '../../evidence/access-log.ts';
import { asks, configured } from '../../../model/health-checks.ts';
import { asEvidence, checkOf, complaintsOf, killedCount, type Complaint } from '../../evidence/target-failures.ts';
import type { Cause } from '../../../model/finding.ts';
import { lifetimes, logsSnippet, securityGroupSnippet } from '../../evidence/failed-checks.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { tasksWere } from '../../remedy/commands.ts';

const timedOut = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(({ reason, state }) => reason === 'Target.Timeout' && state !== 'draining');

export const healthCheckTimeout: Cause = {
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
  evidence: (timeline) => {
    const found = timedOut(timeline);
    return found.length === 0
      ? []
      : [...found.slice(0, 3).map(asEvidence), ...configured(checkOf(timeline, found[0])), ...lifetimes(timeline)];
  },
  sentence: (timeline) => {
    const check = checkOf(timeline, timedOut(timeline)[0]);
    const seconds = check ? ` within ${check.group.healthCheck.timeoutSeconds} s` : '';
    const killed = killedCount(timeline);
    return `the load balancer ${check ? asks(check) : 'asks'} and gets no answer${seconds}${killed > 0 ? `; ${tasksWere(killed)} stopped for it` : ''}`;
  },
  remedy: (timeline) => {
    const { ofLoadBalancer } = requests(timeline);
    const seen =
      ofLoadBalancer > 0
        ? 'The log shows requests of the load balancer: make the application answer faster, with more CPU or a lighter health endpoint.'
        : "Look whether the application's log shows requests of ELB-HealthChecker/2.0. Without any, admit the load balancer's security group to the task's; with some, make the health endpoint faster.";
    return { text: seen, paste: [securityGroupSnippet(timeline), logsSnippet(timeline)] };
  },
};
