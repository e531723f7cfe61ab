/** What the observations of one service, its verdict and its findings come to. */
import { defined } from '../model/defined.ts';
import { failedTasks } from '../model/failed-tasks.ts';
import type { Finding } from '../model/finding.ts';
import { clusterNameOf } from '../model/inputs.ts';
import { type Counts, type DeploymentReport, type ServiceOutcome, type ServiceReport, type Times } from '../model/report.ts';
import { primaryOf } from '../model/deployment.ts';
import { stableForSeconds } from '../model/durations.ts';
import {
  firstObservation,
  latestService,
  latestWithService,
  neededCountIn,
  ownTasks,
  deploymentEntry,
  timeoutOf,
  type Timeline,
} from '../model/timeline.ts';
import type { VerifiedService } from '../model/ports.ts';
import { describeOutcome, type Verdict } from '../model/outcome.ts';
import { codeDeployOf } from './code-deploy.ts';
import { logStreamPage, servicePage } from './console-links.ts';
import { plain } from './render/escape.ts';
import { healthCheckBudgetOf } from './health-check-budget.ts';
import { historyReport } from './history.ts';
import { judgedTimeline } from './judged-timeline.ts';
import { milestonesOf } from './milestones.ts';
import { notesOf } from './notes.ts';
import { deniedActionsOf } from './read-failures.ts';
import { outcomeInWords } from './render/labels.ts';
import { healedNote } from './suspicion.ts';
import { pausesIn } from './pauses.ts';
import { targetsOf } from './target-groups.ts';
import { taskRowsOf } from './task-rows.ts';
import { clientImpactOf } from './client-impact.ts';
import { trafficOf } from './traffic.ts';

/** Whether the outcome is the whole story: whatever else was found is not why. */
export const isOwnStory = (outcome: ServiceOutcome): boolean =>
  outcome === 'undecided' || describeOutcome(outcome).toldBy === 'outcome';

function storyOf(outcome: ServiceOutcome, because: string, rootCause: Finding | undefined): string {
  if (!rootCause || outcome === 'undecided' || isOwnStory(outcome)) return because;
  const happened = describeOutcome(outcome).toldBy === 'both' ? `${outcomeInWords(outcome)}: ` : '';
  return `${happened}${rootCause.sentence.replace(/\.$/, '')}`;
}

const countsOf = (timeline: Timeline): Counts => ({
  desired: neededCountIn(timeline),
  healthy: timeline.facts.healthy.size,
  running: ownTasks(timeline).filter(({ stop, task }) => !stop && task.lastStatus === 'RUNNING').length,
  failed: failedTasks(timeline).length,
});

function verifiedDeployment(timeline: Timeline): DeploymentReport | undefined {
  const { deployment } = timeline;
  if (!deployment) return undefined;
  const { rolloutState, rolloutStateReason } = deploymentEntry(timeline) ?? deployment.entry ?? {};
  return deploymentReport({ ...deployment, rolloutState, rolloutStateReason });
}

const deploymentReport = (from: {
  readonly id: string;
  readonly taskDefinition?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly rolloutState?: string | undefined;
  readonly rolloutStateReason?: string | undefined;
}): DeploymentReport => ({
  id: from.id,
  ...defined({
    taskDefinition: from.taskDefinition,
    createdAt: from.createdAt,
    rolloutState: from.rolloutState,
    rolloutStateReason: from.rolloutStateReason,
  }),
});

function timesOf(timeline: Timeline, verdict: Verdict): Times {
  const { criteria, deployment, facts } = timeline;
  const timeout = timeoutOf(timeline);
  const observation = facts.shownIn;
  const firstLookAt = firstObservation(timeline)?.at;
  return {
    ...(timeout ? { timeoutSeconds: timeout.seconds, timeoutDerivation: timeout.derivation } : {}),
    ...(deployment && observation ? { stableForSeconds: stableForSeconds(criteria, observation, deployment) } : {}),
    ...defined({ firstLookAt }),
    ...(verdict.decided ? { decidedAt: verdict.at } : {}),
    lookCount: timeline.observations.length,
  };
}

export function serviceReport({ timeline, verdict, findings, gravest }: VerifiedService): ServiceReport {
  const judged = judgedTimeline(timeline);
  const service = latestService(timeline);
  const [cluster, name] = [service?.clusterName ?? clusterNameOf(timeline.name.cluster), service?.name ?? timeline.name.service];
  const outcome = verdict.decided ? verdict.outcome : 'undecided';
  const because = verdict.decided ? verdict.because : 'the step ended before this service had its verdict';
  const rootCause =
    (verdict.decided && verdict.passes) || outcome === 'undecided'
      ? undefined
      : findings.find(({ severity }) => severity === 'error');
  const story = storyOf(outcome, because, rootCause);
  const verified = verifiedDeployment(judged);
  const primary = primaryOf(latestWithService(timeline));
  const { groups, rows } = targetsOf(judged);
  const traffic = trafficOf(judged);
  const codeDeploy = codeDeployOf(judged);
  const pauses = pausesIn(judged);
  const { followed } = timeline;
  const consoleUrl = service && servicePage(service.arn, cluster, name);
  const logs = timeline.observations.flatMap((observation) => (observation.kind === 'closing' ? observation.logs : []));
  return {
    key: `${cluster}/${name}`,
    cluster,
    service: name,
    outcome,
    passes: verdict.decided && verdict.passes,
    ...(rootCause ? { cause: rootCause.cause } : {}),
    story,
    headline: plain(`${name}: ${story}`),
    because,
    findings: [...findings].sort((a, b) => Number(b === rootCause) - Number(a === rootCause)),
    counts: countsOf(judged),
    ...defined({ verified }),
    ...(primary ? { live: deploymentReport(primary) } : {}),
    targetGroups: groups,
    targets: rows,
    tasks: taskRowsOf(judged),
    moments: milestonesOf(judged, verdict, groups, traffic),
    events: service?.events.filter(({ at }) => at >= (timeline.deployment?.createdAt ?? 0)) ?? [],
    logs: logs.map((tail) => {
      const page = logStreamPage(tail.taskArn, tail.group, tail.stream);
      return page === undefined ? tail : { ...tail, consoleUrl: page };
    }),
    windows: clientImpactOf(judged),
    ...defined({ traffic, codeDeploy, history: historyReport(judged) }),
    ...(pauses.length > 0 ? { pauses } : {}),
    ...(followed.length > 0 ? { followed } : {}),
    deniedActions: deniedActionsOf(timeline),
    allowance: healthCheckBudgetOf(judged),
    times: timesOf(judged, verdict),
    notes: [...(outcome === 'healthy' && gravest ? [healedNote(gravest)] : []), ...notesOf(timeline)],
    ...defined({ consoleUrl }),
  };
}
