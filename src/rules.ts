/** How services are judged and what is found in them, by mode: the judge and the catalogue of causes, which are read together. */
import { auditJudge } from './audit.ts';
import { diagnose, diagnoseConfiguration, suspect } from './diagnose/diagnose.ts';
import { dueAt } from './judge/due.ts';
import { judge } from './judge/judge.ts';
import type { Inputs } from './model/inputs.ts';
import type { Rules } from './model/ports.ts';

type Decisive = Omit<Rules, 'dueAt'>;

/** An audit waits for no failed task. */
const rulesOfAudit = (failOn: Inputs['failOn']): Decisive => ({
  judge: auditJudge(failOn),
  diagnose: diagnoseConfiguration,
  suspect: () => undefined,
});

export function rulesOf({ mode, failOn }: Pick<Inputs, 'mode' | 'failOn'>): Rules {
  const rules: Decisive = mode === 'audit' ? rulesOfAudit(failOn) : { judge, diagnose, suspect };
  return { ...rules, dueAt: (timeline, until) => dueAt(rules.judge, timeline, until) };
}
