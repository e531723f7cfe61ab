import { requests } from '../../evidence/access-log.ts';
import { asks } from '../../../model/health-checks.ts';
import { asEvidence, checkOf, complaintsOf } from '../../evidence/target-failures.ts';
import type { Cause, Evidence } from '../../../model/finding.ts';
import { securityGroupSnippet } from '../../evidence/failed-checks.ts';
import { count } from '../../../model/text.ts';
import { ownTasks, type Timeline } from '../../../model/timeline.ts';

/** The container finds itself well and answers others, and the load balancer alone hears nothing. */
const proof = (timeline: Timeline): readonly Evidence[] => {
  const complaint = complaintsOf(timeline).find(({ reason, field }) => reason === 'Target.Timeout' && field !== 'log');
  if (!complaint) return [];
  const { ofLoadBalancer, others } = requests(timeline);
  if (ofLoadBalancer > 0) return [];
  const well = ownTasks(timeline).flatMap(({ task, lastSuffering }) =>
    lastSuffering?.health.target ? task.containers.filter(({ healthStatus }) => healthStatus === 'HEALTHY') : [],
  );
  const inside = well[0]
    ? [{ field: 'Container.healthStatus', text: `HEALTHY in container ${well[0].name}, by its own health check` }]
    : [];
  const asked =
    others > 0 ? [{ field: 'log', text: `${count(others, 'request')} answered, none of them from ELB-HealthChecker/2.0` }] : [];
  return inside.length + asked.length === 0 ? [] : [asEvidence(complaint), ...inside, ...asked];
};

export const securityGroupBlocked: Cause = {
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
  evidence: proof,
  sentence: (timeline) => {
    const check = checkOf(timeline, complaintsOf(timeline)[0]);
    return `the load balancer ${check ? asks(check) : 'asks'} and gets no answer, while the application answers inside the task: the network between them drops the requests`;
  },
  remedy: (timeline) => ({
    text: "Admit the load balancer's security group to the task's, on the checked port.",
    paste: [securityGroupSnippet(timeline)],
  }),
};
