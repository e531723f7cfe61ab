/** The hooks at which a deployment waited for a person in the last observation before the verdict. */
import { defined } from '../model/defined.ts';
import type { PauseReport } from '../model/report.ts';
import { pausesOf, stageOfHook } from '../model/strategy/lifecycle-hooks.ts';
import { pauseCommand } from '../model/strategy/pause-words.ts';
import type { Timeline } from '../model/timeline.ts';

export function pausesIn({ deployment }: Timeline): readonly PauseReport[] {
  const serviceDeployment = deployment?.serviceDeployment;
  if (!serviceDeployment) return [];
  return pausesOf(serviceDeployment).map((hook) => ({
    hookId: hook.id,
    ...defined({ stage: stageOfHook(serviceDeployment, hook), expiresAt: hook.expiresAt, timeoutAction: hook.timeoutAction }),
    continueCommand: pauseCommand(serviceDeployment, hook, 'CONTINUE'),
    rollBackCommand: pauseCommand(serviceDeployment, hook, 'ROLLBACK'),
  }));
}
