/** Rows that need no deployment: whether AWS answers, whether there is what was asked for, and whether it can be verified. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { ServiceState } from '../world/world.ts';
import type { OracleInputs } from './inputs.ts';
import type { Memory } from './memory.ts';
import { isDenied, needsRevision } from './readable.ts';
import { signalsOf } from './times.ts';
import type { WatchedService, View } from './view.ts';

const NEEDED: readonly Operation[] = [
  'DescribeServices',
  'ListTasks',
  'DescribeTasks',
  'DescribeTargetGroups',
  'DescribeTargetHealth',
];

/** Whether AWS refuses this caller something without which there is no verdict, and which was not read before. */
export function isRefused(watched: WatchedService, { service, taskDefinitionRead, revisionRead }: Memory, atMs: number): boolean {
  const needed: readonly (Operation | false)[] = [
    ...NEEDED,
    service !== undefined && !taskDefinitionRead && 'DescribeTaskDefinition',
    service !== undefined && !revisionRead && needsRevision(service) && 'DescribeServiceRevisions',
  ];
  return needed.some((operation) => operation !== false && isDenied(watched, operation, atMs));
}

/** `misconfigured`, for what the service is or what it is not. */
export function isMisconfigured(watched: WatchedService, inputs: OracleInputs, view: View, memory: Memory): boolean {
  const { service } = view;
  if (service === undefined) return inputs.which !== 'new';
  if (service.status === 'INACTIVE' || service.setting.showsTaskSets === true) return true;
  if (service.setting.kind === 'gateway') return memory.revisionRead;
  return service.setting.kind !== 'rolling' || isOtherwiseChecked(watched, inputs, service, memory.deployment?.revision);
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
