/** Traffic moves from the original task set's group to the replacement's: a listener is given new weights. */
import { configurationOf } from '../../code-deploy-defaults.ts';
import { servingGroups, setForwards } from '../../load-balancer/rules.ts';
import type { TrafficShiftSpec } from '../../scenario.ts';
import { draw } from '../engine.ts';
import type { CodeDeployCourse, Engine, Failure, LiveRule, Steps } from '../state.ts';
import { makePrimary } from '../task-sets/task-set.ts';
import { RULE_MOVES } from '../timings.ts';
import { amendRecord } from './record.ts';
import { texts } from './texts.ts';

const MINUTE_MS = 60_000;

const productionOf = (engine: Engine, { shift }: CodeDeployCourse): LiveRule | undefined =>
  engine.rules.get(shift.productionRule);

const shiftOf = ({ service }: CodeDeployCourse): TrafficShiftSpec => configurationOf(service.setting).shift;

/** Somebody has sent production traffic past the task set that is PRIMARY. */
export function listenerFault(engine: Engine, course: CodeDeployCourse): Failure | undefined {
  const rule = productionOf(engine, course);
  if (servingGroups(rule).includes(course.shift.from)) return undefined;
  const text = texts.notBehindListener(rule?.setting.arn ?? '');
  return { by: 'networking', code: 'ELASTIC_LOAD_BALANCING_INVALID', text };
}

/** What is to be shifted step by step must be behind the listener before: its targets are checked from then on. */
export function nameBoth(engine: Engine, course: CodeDeployCourse): void {
  const rule = productionOf(engine, course);
  const { from, to } = course.shift;
  if (rule === undefined || shiftOf(course).type === 'all-at-once' || rule.forwards?.[to] !== undefined) return;
  setForwards(engine, rule, { [from]: 100, [to]: 0 });
}

export function* allowTestTraffic(engine: Engine, { shift }: CodeDeployCourse): Steps {
  yield { forMs: draw(engine, RULE_MOVES) };
  moveTest(engine, shift.testRule, shift.to);
}

export function moveTest(engine: Engine, testRule: string | undefined, group: string): void {
  const rule = testRule === undefined ? undefined : engine.rules.get(testRule);
  if (rule?.forwards !== undefined) setForwards(engine, rule, { [group]: 100 });
}

/** What the new task set has of production traffic, step after step, in percent. */
function percentsOf(shift: TrafficShiftSpec): readonly number[] {
  if (shift.type === 'all-at-once') return [100];
  if (shift.type === 'canary') return [shift.percent, 100];
  const steps = Math.ceil(100 / shift.percent);
  return Array.from({ length: steps }, (_, index) => Math.min(100, shift.percent * (index + 1)));
}

export function* allowTraffic(engine: Engine, course: CodeDeployCourse): Steps {
  const shift = shiftOf(course);
  const fault = listenerFault(engine, course) ?? permissionFault(engine, course) ?? refusal(course);
  if (fault !== undefined) yield { failure: fault };
  const { primaryFrom = 'all-traffic' } = course.service.setting.codeDeploy?.shows ?? {};
  for (const percent of percentsOf(shift)) {
    yield { forMs: draw(engine, RULE_MOVES) };
    moveProduction(engine, course, percent);
    const flips = percent === 100 ? primaryFrom === 'all-traffic' : primaryFrom === 'first-traffic';
    if (flips && course.green !== undefined) makePrimary(engine, course.service, course.green);
    if (percent < 100 && shift.type !== 'all-at-once') yield { forMs: shift.minutes * MINUTE_MS };
  }
}

function permissionFault(engine: Engine, course: CodeDeployCourse): Failure | undefined {
  if (course.service.setting.codeDeploy?.roleLacks !== 'change') return undefined;
  const text = texts.notPermitted(productionOf(engine, course)?.setting.arn ?? '');
  return { by: 'networking', code: 'IAM_ROLE_PERMISSIONS', text };
}

function refusal({ service }: CodeDeployCourse): Failure | undefined {
  const refused = service.setting.codeDeploy?.refused;
  return refused && { by: 'networking', ...refused };
}

/** `percent`: of the new task set; the original has the rest. */
export function moveProduction(engine: Engine, course: CodeDeployCourse, percent: number): void {
  const { service, source, green, shift } = course;
  const rule = productionOf(engine, course);
  const hidesIdle = source.loadBalancers.some(({ pair }) => pair?.hidesIdle === true);
  const shares = { [shift.to]: percent, [shift.from]: 100 - percent };
  const named = Object.fromEntries(Object.entries(shares).filter(([, share]) => share > 0 || !hidesIdle));
  if (rule?.forwards !== undefined) setForwards(engine, rule, named);
  if (green !== undefined)
    amendRecord(engine, { service, id: course.id }, { weights: { [source.id]: 100 - percent, [green.id]: percent } });
}
