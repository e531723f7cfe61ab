/** How services are judged and what is found in them, by mode: the judge and the catalogue of causes, which are read together. */
import { auditJudge } from './audit.ts';
import { diagnose, diagnoseConfiguration } from './diagnose/diagnose.ts';
import { dueAt } from './judge/due.ts';
import { judge } from './judge/judge.ts';
import type { Inputs } from './model/inputs.ts';
import type { Rules } from './model/ports.ts';

const rulesBy = (judgeBy: Rules['judge'], diagnoseBy: Rules['diagnose']): Rules => ({
  judge: judgeBy,
  dueAt: (timeline, until) => dueAt(judgeBy, timeline, until),
  diagnose: diagnoseBy,
});

export const rulesOf = ({ mode, failOn }: Pick<Inputs, 'mode' | 'failOn'>): Rules =>
  mode === 'audit' ? rulesBy(auditJudge(failOn), diagnoseConfiguration) : rulesBy(judge, diagnose);
