/** How long the service's last deployments took, and this one beside them. */
import { count, duration } from '../model/text.ts';
import type { PastDeployment } from '../model/observation.ts';
import type { HistoryReport } from '../model/report.ts';
import { lastJudgedObservation, type Timeline } from '../model/timeline.ts';

/** Newest first; empty where it is not known. */
export const historyOf = ({ observations }: Timeline): readonly PastDeployment[] =>
  observations.findLast(({ history }) => history !== undefined)?.history ?? [];

export const tookMs = ({ createdAt, finishedAt }: PastDeployment): number => finishedAt - createdAt;

/** Up to here a minute more or less is a difference. */
const preciseMs = 120_000;
const minuteMs = 60_000;

/** `3 to 5 min`, `45 s to 3 min`: a span in whole minutes that holds them all, where seconds make no difference. */
export function spanInWords(times: readonly number[]): string {
  const [least, most] = [Math.min(...times), Math.max(...times)];
  if (duration(least) === duration(most)) return duration(most);
  const from = duration(least < preciseMs ? least : Math.floor(least / minuteMs) * minuteMs);
  const to = duration(most < preciseMs ? most : Math.ceil(most / minuteMs) * minuteMs);
  const areMinutes = [from, to].every((words) => /^\d+ min$/.test(words));
  return `${areMinutes ? from.replace(' min', '') : from} to ${to}`;
}

/** `8 deployments`; of one alone `deployment`. */
export const lastInWords = (amount: number): string => (amount === 1 ? 'deployment' : count(amount, 'deployment'));

/** `the last 8 deployments took 3 to 5 min`; undefined: nothing is known of them. */
export function historyInWords(timeline: Timeline): string | undefined {
  const times = historyOf(timeline).map(tookMs);
  if (times.length === 0) return undefined;
  return `the last ${lastInWords(times.length)} took ${spanInWords(times)}`;
}

/** How long this one has taken, and whether it is over. */
export interface OwnTime {
  readonly ms: number;
  readonly isOver: boolean;
}

export function ownTime(timeline: Timeline): OwnTime | undefined {
  const { createdAt, serviceDeployment } = timeline.deployment ?? {};
  const last = lastJudgedObservation(timeline);
  if (createdAt === undefined || !last) return undefined;
  const succeededAt = serviceDeployment?.status === 'SUCCESSFUL' ? serviceDeployment.finishedAt : undefined;
  const finishedAt = succeededAt ?? completedAt(timeline);
  return { ms: Math.max(0, (finishedAt ?? last.endedAt) - createdAt), isOver: finishedAt !== undefined };
}

/** The first observation in which ECS calls it complete; where that was so from the start, its last change. */
function completedAt({ observations, deployment }: Timeline): number | undefined {
  for (const [index, { at, service }] of observations.entries()) {
    const entry = service?.deployments.find(({ id }) => id === deployment?.id);
    if (entry?.rolloutState === 'COMPLETED') return index === 0 ? entry.updatedAt : at;
  }
  return undefined;
}

export function historyReport(timeline: Timeline): HistoryReport | undefined {
  const history = historyOf(timeline);
  const own = ownTime(timeline);
  if (history.length === 0) return undefined;
  return {
    deployments: history.map((one) => ({ arn: one.arn, createdAt: one.createdAt, seconds: secondsOf(tookMs(one)) })),
    ...(own ? { own: { seconds: secondsOf(own.ms), isOver: own.isOver } } : {}),
  };
}

const secondsOf = (ms: number): number => Math.round(ms / 1000);

/** Fewer say nothing of what is usual. */
const fewest = 3;

/** Said of a deployment that took longer than each of the last; undefined: it did not, or there are too few to say so. */
export function slowestNote(timeline: Timeline): string | undefined {
  const times = historyOf(timeline).map(tookMs);
  const own = ownTime(timeline);
  if (!own || times.length < fewest || times.some((ms) => ms >= own.ms)) return undefined;
  const took = own.isOver ? `took ${duration(own.ms)}` : `has taken ${duration(own.ms)} so far`;
  return `This deployment ${took}, longer than each of the last ${times.length} of the service, which took ${spanInWords(times)}.`;
}
