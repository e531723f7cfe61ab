/** A deployment that waits for a person at a hook. */
import type { KnownDeployment } from '../deployment.ts';
import { pausesOf } from './lifecycle-hooks.ts';
import { pauseInWords } from './pause-words.ts';
import type { Pause } from './strategy.ts';

export function pauseOf({ serviceDeployment }: KnownDeployment): Pause | undefined {
  const hook = serviceDeployment && pausesOf(serviceDeployment)[0];
  return (
    hook && {
      hook,
      requestedTaskCount: serviceDeployment.target?.requestedTaskCount ?? 0,
      words: pauseInWords(serviceDeployment, hook),
    }
  );
}
