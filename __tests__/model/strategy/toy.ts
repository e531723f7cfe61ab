/** A strategy that no service has: all that one more of them takes, beside its row in the table. */
import { rolling } from '../../../src/model/strategy/rolling.ts';
import type { Strategy } from '../../../src/model/strategy/strategy.ts';

/** ECS winds a toy up before it runs. */
export const toy: Strategy = {
  ...rolling,
  stillToDo: () => 'nobody has wound it up',
  progress: () => 'ECS: winding it up',
  startableAtOnce: ({ desiredCount }) => desiredCount,
  rolloutTime: () => ({ seconds: 1200, waitingSeconds: 0, sum: 'a toy takes 20 min' }),
  requiredOperations: new Set(['DescribeServiceRevisions']),
};
