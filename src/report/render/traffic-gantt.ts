/** Sections of the gantt that show the deployment's shares of traffic, and when its clients cannot have been served. */
import type { ClientImpact, ServiceReport, TrafficStep } from '../../model/report.ts';
import { percentage } from '../../model/text.ts';
import { isDrawable, sectionLines, type Bar } from './gantt-section.ts';

/** More steps than this are drawn together: 3 to 9 % in one bar. */
const mostBars = 12;

interface Share {
  readonly least: number;
  readonly most: number;
  readonly from: number;
  readonly until: number;
}

/** The times in which a share stayed the same; gaps where it was not told. */
function sharesOf(
  steps: readonly TrafficStep[],
  percentOf: (step: TrafficStep) => number | undefined,
  endsAt: number,
): readonly Share[] {
  const shares: Share[] = [];
  for (const step of steps) {
    const percent = percentOf(step);
    const until = step.until ?? endsAt;
    const before = shares.at(-1);
    if (percent === undefined) continue;
    if (before?.most === percent && before.until === step.from) shares[shares.length - 1] = { ...before, until };
    else shares.push({ least: percent, most: percent, from: step.from, until });
  }
  return shares;
}

/** As many neighbours together as it takes to be few. */
function fewer(shares: readonly Share[]): readonly Share[] {
  const size = Math.ceil(shares.length / mostBars);
  return Array.from({ length: Math.ceil(shares.length / size) }, (_, index) => shares.slice(index * size, (index + 1) * size))
    .filter((some) => some.length > 0)
    .map((some) => ({
      least: Math.min(...some.map(({ least }) => least)),
      most: Math.max(...some.map(({ most }) => most)),
      from: Math.min(...some.map(({ from }) => from)),
      until: Math.max(...some.map(({ until }) => until)),
    }));
}

const barOf = ({ least, most, from, until }: Share): Bar => ({
  what: least === most ? percentage(most) : `${percentage(least)} to ${percentage(most)}`,
  kind: most > 0 ? 'active' : 'done',
  from,
  until,
});

const impactBar = (impact: ClientImpact, endsAt: number): Bar => ({
  what: impact.kind === 'fail-open' ? 'failed open' : impact.meets,
  kind: 'crit',
  from: impact.from,
  until: impact.until ?? endsAt,
});

/** Empty where ECS shifts no traffic. */
export function trafficSections({ traffic, windows }: ServiceReport, endsAt: number): readonly string[] {
  if (!traffic) return [];
  const production = sharesOf(traffic.steps, ({ rulePercent, productionPercent }) => rulePercent ?? productionPercent, endsAt);
  const test = sharesOf(traffic.steps, ({ testPercent }) => testPercent, endsAt).filter(({ most }) => most > 0);
  return [
    ...sectionLines('production', fewer(production).map(barOf).filter(isDrawable)),
    ...sectionLines('test', fewer(test).map(barOf).filter(isDrawable)),
    ...sectionLines('clients', windows.map((window) => impactBar(window, endsAt)).filter(isDrawable)),
  ];
}
