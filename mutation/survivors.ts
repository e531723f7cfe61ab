/** Tells of each change that no test has noticed, as soon as that is known: there is time to read them while others are tried. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import type { MutantResult } from '@stryker-mutator/api/core';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { MutationTestingPlanReadyEvent } from '@stryker-mutator/api/report';

/** The sources as they are when all begins; whoever reads what is told may mend them meanwhile. */
const sources = new Map<string, string>();

/** What stood there, by its place; lines and columns begin with 1. */
function original({ fileName, location: { start, end } }: MutantResult): string {
  const lines = (sources.get(fileName) ?? '').split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, place) => line.slice(place === 0 ? start.column - 1 : 0, place === last ? end.column - 1 : undefined).trim())
    .join(' ');
}

function inWords(mutant: MutantResult): string {
  const { fileName, location, status, mutatorName, replacement } = mutant;
  const place = `${relative(process.cwd(), fileName)}:${location.start.line}:${location.start.column}`;
  return `${place} ${mutatorName} (${status})\n  - ${original(mutant)}\n  + ${replacement.replace(/\s*\n\s*/g, ' ')}\n`;
}

const onMutantTested = (mutant: MutantResult): void => {
  if (mutant.status === 'Survived' || mutant.status === 'NoCoverage') process.stdout.write(inWords(mutant));
};

const onMutationTestingPlanReady = ({ mutantPlans }: MutationTestingPlanReadyEvent): void => {
  for (const { mutant } of mutantPlans) sources.set(mutant.fileName, readFileSync(mutant.fileName, 'utf8'));
};

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Reporter, 'survivors', { onMutationTestingPlanReady, onMutantTested }),
];
