import { asks } from '../../../model/health-checks.ts';
import type { Form } from '../../../model/finding.ts';
import { latestWithTasks } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import {
  failedCheck,
  failedCheckEvidence,
  killedClause,
  lifetimeEvidence,
  type FailedCheck,
} from '../../evidence/failed-checks.ts';
import type { Readings } from '../../evidence/readings.ts';
import { otherPaths } from '../../evidence/served-paths.ts';
import { latticeFailed, type TargetFailure } from '../../evidence/target-failures.ts';
import { shellQuoted } from '../../../model/shell.ts';
import { inTurn, shell } from '../../remedy/forms.ts';
import { listTargets } from '../../remedy/lattice.ts';
import { tailLog } from '../../remedy/lookups.ts';
import { giveTimeToStart } from '../../remedy/service-settings.ts';

const isUnhealthy = ({ state, reason }: TargetFailure): boolean => state === 'unhealthy' && reason === latticeFailed;

/** Asks a task what VPC Lattice asks it, and shows the code. */
function askTask(timeline: Readings, { check }: FailedCheck): Form {
  const { protocol = 'HTTP', path = '/' } = check?.group.healthCheck ?? {};
  const own = (latestWithTasks(timeline)?.tasks ?? []).filter(({ deploymentId }) => deploymentId === timeline.deployment?.id);
  const [address = '<address-of-a-task>'] = own.findLast(({ lastStatus }) => lastStatus === 'RUNNING')?.addresses ?? [];
  const host = address.includes(':') ? `[${address}]` : address;
  const url = shellQuoted(`${protocol.toLowerCase()}://${host}:${check?.port ?? '<port>'}${path}`);
  return shell(`# from a host of the same VPC\ncurl -s -o /dev/null -w '%{http_code}\\n' ${url}`);
}

export const latticeHealthCheckFailed = defineCause({
  id: 'lattice-health-check-failed',
  severity: 'error',
  title: 'VPC Lattice found the tasks unhealthy, and tells neither code nor reason',
  explanation:
    'VPC Lattice asks every task for the health check path of its target group, and took what it got for a failure. It tells no more than that: whether nothing listened, nothing answered in time, or another code came than the matcher accepts, only the task itself can say.',
  origins: [
    'The application has nothing at the path of the health check, which is / unless it is set.',
    'Nothing listens on the container port of the named port mapping, or not yet.',
    'The security group of the task does not admit the prefix list of VPC Lattice.',
  ],
  prevention:
    'Let a test ask the built image for the health check path on the named port, and let the application log such requests.',
  docs: 'https://docs.aws.amazon.com/vpc-lattice/latest/ug/target-group-health-checks.html',
  find: (timeline) => failedCheck(timeline, isUnhealthy),
  evidence: (found, timeline) => [...failedCheckEvidence(found), ...lifetimeEvidence(timeline)],
  sentence: ({ check }, timeline) => {
    const matcher = check?.group.healthCheck.matcher;
    const accepts = matcher === undefined ? '' : `, accepts only ${matcher}`;
    return `VPC Lattice ${check ? asks(check) : 'checks the tasks'}${accepts} and finds the tasks unhealthy${killedClause(timeline)}; it tells neither code nor reason`;
  },
  remedies: (found, timeline) => {
    const { check } = found;
    const [other] = check ? otherPaths(timeline.appLines, check) : [];
    const hint = other === undefined ? '' : ` (${other.seen})`;
    const looks = [tailLog(timeline), ...(check ? [listTargets(timeline, check.group.arn)] : [])];
    return [
      {
        text: `Ask a running task for what VPC Lattice asks for, and read the code that comes${hint}; no connection at all speaks of the port or of the security group.`,
        paste: inTurn(askTask(timeline, found), ...looks),
      },
      giveTimeToStart(timeline),
    ];
  },
});
