/** What the looks at one service, its verdict and its findings come to. */
import { failedTasks } from '../model/failures.ts';
import type { Finding } from '../model/finding.ts';
import { clusterNameOf } from '../model/inputs.ts';
import { type Counts, type DeploymentReport, type ServiceOutcome, type ServiceReport, type Times } from '../model/report.ts';
import { primaryOf } from '../model/subject.ts';
import {
  firstLook,
  latestService,
  latestWithService,
  ownTasks,
  stableForSeconds,
  subjectEntry,
  timeoutOf,
  type Timeline,
} from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import { logStreamPage, servicePage } from './console.ts';
import { plain } from './escape.ts';
import { allowanceOf } from './allowance.ts';
import { momentsOf } from './moments.ts';
import { deniedActionsOf, notesOf } from './notes.ts';
import { outcomeInWords } from './phrases.ts';
import { targetsOf } from './targets.ts';
import { taskRowsOf } from './tasks.ts';
import { windowsOf } from './windows.ts';

/** A service that is no longer watched. */
export interface Told {
  readonly timeline: Timeline;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** Outcomes that are the whole story: whatever else was found is not why. */
export const ownStory: ReadonlySet<ServiceOutcome> = new Set([
  'cancelled',
  'superseded',
  'no-tasks',
  'no-deployment',
  'audit-passed',
  'healthy',
  'undecided',
]);
/** Outcomes that say what happened beside why. */
const withOutcome: ReadonlySet<ServiceOutcome> = new Set(['rolled-back', 'deployment-failed', 'timed-out']);

function storyOf(outcome: ServiceOutcome, because: string, rootCause: Finding | undefined): string {
  if (!rootCause || ownStory.has(outcome)) return because;
  const happened = withOutcome.has(outcome) ? `${outcomeInWords(outcome)}: ` : '';
  return `${happened}${rootCause.sentence.replace(/\.$/, '')}`;
}

const countsOf = (timeline: Timeline): Counts => ({
  desired: latestService(timeline)?.desiredCount ?? 0,
  healthy: timeline.facts.healthy.size,
  running: ownTasks(timeline).filter(({ stop, task }) => !stop && task.lastStatus === 'RUNNING').length,
  failed: failedTasks(timeline).length,
});

function verifiedOf(timeline: Timeline): DeploymentReport | undefined {
  const { subject } = timeline;
  if (!subject) return undefined;
  const { rolloutState, rolloutStateReason } = subjectEntry(timeline) ?? subject.deployment ?? {};
  return deploymentReport({ ...subject, rolloutState, rolloutStateReason });
}

const deploymentReport = (from: {
  readonly id: string;
  readonly taskDefinition?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly rolloutState?: string | undefined;
  readonly rolloutStateReason?: string | undefined;
}): DeploymentReport => ({
  id: from.id,
  ...(from.taskDefinition === undefined ? {} : { taskDefinition: from.taskDefinition }),
  ...(from.createdAt === undefined ? {} : { createdAt: from.createdAt }),
  ...(from.rolloutState === undefined ? {} : { rolloutState: from.rolloutState }),
  ...(from.rolloutStateReason === undefined ? {} : { rolloutStateReason: from.rolloutStateReason }),
});

function timesOf(timeline: Timeline, verdict: Verdict): Times {
  const { criteria, subject, facts } = timeline;
  const timeout = timeoutOf(timeline);
  const look = facts.shownIn;
  const firstLookAt = firstLook(timeline)?.at;
  return {
    ...(timeout ? { timeoutSeconds: timeout.seconds, timeoutDerivation: timeout.derivation } : {}),
    ...(subject && look ? { stableForSeconds: stableForSeconds(criteria, look, subject) } : {}),
    ...(firstLookAt === undefined ? {} : { firstLookAt }),
    ...(verdict.decided ? { decidedAt: verdict.at } : {}),
    lookCount: timeline.looks.filter(({ kind }) => kind !== 'closing').length,
  };
}

export function serviceReport({ timeline, verdict, findings }: Told): ServiceReport {
  const service = latestService(timeline);
  const [cluster, name] = [service?.clusterName ?? clusterNameOf(timeline.name.cluster), service?.name ?? timeline.name.service];
  const outcome = verdict.decided ? verdict.outcome : 'undecided';
  const because = verdict.decided ? verdict.because : 'the step ended before this service had its verdict';
  const rootCause =
    (verdict.decided && verdict.passes) || outcome === 'undecided'
      ? undefined
      : findings.find(({ severity }) => severity === 'error');
  const story = storyOf(outcome, because, rootCause);
  const verified = verifiedOf(timeline);
  const primary = primaryOf(latestWithService(timeline));
  const { groups, rows } = targetsOf(timeline);
  const consoleUrl = service && servicePage(service.arn, cluster, name);
  const logs = timeline.looks.flatMap((look) => (look.kind === 'closing' ? look.logs : []));
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
    counts: countsOf(timeline),
    ...(verified ? { verified } : {}),
    ...(primary ? { live: deploymentReport(primary) } : {}),
    targetGroups: groups,
    targets: rows,
    tasks: taskRowsOf(timeline),
    moments: momentsOf(timeline, verdict, groups),
    events: service?.events.filter(({ at }) => at >= (timeline.subject?.createdAt ?? 0)) ?? [],
    logs: logs.map((tail) => {
      const page = logStreamPage(tail.taskArn, tail.group, tail.stream);
      return page === undefined ? tail : { ...tail, consoleUrl: page };
    }),
    windows: windowsOf(timeline),
    deniedActions: deniedActionsOf(timeline),
    allowance: allowanceOf(timeline),
    times: timesOf(timeline, verdict),
    notes: notesOf(timeline),
    ...(consoleUrl === undefined ? {} : { consoleUrl }),
  };
}
