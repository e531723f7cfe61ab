/** How far ECS says that it is with a deployment whose traffic it shifts. */
import type { ServiceDeploymentState } from '../world/world.ts';

/** The stages of the guide, in its order. */
const BEFORE_SHIFT: readonly string[] = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
];
const SHIFT = 'PRODUCTION_TRAFFIC_SHIFT';
const BEHIND_SHIFT: readonly string[] = ['POST_PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP'];
const NONE_ASKED_FOR: readonly string[] = ['RECONCILE_SERVICE', 'PRE_SCALE_UP'];

const stageOf = (word: ServiceDeploymentState): string => word.progressive?.stage ?? '';

/** No stage: it has not begun, or ended. */
export function isKnownStage(word: ServiceDeploymentState): boolean {
  return ['', SHIFT, ...BEFORE_SHIFT, ...BEHIND_SHIFT].includes(stageOf(word));
}

export const isBeforeShift = (word: ServiceDeploymentState): boolean => BEFORE_SHIFT.includes(stageOf(word));
export const isBehindShift = (word: ServiceDeploymentState): boolean => BEHIND_SHIFT.includes(stageOf(word));

/** ECS says that all production traffic goes to the new tasks. */
export const isShifted = (word: ServiceDeploymentState): boolean => isBehindShift(word) || word.status === 'SUCCESSFUL';

/** From then on the rules are asked about. */
export const isShiftingOrShifted = (word: ServiceDeploymentState): boolean => isShifted(word) || stageOf(word) === SHIFT;

/** Whether ECS has asked for tasks of it. */
export const asksForTasks = (word: ServiceDeploymentState): boolean => !NONE_ASKED_FOR.includes(stageOf(word));

/** A hook waits for a person; whoever asks for a stop or for the way back has answered it. */
export const isAwaited = (word: ServiceDeploymentState): boolean =>
  ['PENDING', 'IN_PROGRESS'].includes(word.status) &&
  (word.progressive?.hooks ?? []).some(({ type, status }) => type === 'pause' && status === 'AWAITING_ACTION');
