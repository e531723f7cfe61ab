/** Values that come from AWS, made safe to paste into a shell or a Terraform file, and the names that commands need. */
import { shellQuoted, withoutUnseen } from '../../model/shell.ts';
import { latestService, ownDefinition, type Timeline } from '../../model/timeline.ts';

/** A string literal for Terraform: neither its end nor a template can be reached from inside. */
export const hclQuoted = (text: string): string =>
  JSON.stringify(withoutUnseen(text))
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{');

/** What a page shows without scrolling. */
const longestLine = 100;

/**
 * `aws elbv2 modify-target-group --target-group-arn … --region …`, an option a line where it is long; options without a value
 * are left out.
 */
export function awsCommand(
  timeline: Timeline,
  command: string,
  options: Readonly<Record<string, string | number | undefined>>,
): string {
  const all: Readonly<Record<string, string | number | undefined>> = { ...options, region: regionOf(timeline) };
  const words = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${shellQuoted(String(value))}`],
  );
  const line = ['aws', command, ...words].join(' ');
  return line.length <= longestLine ? line : [`aws ${command}`, ...words].join(' \\\n  ');
}

/** `arn:aws:ecs:eu-west-1:…` → `eu-west-1`. */
const regionOf = (timeline: Timeline): string | undefined =>
  /^arn:[\w-]+:ecs:([\w-]+):/.exec(latestService(timeline)?.arn ?? timeline.name.cluster)?.[1];

const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

export const serviceName = (timeline: Timeline): string => latestService(timeline)?.name ?? timeline.name.service;
export const clusterName = (timeline: Timeline): string =>
  latestService(timeline)?.clusterName ?? lastPart(timeline.name.cluster);

/** `aws ecs <command> --cluster … --service …`. */
export const serviceCommand = (
  timeline: Timeline,
  command: string,
  options: Readonly<Record<string, string | number | undefined>> = {},
): string =>
  awsCommand(timeline, `ecs ${command}`, { cluster: clusterName(timeline), service: serviceName(timeline), ...options });

/** Starts the deployment anew once its surroundings are mended. */
export const redeploy = (timeline: Timeline): string => `${serviceCommand(timeline, 'update-service')} --force-new-deployment`;

/** `family` of what the deployment runs, for commands that register its next revision. */
export const familyOf = (timeline: Timeline): string =>
  ownDefinition(timeline)?.family ?? lastPart(timeline.deployment?.taskDefinition ?? 'task-definition').replace(/:\d+$/, '');
