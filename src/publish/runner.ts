/**
 * What the runner offers a step, by its own protocol: inputs as `INPUT_*`, and files for outputs and the job summary. These
 * few lines stand in for `@actions/core`, whose HTTP client would double what is loaded before the first look.
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

/** An input as the workflow gives it, trimmed; empty where it does not. */
export const inputFrom =
  (env: Env) =>
  (name: string): string =>
    (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();

/** A value of several lines is fenced by a word that nobody can foresee, so that no value can set another output. */
export const outputLine = (name: string, value: string, fence: string): string => `${name}<<${fence}\n${value}\n${fence}\n`;

/** @throws {Error} when the runner's file cannot be written */
export const outputTo =
  (env: Env) =>
  (name: string, value: string): void => {
    append(env, 'GITHUB_OUTPUT', outputLine(name, value, `ghadelimiter_${randomUUID()}`));
  };

/** @throws {Error} when the runner's file cannot be written */
export const summaryTo =
  (env: Env) =>
  (markdown: string): void => {
    append(env, 'GITHUB_STEP_SUMMARY', `${markdown}\n`);
  };

/** Keeps a value for the `post` step; the last one counts. @throws {Error} when the runner's file cannot be written */
export const stateTo =
  (env: Env) =>
  (name: string, value: string): void => {
    append(env, 'GITHUB_STATE', outputLine(name, value, `ghadelimiter_${randomUUID()}`));
  };

/** What the step kept, in its `post` step; undefined before it. */
export const stateFrom =
  (env: Env) =>
  (name: string): string | undefined =>
    env[`STATE_${name}`];

/** The runner makes the file before the step; one that is not there is not made, since nobody would read it. */
function append(env: Env, variable: string, text: string): void {
  const file = env[variable];
  if (file === undefined || file === '') throw new Error(`${variable} is not set: this does not run as a step of a workflow`);
  statSync(file);
  appendFileSync(file, text, 'utf8');
}
