/** Actions that AWS refuses, as it does a second deployment of CodeDeploy beside the first: a scenario must not have any. */
import type { Action } from '../scenario.ts';
import { act } from './actions.ts';
import type { Engine } from './state.ts';

interface RefusedAction extends Error {
  readonly refusedAction: Action;
}

/** Does it, or throws an error that carries it. */
export function attempt(engine: Engine, action: Action): void {
  try {
    act(engine, action);
  } catch (refusal) {
    // Whatever else is thrown is a fault of the simulator's.
    if (!(refusal instanceof Error) || refusal.name !== 'Error') throw refusal;
    throw Object.assign(refusal, { refusedAction: action });
  }
}

/** What AWS refused; undefined: it was something else. */
export const refusedActionOf = (error: unknown): Action | undefined =>
  error instanceof Error && 'refusedAction' in error ? (error as RefusedAction).refusedAction : undefined;
