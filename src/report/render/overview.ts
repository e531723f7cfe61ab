/** The summary's first screen: what happened, why, and what to do. */
import type { Finding, Snippet } from '../../model/finding.ts';
import { count, duration } from '../../model/text.ts';
import type { DeploymentReport, ServiceReport } from '../../model/report.ts';
import { code, cut, fence, link, prose, words } from './escape.ts';
import { fold, meaningFold } from './details.ts';
import { ownStory } from '../service-report.ts';
import { isCalm } from '../target-states.ts';
import { brief, capital, clientsMet, dateTime, sentence, shortTaskDefinition } from './labels.ts';
import { targetGroupTable, type Detail } from './tables.ts';

/** The root cause, the deployment with its counts, and what clients met. */
export function whatHappened(service: ServiceReport): readonly string[] {
  const { verified, live, counts, times, windows, consoleUrl, key, outcome } = service;
  const took =
    times.firstLookAt === undefined || times.decidedAt === undefined
      ? ''
      : ` Verdict at ${dateTime(times.decidedAt)}, ${duration(times.decidedAt - times.firstLookAt)} after the first look.`;
  const tally = `${counts.healthy} of ${count(counts.desired, 'task')} healthy${counts.failed > 0 ? `, ${counts.failed} failed` : ''}`;
  const seen = service.story === service.because ? tally : service.because;
  const now = live && live.id !== verified?.id ? ` The service now runs ${runs(live)}.` : '';
  return [
    `**${prose(sentence(capital(service.story.trim())))}**`,
    '',
    `${verified ? `Deployment ${runs(verified)}${outcome === 'healthy' ? '' : `: ${prose(seen)}`}.` : `Service ${code(key)}.`}${now}${took}${consoleUrl === undefined ? '' : ` ${link('Open the service', consoleUrl)}.`}`,
    '',
    ...windows.flatMap((window) => [`⚠️ ${prose(clientsMet(window))}`, '']),
  ];
}

export const runs = ({ id, taskDefinition }: DeploymentReport): string =>
  `${code(id)}${taskDefinition === undefined ? '' : ` of ${code(shortTaskDefinition(taskDefinition))}`}`;

const mostEvidence = 6;

/** The comparison where a load balancer had its say; the evidence in the open where nothing else shows why. */
export function why(service: ServiceReport, rootCause: Finding | undefined, heading: string, detail: Detail): readonly string[] {
  const { targetGroups } = service;
  const isCompared = targetGroups.some(({ observed }) => observed.some(({ state }) => !rootCause || !isCalm(state)));
  if (!rootCause && (!isCompared || ownStory.has(service.outcome))) return [];
  const evidence = (rootCause?.evidence ?? [])
    .slice(0, mostEvidence)
    .map(({ field, text }) => `- ${code(field)}: ${code(cut(isCompared ? brief(text) : text, detail.characters))}`);
  return [
    `${heading} Why`,
    '',
    rootCause ? words(sentence(rootCause.title)) : 'No cause could be shown; this is what the load balancer saw.',
    '',
    ...(isCompared ? [...targetGroupTable(targetGroups, detail), ''] : [...evidence, '']),
    ...(rootCause ? meaningFold(rootCause, isCompared ? evidence : []) : []),
  ];
}

const languages: Readonly<Record<Snippet['tool'], string>> = {
  'AWS CLI': 'sh',
  Terraform: 'hcl',
  CDK: 'ts',
  CloudFormation: 'yaml',
  Console: '',
  Dockerfile: 'dockerfile',
  Shell: 'sh',
};

const mostSnippetCharacters = 4000;
const shownSnippets = 2;

const snippet = ({ tool, code: text }: Snippet): readonly string[] => [
  `${tool}:`,
  '',
  fence([cut(text, mostSnippetCharacters)], languages[tool]),
  '',
];

/** The remedy, as words and as something to paste. */
export function whatToDo({ remedy }: Finding, heading: string): readonly string[] {
  const rest = remedy.paste.slice(shownSnippets);
  return [
    `${heading} What to do`,
    '',
    prose(sentence(remedy.text)),
    '',
    ...remedy.paste.slice(0, shownSnippets).flatMap(snippet),
    ...(rest.length > 0 ? fold(`${count(rest.length, 'other way')} to do it`, rest.flatMap(snippet)) : []),
  ];
}

/** What else showed. */
export function also({ findings }: ServiceReport, rootCause: Finding | undefined): readonly string[] {
  const others = findings.filter((finding) => finding !== rootCause);
  return others.length === 0
    ? []
    : [
        rootCause ? 'Also seen:' : 'Seen:',
        '',
        ...others.map(({ title, sentence: told, cause }) => `- ${words(title)}: ${prose(sentence(told))} (${code(cause)})`),
        '',
      ];
}
