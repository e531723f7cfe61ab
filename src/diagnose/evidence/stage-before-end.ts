/** How far a deployment had come while ECS still went on with it: a rollback goes back through the stages. */
import { defined } from '../../model/defined.ts';
import type { Evidence } from '../../model/finding.ts';
import type { Timeline } from '../../model/timeline.ts';

export interface StageBeforeEnd {
  readonly stage: string;
  /** Of production traffic, in percent, as ECS had asked for it; undefined: not told. */
  readonly productionWeight?: number;
}

/** undefined: no observation shows it under way, or it has no stages. */
export function stageBeforeEnd({ observations, deployment }: Timeline): StageBeforeEnd | undefined {
  for (const { serviceDeployments = [] } of observations.toReversed()) {
    const own = serviceDeployments.find(({ arn }) => arn === deployment?.serviceDeployment?.arn);
    if (own?.status !== 'IN_PROGRESS' || own.lifecycleStage === undefined) continue;
    return { stage: own.lifecycleStage, ...defined({ productionWeight: own.target?.productionWeight }) };
  }
  return undefined;
}

/** ` at BAKE_TIME, with 100 % of production traffic`; nothing where it is not known. */
export function atStage(progress: StageBeforeEnd | undefined): string {
  if (!progress) return '';
  const { stage, productionWeight } = progress;
  return ` at ${stage}${productionWeight === undefined ? '' : `, with ${productionWeight} % of production traffic`}`;
}

export const stageEvidence = (progress: StageBeforeEnd | undefined): readonly Evidence[] =>
  progress ? [{ field: 'ServiceDeployment.lifecycleStage', text: `${progress.stage}, before ECS gave it up` }] : [];
