/** Rows that need no deployment: whether AWS answers, whether there is what was asked for, and whether it can be verified. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { START } from '../scenario.ts';
import type { ServiceState } from '../world/world.ts';
import type { OracleInputs } from './inputs.ts';
import { signalsOf } from './times.ts';
import type { WatchedService, View } from './view.ts';

const NEEDED: readonly Operation[] = [
  'DescribeServices',
  'ListTasks',
  'DescribeTasks',
  'DescribeTargetGroups',
  'DescribeTargetHealth',
];

/** From when on AWS refuses this caller something without which there is no verdict. */
export function refusedFromMs({ simulation }: WatchedService): number {
  const froms = (simulation.scenario.api?.faults ?? [])
    .filter(({ fault }) => ['denied', 'expired-credentials', 'no-credentials'].includes(fault))
    .filter(({ operations }) => operations === undefined || operations.some((operation) => NEEDED.includes(operation)))
    .map(({ from }) => (from === undefined ? 0 : START + from * 1000));
  return Math.min(Infinity, ...froms);
}

/** `misconfigured`, for what the service is or what it is not. */
export function isMisconfigured(
  watched: WatchedService,
  inputs: OracleInputs,
  view: View,
  revision: number | undefined,
): boolean {
  const { service } = view;
  if (service === undefined) return inputs.which !== 'new';
  return (
    service.status === 'INACTIVE' || service.setting.kind !== 'rolling' || isOtherwiseChecked(watched, inputs, service, revision)
  );
}

function isOtherwiseChecked(
  watched: WatchedService,
  inputs: OracleInputs,
  service: ServiceState,
  revision: number | undefined,
): boolean {
  if (revision === undefined) return false;
  const { groups } = signalsOf(watched, service, revision);
  return groups.some(
    ({ path, matcher = '' }) =>
      (inputs.path !== undefined && path !== inputs.path) ||
      (inputs.matcher !== undefined && codes(matcher).join() !== codes(inputs.matcher).join()),
  );
}

/** All codes that a matcher accepts, ascending. */
const codes = (matcher: string): readonly number[] =>
  [
    ...new Set(
      matcher.split(',').flatMap((part) => {
        const [from = NaN, to = from] = part.split('-').map(Number);
        return Array.from({ length: to - from + 1 }, (_, index) => from + index);
      }),
    ),
  ].sort((a, b) => a - b);
