import type { Evidence } from '../../../model/finding.ts';
import { asks } from '../../../model/health-checks.ts';
import { count } from '../../../model/text.ts';
import { ownTasks, type Timeline } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { mayBeElbRequest, requestsIn } from '../../evidence/access-log.ts';
import { checkOf, failureEvidence } from '../../evidence/failed-checks.ts';
import { admitLoadBalancer } from '../../remedy/security-groups.ts';

/** A container of a task whose target suffers, that is HEALTHY by its own check. */
const healthyInside = (timeline: Timeline): readonly Evidence[] =>
  ownTasks(timeline)
    .filter(({ lastSuffering }) => lastSuffering?.health.target)
    .flatMap(({ task }) => task.containers.filter(({ healthStatus }) => healthStatus === 'HEALTHY'))
    .slice(0, 1)
    .map(({ name }) => ({ field: 'Container.healthStatus', text: `HEALTHY in container ${name}, by its own health check` }));

/** Requests that were answered, and not one of them from the load balancer. */
const answeredOthers = (others: number): readonly Evidence[] =>
  others > 0 ? [{ field: 'log', text: `${count(others, 'request')} answered, none of them from ELB-HealthChecker/2.0` }] : [];

export const securityGroupBlocked = defineCause({
  id: 'security-group-blocked',
  severity: 'error',
  title: 'The network drops what the load balancer sends to the task',
  explanation:
    'The application answers inside the task, and none of the load balancer’s requests reaches it: a security group (or network ACL) between the two drops them.',
  origins: [
    "The security group of the task does not admit the load balancer's on the checked port.",
    'The health check goes to another port than the one that is admitted.',
    'A network ACL of the subnet drops the answers.',
  ],
  prevention: 'Let the security group of the task refer to that of the load balancer, for traffic port and health check port.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
  /** The container finds itself well or answers others, and the load balancer alone hears nothing. */
  find: (timeline) => {
    const failure = timeline.targetFailures.find(({ reason, field }) => reason === 'Target.Timeout' && field !== 'log');
    const { ofLoadBalancer, others } = requestsIn(timeline.appLines);
    const check = checkOf(timeline, timeline.targetFailures[0]);
    const path = check?.group.healthCheck.path;
    if (!failure || ofLoadBalancer > 0 || (path !== undefined && timeline.appLines.some(mayBeElbRequest(path)))) return undefined;
    const well = [...healthyInside(timeline), ...answeredOthers(others)];
    return well.length > 0 ? { failure, well, check } : undefined;
  },
  evidence: ({ failure, well }) => [failureEvidence(failure), ...well],
  sentence: ({ check }) =>
    `the load balancer ${check ? asks(check) : 'asks'} and gets no answer, while the application answers inside the task: the network between them drops the requests`,
  remedies: ({ check }, timeline) => [
    {
      text: "Admit the load balancer's security group to the task's, on the checked port.",
      paste: admitLoadBalancer(timeline, check),
    },
  ],
});
