/** The summary's tables of traffic: stages and shares in order of time, and who is in the groups of each pair. */
import type { Occupants, PairedGroup, ServiceReport, TrafficReport, TrafficStep } from '../../model/report.ts';
import { list, percentage } from '../../model/text.ts';
import { code, escapeMarkdown, link } from './escape.ts';
import { collapsed } from './details.ts';
import { clockTime } from './labels.ts';
import { limited, table, type Limits } from './markdown-table.ts';
import { deploymentName } from './overview.ts';

export const trafficSection = (service: ServiceReport, heading: string, limits: Limits): readonly string[] =>
  service.traffic
    ? [
        `${heading} Traffic`,
        '',
        ...pairTable(service.traffic.pairs, limits),
        ...collapsed('Stages, and how much traffic went to this deployment (UTC)', [
          ...stepTable(service.traffic, limits),
          '',
          restInWords(service.traffic),
        ]),
      ]
    : [];

const stepTable = ({ steps }: TrafficReport, limits: Limits): readonly string[] =>
  limited(
    ['Stage', 'From', 'Until', 'Production traffic', 'Test traffic'],
    steps.map((step) => [
      stageOf(step),
      clockTime(step.from),
      step.until === undefined ? 'the end' : clockTime(step.until),
      productionOf(step),
      step.testPercent === undefined ? '' : percentage(step.testPercent),
    ]),
    limits.rows,
  );

/** A stage says nothing without the status: a rollback goes back through the stages. */
function stageOf({ stage, status }: TrafficStep): string {
  if (stage === undefined) return code(status);
  return status === 'IN_PROGRESS' ? code(stage) : `${code(stage)}, ${code(status)}`;
}

/** Within a percent the listener rules do what ECS asked for: their weights are whole numbers. */
function productionOf({ productionPercent: requested, rulePercent: byRule }: TrafficStep): string {
  if (requested === undefined || byRule === undefined)
    return [requested, byRule]
      .flatMap((one) => one ?? [])
      .map(percentage)
      .join();
  return Math.abs(requested - byRule) <= 1
    ? percentage(requested)
    : `${percentage(requested)} asked for, ${percentage(byRule)} by the listener rule`;
}

const restInWords = ({ replaces }: TrafficReport): string =>
  `What is left went to ${replaces.length === 0 ? 'nobody: it is the first deployment' : list(replaces.map(deploymentName))}.`;

const roles: Readonly<Record<PairedGroup['role'], string>> = {
  own: ', its own',
  other: ', the other of the pair',
  unknown: '',
};

const pairTable = (pairs: readonly PairedGroup[], limits: Limits): readonly string[] =>
  pairs.length === 0
    ? []
    : [
        ...table(
          ['Target group', 'Production traffic at the end', 'Targets in it'],
          pairs
            .slice(0, limits.rows)
            .map(({ name, consoleUrl, role, productionPercent, occupants }) => [
              `${link(code(name), consoleUrl)}${roles[role]}`,
              productionPercent === undefined ? 'not known' : percentage(productionPercent),
              occupantsInWords(occupants),
            ]),
        ),
        '',
      ];

function occupantsInWords(occupants: readonly Occupants[] | undefined): string {
  if (!occupants) return 'not read';
  return occupants.length === 0 ? '**none**' : occupants.map(occupantInWords).join('<br>');
}

const occupantInWords = ({ whose, deploymentId, states }: Occupants): string => {
  const who =
    whose === 'own' ? 'this deployment' : deploymentId === undefined ? 'not of this service' : `deployment ${code(deploymentId)}`;
  return `${who}: ${states.map(({ state, targetCount }) => `${targetCount} ${escapeMarkdown(state)}`).join(', ')}`;
};
