/** The generated parts of the README, by name. */
import { costPart } from './cost.ts';
import { policyPart } from './policy.ts';
import { inputsTable, outcomesTable, outputsTable } from './tables.ts';

export const readmeParts = async (actionYml: string): Promise<Readonly<Record<string, string>>> => ({
  inputs: inputsTable(actionYml),
  outputs: outputsTable(actionYml),
  outcomes: outcomesTable(),
  policy: policyPart(),
  cost: await costPart(),
});
