/** `mode: audit`: judges the configuration of a service as it is, before a deployment or without one, in one observation. */
import { diagnoseConfiguration } from './diagnose/diagnose.ts';
import { judgeConfiguration } from './judge/audit-configuration.ts';
import type { Severity } from './model/finding.ts';
import type { Inputs } from './model/inputs.ts';
import { count } from './model/text.ts';
import { lastJudgedObservation, type Timeline } from './model/timeline.ts';
import type { Verdict } from './model/outcome.ts';
import type { Rules } from './model/ports.ts';

/** Which severities make an audit fail. */
const grave: Readonly<Record<Inputs['failOn'], readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

/** @param failOn from which severity of a finding on the configuration is called wrong */
export const auditJudge =
  (failOn: Inputs['failOn']): Rules['judge'] =>
  (timeline) =>
    judgeConfiguration(timeline) ?? verdictOf(timeline, failOn);

function verdictOf(timeline: Timeline, failOn: Inputs['failOn']): Verdict {
  const at = lastJudgedObservation(timeline)?.endedAt ?? timeline.startedAt;
  const findings = diagnoseConfiguration(timeline);
  const worst = findings.find(({ severity }) => grave[failOn].includes(severity));
  if (worst) return { decided: true, outcome: 'misconfigured', at, passes: false, because: worst.sentence };
  const told = findings.length === 0 ? 'nothing to find in it' : `${count(findings.length, 'finding')}, none that fails`;
  return {
    decided: true,
    outcome: 'audit-passed',
    at,
    passes: true,
    because: `the configuration was judged: ${told}`,
  };
}
