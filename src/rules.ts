/** How services are judged and what is found in them, by mode: the judge and the catalogue of causes, which are read together. */
import { auditRules } from './audit.ts';
import { diagnose } from './diagnose/diagnose.ts';
import { judge } from './judge/judge.ts';
import type { Inputs } from './model/inputs.ts';
import type { Rules } from './model/ports.ts';

export const rulesOf = ({ mode, failOn }: Pick<Inputs, 'mode' | 'failOn'>): Rules =>
  mode === 'audit' ? auditRules(failOn) : { judge, diagnose };
