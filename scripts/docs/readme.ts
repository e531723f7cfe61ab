/** The generated parts of the README, by name. */
import { policyPart } from './policy.ts';
import { inputsTable, outcomesTable, outputsTable } from './tables.ts';

export const readmeParts = (actionYml: string): Readonly<Record<string, string>> => ({
  inputs: inputsTable(actionYml),
  outputs: outputsTable(actionYml),
  outcomes: outcomesTable(),
  policy: policyPart(),
});
