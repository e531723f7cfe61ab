/** Commands for the AWS CLI, values that come from AWS made safe in them, and the names that they need. */
import { shellQuoted } from '../../model/shell.ts';
import type { Form } from '../../model/finding.ts';
import { latestService, ownDefinition, type Timeline } from '../../model/timeline.ts';
import { awsCli } from './forms.ts';

/** What a page shows without scrolling. */
const longestLine = 100;

/** By name; `true` is an option without a value, and one that is undefined is left out. */
export type Options = Readonly<Record<string, string | number | true | undefined>>;

/**
 * `aws elbv2 modify-target-group --target-group-arn … --region …`, an option a line where it is long.
 */
export function awsCommand(timeline: Timeline, command: string, options: Options): string {
  const all: Options = { ...options, region: regionOf(timeline) };
  const words = Object.entries(all).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [value === true ? `--${name}` : `--${name} ${shellQuoted(String(value))}`];
  });
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
export const serviceCommand = (timeline: Timeline, command: string, options: Options = {}): string =>
  awsCommand(timeline, `ecs ${command}`, { cluster: clusterName(timeline), service: serviceName(timeline), ...options });

/** Starts the deployment anew once its surroundings are mended. */
export const redeploy = (timeline: Timeline): Form =>
  awsCli(serviceCommand(timeline, 'update-service', { 'force-new-deployment': true }));

/** `family` of what the deployment runs, for commands that register its next revision. */
export const familyOf = (timeline: Timeline): string =>
  ownDefinition(timeline)?.family ?? lastPart(timeline.deployment?.taskDefinition ?? 'task-definition').replace(/:\d+$/, '');
