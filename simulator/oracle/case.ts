/** What the oracle reads a row of the contract off: one service in one observation, and all before it. */
import type { OracleInputs } from './inputs.ts';
import type { Memory } from './memory.ts';
import type { View, WatchedService } from './view.ts';

export interface Case {
  readonly watched: WatchedService;
  readonly inputs: OracleInputs;
  readonly memory: Memory;
  readonly view: View;
}
