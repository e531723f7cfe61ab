/** What the runner offers a step, by GitHub's own package; and guards for where that would do something else than it is asked to. */
import { getInput, getState, saveState, setOutput, summary } from '@actions/core';
import { readFileSync } from 'node:fs';

/** An input as the workflow gives it, trimmed; empty where it does not. Windows lets an environment hold halves of characters. */
export const input = (name: string): string => getInput(name).toWellFormed();

/** @throws {Error} when the runner's file cannot be written */
export function output(name: string, value: string): void {
  needs('GITHUB_OUTPUT');
  setOutput(name, value);
}

/** @throws {Error} when the runner's file cannot be written */
export async function appendSummary(markdown: string): Promise<void> {
  await summary.emptyBuffer().addRaw(markdown, true).write();
}

/** What the step kept, in its `post` step; empty before it. */
export const state = (name: string): string => getState(name);

/** Keeps a value for the `post` step; the last one counts. Where the runner takes none, no such step follows. */
export function keep(name: string, value: string): void {
  try {
    needs('GITHUB_STATE');
    saveState(name, value);
  } catch {
    // Not a step of a workflow.
  }
}

/** Without the file it would print a command that the runner has retired. */
function needs(variable: 'GITHUB_OUTPUT' | 'GITHUB_STATE'): void {
  if (!process.env[variable]) throw new Error(`${variable} is not set: this does not run as a step of a workflow`);
}

/**
 * Loads what takes part in statuses and comments. `@actions/github` reads the event while it is loaded, and a file that is
 * broken would end the step: such a one is not named to it.
 */
export async function loadGitHub() {
  if (!hasEvent()) delete process.env.GITHUB_EVENT_PATH;
  return import('./github/github.ts');
}

function hasEvent(): boolean {
  try {
    const payload = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8')) as unknown;
    return typeof payload === 'object' && payload !== null;
  } catch {
    return false;
  }
}
