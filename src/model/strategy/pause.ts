/** A deployment that waits for a person at hooks. */
import { defined } from '../defined.ts';
import type { KnownDeployment } from '../deployment.ts';
import { pausesOf, stageOfHook } from './lifecycle-hooks.ts';
import { pauseCommand, pauseInWords } from './pause-words.ts';
import type { Pause } from './strategy.ts';

export const pausesAtHooks = ({ serviceDeployment }: KnownDeployment): readonly Pause[] =>
  serviceDeployment
    ? pausesOf(serviceDeployment).map((hook) => ({
        id: hook.id,
        ...defined({
          stage: stageOfHook(serviceDeployment, hook),
          expiresAt: hook.expiresAt,
          timeoutAction: hook.timeoutAction,
        }),
        requestedTaskCount: serviceDeployment.target?.requestedTaskCount ?? 0,
        words: pauseInWords(serviceDeployment, hook),
        continueCommand: pauseCommand(serviceDeployment, hook, 'CONTINUE'),
        rollBackCommand: pauseCommand(serviceDeployment, hook, 'ROLLBACK'),
      }))
    : [];
