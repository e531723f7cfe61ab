/** Scenarios of the simulator as they were played once. Apart from what plays them: that is not to be loaded for each mutant. */
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { Inputs } from '../src/model/inputs.ts';
import type { RunContext } from '../src/model/report.ts';
import type { Judged, Observed } from './judged.ts';

export interface RecordedScenario {
  readonly title: string;
  readonly observed: Observed;
  /** By which rules it is judged. */
  readonly inputs: Pick<Inputs, 'mode' | 'failOn'>;
  /** Where it is golden: what it says in words is compared too. */
  readonly context?: RunContext;
  readonly judged: Judged;
}

/** Read once in a process, however often this module is loaded. */
const kept = Symbol.for('recorded scenarios');

export function readScenarios(file: string): readonly RecordedScenario[] {
  const memory = globalThis as { [kept]?: readonly RecordedScenario[] | undefined };
  memory[kept] ??= deserialize(readFileSync(file)) as readonly RecordedScenario[];
  return memory[kept];
}
