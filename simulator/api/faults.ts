/** Which of a scenario's faults befalls a call: in turn, or at random by a seed, so that a run can be had again. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { START, type Fault, type Scenario } from '../scenario.ts';
import { seededRandom } from '../world/aws-names.ts';

/** The fault that befalls a call, if any. Calls must come in order of time. */
export type FaultOf = (operation: Operation, atMs: number, isFurtherPage?: boolean) => Fault | undefined;

export function faultsOf({ api, seed: scenarioSeed = 1 }: Scenario): FaultOf {
  const faults = (api?.faults ?? []).map((fault) => ({ fault, isDue: dueBy(fault, scenarioSeed) }));
  return (operation, atMs, isFurtherPage = false) =>
    faults.find(({ fault: { operations, from = -Infinity, until = Infinity, furtherPages = false }, isDue }) => {
      const second = (atMs - START) / 1000;
      const fits = operations?.includes(operation) !== false && (isFurtherPage || !furtherPages);
      return fits && second >= from && second < until && isDue();
    })?.fault;
}

/** Asked once for each call that fits: whether this is one of those that are hit. */
function dueBy({ every = 1, share = 1, seed }: Fault, scenarioSeed: number): () => boolean {
  const random = seededRandom(seed ?? scenarioSeed);
  let fitted = 0;
  return () => {
    fitted += 1;
    return fitted % every === 0 && (share === 1 || random() < share);
  };
}
