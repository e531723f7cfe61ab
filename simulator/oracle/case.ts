/** What the oracle reads a row of the contract off: the deployment in one observation, and all before it. */
import type { Memory } from './memory.ts';
import type { Sight } from './sight.ts';

export interface Case extends Sight {
  readonly memory: Memory;
}
