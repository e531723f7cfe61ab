/** Words that the report's surfaces share, beside those of the model. */
import type { Target } from '../../model/observation.ts';
import { describeOutcome } from '../../model/outcome.ts';
import type { Answer, ClientImpact, ServiceOutcome } from '../../model/report.ts';
import { parseTaskDefinition } from '../../model/deployment.ts';
import { comesOrGoes } from '../../model/target-states.ts';
import { percentage } from '../../model/text.ts';

/** `14:07:31`, UTC. */
export const clockTime = (at: number): string => new Date(at).toISOString().slice(11, 19);

/** `2026-11-24 14:07:31 UTC`. */
export const dateTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** `arn:…:task-definition/api:42` → `api:42`. */
export function shortTaskDefinition(arn: string): string {
  const parts = parseTaskDefinition(arn);
  if (!parts) return arn;
  return parts.revision === undefined ? parts.family : `${parts.family}:${parts.revision}`;
}

/** `10.0.1.17:3000`, `[2001:db8::1]:3000`. */
export const targetName = ({ id, port }: Target): string => `${id.includes(':') ? `[${id}]` : id}:${port}`;

/** What ELB means by a reason, where its own description is long or missing. */
const reasonWords: Readonly<Record<string, string>> = {
  'Elb.RegistrationInProgress': 'registration in progress',
  'Elb.InitialHealthChecking': 'health checks in progress',
  'Target.Timeout': 'request timed out',
  'Target.DeregistrationInProgress': 'deregistration in progress',
};

/** Why a target is in its state, in a few words. */
export const whyOf = (target: Pick<Target, 'reason' | 'description'>): string | undefined =>
  reasonWords[target.reason ?? ''] ?? target.description ?? target.reason;

/** Coming and going tells something only where nothing else was seen. */
export function tellingAnswers(observed: readonly Answer[]): readonly Answer[] {
  const lasting = observed.filter(({ state }) => !comesOrGoes(state));
  return lasting.length > 0 ? lasting : observed;
}

/** How a task stands of which a container ran and ended before ECS called the task RUNNING. */
export const exitedEarly = 'exited before it was RUNNING';

const undecided = { label: 'no verdict yet', mark: '⚠️' } as const;

export const outcomeInWords = (outcome: ServiceOutcome): string =>
  outcome === 'undecided' ? undecided.label : describeOutcome(outcome).label;

/** One mark for a heading: passed, passed with a reservation, failed. */
export function markOf({ outcome, passes }: { readonly outcome: ServiceOutcome; readonly passes: boolean }): string {
  const mark = outcome === 'undecided' ? undecided.mark : describeOutcome(outcome).mark;
  return passes && mark === '❌' ? '⚠️' : mark;
}

const targetGroupArn = /\barn:[\w-]+:elasticloadbalancing:[\w-]*:\d*:targetgroup\/([\w-]+)\/[0-9a-f]+/g;

/** AWS's text with target groups by their names: an ARN in every row hides what differs. */
export const shortenArns = (text: string): string => text.replace(targetGroupArn, '$1');

/** The first letter in upper case, where it is plain text. */
export const capitalized = (text: string): string =>
  /^[a-z]+[\s,:]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** Ends with exactly one full stop. */
export const withFullStop = (text: string): string => (/[.!?]$/.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`);

/** What clients met, and when; the target group between backticks. */
export function clientImpactInWords({ targetGroup, kind, productionPercent, meets, from, until }: ClientImpact): string {
  const when = `from ${clockTime(from)} ${until === undefined ? 'on' : `to ${clockTime(until)}`} (UTC)`;
  if (productionPercent !== undefined)
    return pairImpactInWords(
      kind,
      `${percentage(productionPercent)} of production traffic went to \`${targetGroup}\``,
      meets,
      when,
    );
  if (kind === 'fail-open') {
    return `Failed open ${when}: all targets in \`${targetGroup}\` were unhealthy, so the load balancer sent requests to all of them; clients reached them.`;
  }
  const why =
    kind === 'no-targets'
      ? `\`${targetGroup}\` had no target at all`
      : `all targets in \`${targetGroup}\` were unused or draining`;
  return `Clients must have met ${meets} ${when}: ${why}.`;
}

/** The same for a group of a pair, which gets a share of what comes. */
function pairImpactInWords(kind: ClientImpact['kind'], share: string, meets: ClientImpact['meets'], when: string): string {
  if (kind === 'fail-open') {
    return `Failed open ${when}: ${share}, where all targets were unhealthy, so the load balancer sent requests to all of them; clients reached them.`;
  }
  return `Clients must have met ${meets} ${when}: ${share}, ${kind === 'no-targets' ? 'which had no target at all' : 'where all targets were unused or draining'}.`;
}
