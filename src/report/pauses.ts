/** Where a deployment waited for a person in the last observation before the verdict. */
import { defined } from '../model/defined.ts';
import type { PauseReport } from '../model/report.ts';
import type { Timeline } from '../model/timeline.ts';

export const pausesIn = ({ deployment }: Timeline): readonly PauseReport[] =>
  (deployment?.strategy.pauses(deployment) ?? []).map(({ id, stage, expiresAt, timeoutAction, words, ...pause }) => ({
    hookId: id,
    ...defined({ stage, expiresAt, timeoutAction }),
    sentence: words,
    continueCommand: pause.continueCommand,
    rollBackCommand: pause.rollBackCommand,
  }));
