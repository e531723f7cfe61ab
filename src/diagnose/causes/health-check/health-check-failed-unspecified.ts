import { asks } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import {
  checkEvidence,
  checkOf,
  failedCheck,
  failureEvidence,
  killedClause,
  lifetimeEvidence,
} from '../../evidence/failed-checks.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import type { TargetFailure } from '../../evidence/target-failures.ts';
import { reasons } from '../../evidence/texts.ts';
import { inTurn } from '../../remedy/forms.ts';
import { describeTargets } from '../../remedy/listener-rules.ts';
import { tailLog } from '../../remedy/lookups.ts';
import { giveTimeToStart } from '../../remedy/service-settings.ts';

/** A failure that names neither a code nor a timeout, or a code that alone explains nothing. */
const saysNoMore = ({ state, reason }: TargetFailure): boolean =>
  state.startsWith('unhealthy') && (reason === 'Target.FailedHealthChecks' || reason === 'Target.ResponseCodeMismatch');

/** The stopped reason of a task that is not known to have been killed by it. */
const quote: Quote = {
  where: reasons,
  says: /failed ELB health checks|is unhealthy in \(?(?:target-group(?! arn:[\w-]{1,20}:vpc-lattice)|elb)\b/i,
};

export const healthCheckFailedUnspecified = defineCause({
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
  find: (timeline) => {
    const failed = failedCheck(timeline, saysNoMore);
    if (failed) return { check: failed.check, evidence: failed.failures.slice(0, 3).map(failureEvidence) };
    const quoted = findQuote(timeline, quote);
    return quoted && { check: checkOf(timeline, undefined), evidence: quoted.evidence };
  },
  evidence: ({ check, evidence }, timeline) => [...evidence, ...checkEvidence(check), ...lifetimeEvidence(timeline)],
  sentence: ({ check }, timeline) =>
    `the load balancer ${check ? asks(check) : 'checks the tasks'} and finds the tasks unhealthy${killedClause(timeline)}; what it got instead is not known`,
  remedies: ({ check }, timeline) => [
    {
      text: 'Ask ELB for the reason while a target is registered, and read whether the application listens on the checked port.',
      paste: check ? inTurn(describeTargets(timeline, check.group.arn), tailLog(timeline)) : [tailLog(timeline)],
    },
    giveTimeToStart(timeline),
  ],
});
