/** Timeline -> what keeps a configuration from being judged, or makes it wrong whatever the catalogue of causes says. */
import { loadBalancersOf } from '../model/health.ts';
import { duration } from '../model/phrases.ts';
import { firstLook, lastJudgedLook, type Timeline } from '../model/timeline.ts';
import { targetGroupsOf } from '../model/times.ts';
import type { Verdict } from '../model/verdict.ts';
import { noAccess } from './access.ts';
import { misconfigured } from './configuration.ts';

/** How long AWS may take to show the whole configuration. */
const patienceMs = 60_000;

/** Decided: there is nothing more to find. Undecided: look again; undefined: the configuration is whole. */
export function judgeConfiguration(timeline: Timeline): Verdict | undefined {
  const look = lastJudgedLook(timeline);
  const first = firstLook(timeline);
  if (!look || !first) return { decided: false };
  const decided = (outcome: 'no-access' | 'misconfigured' | 'timed-out', because: string): Verdict => ({
    decided: true,
    outcome,
    at: look.endedAt,
    passes: false,
    because,
  });
  const denied = noAccess(timeline);
  if (denied) return decided('no-access', denied.because);
  const wrong = misconfigured(timeline);
  if (wrong) return decided('misconfigured', wrong.because);
  const { subject } = timeline;
  const registered = subject && loadBalancersOf(look, subject.id).filter(({ targetGroupArn }) => targetGroupArn !== undefined);
  const isWhole =
    subject && look.tasks && targetGroupsOf(look, subject.id).length === registered?.length && look.targets.size > 0;
  if (isWhole || (subject && look.tasks && registered?.length === 0)) return undefined;
  if (look.endedAt - first.at < patienceMs) return { decided: false };
  const missing = subject
    ? 'its target groups could not be read'
    : 'the service has no deployment whose configuration could be judged';
  return decided('timed-out', `after ${duration(look.endedAt - first.at)}: ${missing}`);
}
