/** What the catalogue makes of a text or a name alone, and where it makes nothing of it, what would tell more. */
import { catalogue } from '../diagnose/catalogue.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import type { Finding } from '../model/finding.ts';
import type { Fixture } from './fixture/fixture.ts';
import { judged } from './fixture/judged.ts';
import { explainName } from './named.ts';

/** Descriptions of target health and the reason codes that go with them. */
const descriptions: readonly (readonly [RegExp, string, string])[] = [
  [/with these codes: ?\[[\d, ]{1,60}\]/, 'Target.ResponseCodeMismatch', 'unhealthy'],
  [/Request timed out|Connection to target timed out/i, 'Target.Timeout', 'unhealthy'],
  [/due to an internal error/i, 'Elb.InternalError', 'unavailable'],
  [/not configured to receive traffic|Availability Zone that is not enabled/i, 'Target.NotInUse', 'unused'],
  [/not registered to the target group/i, 'Target.NotRegistered', 'unused'],
  [/Target is in (?:the|an) (?:stopped|terminated|invalid)/i, 'Target.InvalidState', 'unused'],
  [/cannot be used as a target/i, 'Target.IpUnusable', 'unused'],
  [/Health checks are disabled/i, 'Target.HealthCheckDisabled', 'unavailable'],
  [/^Health checks failed\.?$/i, 'Target.FailedHealthChecks', 'unhealthy'],
];

/** The worlds in which such a text could stand, the likeliest first: it is read by the field that it looks like. */
function worldsOf(text: string): readonly Fixture[] {
  const described = descriptions.find(([pattern]) => pattern.test(text));
  const code = /\b(?:Target|Elb)\.[A-Z]\w{2,40}/.exec(text)?.[0];
  const target = {
    State: described?.[2] ?? (code && /NotInUse|InvalidState|NotRegistered|IpUnusable/.test(code) ? 'unused' : 'unhealthy'),
    Reason: described?.[1] ?? code ?? '',
    Description: text,
  };
  const scheduled = /failed (?:ELB|container) health checks|Scaling activity|DRAINING|maintenance/i.test(text);
  const stopCode = text.includes('Spot Task')
    ? 'SpotInterruption'
    : scheduled
      ? 'ServiceSchedulerInitiated'
      : 'TaskFailedToStart';
  const exitCode = Number(/exit ?(?:code|status)\W{0,4}(\d{1,3})\b/i.exec(text)?.[1] ?? Number.NaN);
  const ended = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
  const inTarget: Fixture = { about: 'target health', tasks: [{ target }] };
  const inEvent: Fixture = { about: 'a service event', events: [text] };
  const inTask: Fixture = { about: 'the stopped reason of a task', tasks: [{ stopCode, stoppedReason: text }] };
  const inDeployment: Fixture = {
    about: 'the reason of a deployment',
    serviceDeployment: { status: 'STOPPED', statusReason: text },
  };
  const inExit: Fixture = { about: 'an exit code', tasks: [{ ...ended, containers: [{ exitCode }] }] };
  const inLog: Fixture = { about: 'a log', tasks: [{ ...ended, containers: [{ exitCode: 1 }] }], logs: text.split('\n') };
  if (/^\(?service\b|\(service /.test(text)) return [inEvent];
  if (/^(?:Service deployment|ECS deployment|deployment failed|No rollback candidate)/.test(text)) return [inDeployment];
  return [...(described || code ? [inTarget] : []), ...(Number.isNaN(exitCode) ? [] : [inExit]), inTask, inEvent, inLog];
}

/** These show by the world that was made up around the text, unless it says so itself. */
const madeUp = new Set(['task-failed-to-start-unspecified', 'container-exited-unspecified']);
const saysItself = /task ?failed ?to ?start|container in task exited|exit ?(?:code|status)/i;

const namesNothing = /-unspecified$|^deployment-outcome-|^rollback-candidate-/;

interface Read {
  readonly finding: Finding;
  readonly about: string;
}

/** The first world in which a cause shows; else one in which it is said that none is known. */
function read(text: string): Read | undefined {
  const all = worldsOf(text).flatMap((world) => {
    const { timeline, verdict } = judged(world);
    const finding = diagnose(timeline, verdict).find(({ severity }) => severity === 'error');
    return finding && (!madeUp.has(finding.cause) || saysItself.test(text)) ? [{ finding, about: world.about }] : [];
  });
  return all.find(({ finding }) => !namesNothing.test(finding.cause)) ?? all[0];
}

/** What would tell more than a text that names no cause. */
const needed: readonly string[] = [
  'the whole text: consoles wrap it, and AWS cuts it at 1,024 characters (aws ecs describe-tasks --tasks TASK)',
  'the reason and the exit code of each container of the stopped task (tasks[].containers[].reason and .exitCode)',
  'the last lines of the log before the task ended (aws logs tail LOG_GROUP)',
  'what the load balancer says of its targets (aws elbv2 describe-target-health --target-group-arn ARN)',
  'the newest events of the service (aws ecs describe-services: services[].events)',
];

const bulleted = (lines: readonly string[]): string => lines.map((line) => `  - ${line}`).join('\n');
const needs = `What it would need to know:\n${bulleted(needed)}`;

export interface Explanation {
  /** Whether a cause is named, or an outcome. */
  readonly isKnown: boolean;
  readonly text: string;
}

export function explain(text: string): Explanation {
  const named = explainName(text);
  if (named !== undefined) return { isKnown: true, text: named };
  const found = read(text);
  if (!found) {
    const ask = 'If it ended a deployment, it is worth an issue with the text and the field it stands in.';
    return { isKnown: false, text: ['No cause is known for this text.', needs, ask].join('\n\n') };
  }
  const isKnown = !namesNothing.test(found.finding.cause);
  return { isKnown, text: [...told(found), ...(isKnown ? [] : [needs])].join('\n\n') };
}

function told({ finding, about }: Read): readonly string[] {
  const cause = catalogue.find(({ id }) => id === finding.cause);
  return [
    `${finding.cause} (read as ${about})`,
    finding.title,
    finding.explanation,
    `Why it happens:\n${bulleted(cause?.origins ?? [])}`,
    ...[finding.remedy, ...finding.alternatives].flatMap(({ text, paste, keeps }, index) => [
      `${index === 0 ? 'How to fix it' : keeps ? 'And' : 'Or'}: ${text}`,
      ...paste.map(({ tool, code }) => `${tool}:\n${code.replace(/^/gm, '  ')}`),
    ]),
    `How to keep it from coming back: ${cause?.prevention ?? ''}`,
    'Values in the commands are examples: api, prod, api-tg and the account stand for yours.',
    finding.docs,
  ];
}
