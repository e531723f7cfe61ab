/** Rows that need no deployment: whether AWS answers, whether there is what was asked for, and whether it can be verified. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { START } from '../scenario.ts';
import type { ServiceState } from '../world.ts';
import type { Asked } from './asked.ts';
import { signalsOf } from './times.ts';
import type { Place, View } from './view.ts';

const NEEDED: readonly Operation[] = [
  'DescribeServices',
  'ListTasks',
  'DescribeTasks',
  'DescribeTargetGroups',
  'DescribeTargetHealth',
];

/** From when on AWS refuses this caller something without which there is no verdict. */
export function refusedFromMs({ simulation }: Place): number {
  const froms = (simulation.scenario.api?.faults ?? [])
    .filter(({ fault }) => ['denied', 'expired-credentials', 'no-credentials'].includes(fault))
    .filter(({ operations }) => operations === undefined || operations.some((operation) => NEEDED.includes(operation)))
    .map(({ from }) => (from === undefined ? 0 : START + from * 1000));
  return Math.min(Infinity, ...froms);
}

/** `misconfigured`, for what the service is or what it is not. */
export function isMisconfigured(place: Place, asked: Asked, view: View, revision: number | undefined): boolean {
  const { service } = view;
  if (service === undefined) return asked.which !== 'new';
  return (
    service.status === 'INACTIVE' || service.setting.kind !== 'rolling' || isOtherwiseChecked(place, asked, service, revision)
  );
}

function isOtherwiseChecked(place: Place, asked: Asked, service: ServiceState, revision: number | undefined): boolean {
  if (revision === undefined) return false;
  const { groups } = signalsOf(place, service, revision);
  return groups.some(
    ({ path, matcher = '' }) =>
      (asked.path !== undefined && path !== asked.path) ||
      (asked.matcher !== undefined && codes(matcher).join() !== codes(asked.matcher).join()),
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
