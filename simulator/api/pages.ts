/** Lists in several pages, of which AWS may make more than it is asked for. */
import type { Operation, Operations } from '../../src/observe/aws/operations.ts';
import type { Scenario } from '../scenario.ts';

const PAGED: readonly Operation[] = ['ListTasks', 'ListServiceDeployments', 'ListTargets'];

export const isFurtherPage = (input: object): boolean => 'nextToken' in input && input.nextToken !== undefined;

/** What is asked for, where the scenario has pages that hold less. */
export const withPageSize = <Q extends Operation>(
  operation: Q,
  input: Operations[Q]['input'],
  { api }: Scenario,
): Operations[Q]['input'] =>
  api?.pageSize !== undefined && PAGED.includes(operation) ? { ...input, maxResults: api.pageSize } : input;
