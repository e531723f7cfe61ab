/** The hooks at which a deployment waits for a person. */
import { defined } from '../defined.ts';
import type { KnownDeployment } from '../deployment.ts';
import { pausesOf, stageOfHook } from './lifecycle-hooks.ts';
import { pauseCommand, pauseInWords } from './pause-words.ts';
import type { Pause } from './strategy.ts';

export function pausesAtHooks({ serviceDeployment }: KnownDeployment): readonly Pause[] {
  if (!serviceDeployment) return [];
  return pausesOf(serviceDeployment).map((hook) => ({
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
  }));
}
