import { asks, configured } from '../../../model/health-checks.ts';
import { asEvidence, checkOf, complaintsOf, killedCount, type Complaint } from '../../evidence/target-failures.ts';
import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { givenSeconds, lifetimes, logsSnippet } from '../../evidence/failed-checks.ts';
import { reasons } from '../../evidence/texts.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { awsCommand, tasksWere } from '../../remedy/commands.ts';

/** A failure that names neither a code nor a timeout, or a code that alone explains nothing. */
const failed = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(
    ({ state, reason }) =>
      state.startsWith('unhealthy') && (reason === 'Target.FailedHealthChecks' || reason === 'Target.ResponseCodeMismatch'),
  );
/** The stopped reason of a task that is not known to have been killed by it. */
const quote: Quote = { where: reasons, says: /failed ELB health checks|is unhealthy in \(?(?:target-group|elb)\b/i };

export const healthCheckFailedUnspecified: Cause = {
  id: 'health-check-failed-unspecified',
  severity: 'error',
  title: 'The load balancer found the tasks unhealthy and does not say why',
  explanation:
    'ELB marked the targets of this deployment unhealthy. The text tells neither a status code nor a timeout: the connection was refused or reset, the answer was no HTTP, or the target was gone before it could be asked about.',
  origins: [
    'Nothing listens on the checked port, or not yet.',
    'The application listens on the loopback interface only.',
    'The task was stopped before its target could be described.',
  ],
  prevention: 'Run this gate while the deployment runs: it reads target health while the target is still registered.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  evidence: (timeline) => {
    const found = failed(timeline);
    const said = found.length > 0 ? found.slice(0, 3).map(asEvidence) : saying(timeline, quote);
    return said.length === 0 ? [] : [...said, ...configured(checkOf(timeline, found[0])), ...lifetimes(timeline)];
  },
  sentence: (timeline) => {
    const check = checkOf(timeline, failed(timeline)[0]);
    const killed = killedCount(timeline);
    return `the load balancer ${check ? asks(check) : 'checks the tasks'} and finds the tasks unhealthy${killed > 0 ? `; ${tasksWere(killed)} killed for it` : ''}; what it got instead is not known`;
  },
  remedy: (timeline) => {
    const check = checkOf(timeline, failed(timeline)[0]);
    return {
      text: `Ask ELB for the reason while a target is registered, and read whether the application listens on the checked port. An application that needs longer than ${givenSeconds(timeline) ?? 0} s to start needs a longer grace period.`,
      paste: [
        ...(check
          ? [
              {
                tool: 'AWS CLI' as const,
                code: awsCommand(timeline, 'elbv2 describe-target-health', { 'target-group-arn': check.group.arn }),
              },
            ]
          : []),
        logsSnippet(timeline),
      ],
    };
  },
};
