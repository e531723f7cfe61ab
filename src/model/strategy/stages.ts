/**
 * The stages of a blue/green, linear or canary deployment, in their order. A rollback goes back through them, and a stage that
 * is not known is nowhere: neither before the shift of production traffic nor behind it.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
const beforeShift = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  // A stage of hooks alone in the API, and so in no answer of it; the guide lists it as a stage.
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
] as const;

const behindShift = ['POST_PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP'] as const;

export const shiftStage = 'PRODUCTION_TRAFFIC_SHIFT';

/** All, from first to last. */
export const stagesInOrder: readonly string[] = [...beforeShift, shiftStage, ...behindShift];

export const isBehindShift = (stage: string | undefined): boolean => behindShift.some((one) => one === stage);
export const isBeforeShift = (stage: string | undefined): boolean => beforeShift.some((one) => one === stage);
