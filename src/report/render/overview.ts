/** What the summary begins with: what happened, why, and what to do. */
import type { Finding } from '../../model/finding.ts';
import { count, duration, list } from '../../model/text.ts';
import type { DeploymentReport, ServiceReport } from '../../model/report.ts';
import { code, truncate, link, prose, escapeMarkdown } from './escape.ts';
import { explanationSection } from './details.ts';
import { isOwnStory } from '../service-report.ts';
import { isCalm } from '../../model/target-states.ts';
import { shortenArns, capitalized, clientImpactInWords, dateTime, withFullStop, shortTaskDefinition } from './labels.ts';
import type { Limits } from './markdown-table.ts';
import { targetGroupTable } from './target-tables.ts';

/** The root cause, the deployment with its counts, and what clients met. */
export function whatHappened(service: ServiceReport): readonly string[] {
  const { verified, live, counts, times, windows, followed = [], consoleUrl, key, outcome } = service;
  const took =
    times.firstLookAt === undefined || times.decidedAt === undefined
      ? ''
      : ` Verdict at ${dateTime(times.decidedAt)}, ${duration(times.decidedAt - times.firstLookAt)} after the first look.`;
  const tally = `${counts.healthy} of ${count(counts.desired, 'task')} healthy${counts.failed > 0 ? `, ${counts.failed} failed` : ''}`;
  const seen = service.story === service.because ? tally : service.because;
  const now = live && live.id !== verified?.id ? ` The service now runs ${deploymentName(live)}.` : '';
  return [
    `**${prose(withFullStop(capitalized(service.story.trim())))}**`,
    '',
    `${verified ? `Deployment ${deploymentName(verified)}${outcome === 'healthy' ? '' : `: ${prose(seen)}`}.` : `Service ${code(key)}.`}${now}${took}${consoleUrl === undefined ? '' : ` ${link('Open the service', consoleUrl)}.`}`,
    '',
    ...(followed.length > 0 ? [followedInWords(followed), ''] : []),
    ...windows.flatMap((window) => [`⚠️ ${prose(clientImpactInWords(window))}`, '']),
  ];
}

const followedInWords = (followed: readonly string[]): string =>
  `Verified before it, and superseded: ${list(followed.map(code))}.`;

export const deploymentName = ({ id, taskDefinition }: DeploymentReport): string =>
  `${code(id)}${taskDefinition === undefined ? '' : ` of ${code(shortTaskDefinition(taskDefinition))}`}`;

const mostEvidence = 6;

/** The comparison where a load balancer had its say; the evidence in the open where nothing else shows why. */
export function why(service: ServiceReport, rootCause: Finding | undefined, heading: string, limits: Limits): readonly string[] {
  const { targetGroups } = service;
  const isCompared = targetGroups.some(({ observed }) => observed.some(({ state }) => !rootCause || !isCalm(state)));
  if (!rootCause && (!isCompared || isOwnStory(service.outcome))) return [];
  const evidence = (rootCause?.evidence ?? [])
    .slice(0, mostEvidence)
    .map(({ field, text }) => `- ${code(field)}: ${code(truncate(isCompared ? shortenArns(text) : text, limits.characters))}`);
  return [
    `${heading} Why`,
    '',
    rootCause ? escapeMarkdown(withFullStop(rootCause.title)) : 'No cause could be shown; this is what the load balancer saw.',
    '',
    ...(isCompared ? [...targetGroupTable(targetGroups, limits), ''] : [...evidence, '']),
    ...(rootCause ? explanationSection(rootCause, isCompared ? evidence : []) : []),
  ];
}

/** What else showed. */
export function alsoSeen({ findings }: ServiceReport, rootCause: Finding | undefined): readonly string[] {
  const others = findings.filter((finding) => finding !== rootCause);
  return others.length === 0
    ? []
    : [
        rootCause ? 'Also seen:' : 'Seen:',
        '',
        ...others.map(
          ({ title, sentence, cause }) => `- ${escapeMarkdown(title)}: ${prose(withFullStop(sentence))} (${code(cause)})`,
        ),
        '',
      ];
}
