/** What CodeDeploy knows of a deployment: its state, and its lifecycle events. */
import { newCodeDeployId } from '../../world/aws-names.ts';
import type { CodeDeployDeploymentState, LifecycleEventName, LifecycleEventState } from '../../world/world.ts';
import { touch } from '../engine.ts';
import type { CodeDeployCourse, Engine, LiveService } from '../state.ts';

/** A deployment that has just been created. */
export function addRecord(
  engine: Engine,
  service: LiveService,
  made: Pick<CodeDeployDeploymentState, 'revision' | 'creator' | 'rollsBack' | 'sourceTaskSetId'>,
): string {
  const id = newCodeDeployId(engine.random);
  const record: CodeDeployDeploymentState = {
    ...made,
    id,
    status: 'Created',
    createdAt: engine.nowMs,
    updatedAt: engine.nowMs,
    isTerminationWaitStarted: false,
    weights: {},
    lifecycleEvents: [],
  };
  service.codeDeployDeployments = [record, ...service.codeDeployDeployments];
  touch(engine, service);
  return id;
}

export function recordOf({ service, id }: Pick<CodeDeployCourse, 'service' | 'id'>): CodeDeployDeploymentState {
  const record = service.codeDeployDeployments.find((one) => one.id === id);
  if (record === undefined) throw new Error(`CodeDeploy knows no deployment ${id}.`);
  return record;
}

export function amendRecord(
  engine: Engine,
  course: Pick<CodeDeployCourse, 'service' | 'id'>,
  changes: Partial<CodeDeployDeploymentState>,
): void {
  const { service } = course;
  const changed = { ...recordOf(course), ...changes, updatedAt: engine.nowMs };
  service.codeDeployDeployments = service.codeDeployDeployments.map((one) => (one.id === course.id ? changed : one));
  touch(engine, service);
}

/** The events of a deployment by their order; two are there with a test listener alone. */
export const eventNames = (hasTestListener: boolean): readonly LifecycleEventName[] => [
  ...(['BeforeInstall', 'Install', 'AfterInstall'] as const),
  ...(hasTestListener ? (['AllowTestTraffic', 'AfterAllowTestTraffic'] as const) : []),
  ...(['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'] as const),
];

export function amendEvent(
  engine: Engine,
  course: CodeDeployCourse,
  name: LifecycleEventName,
  changes: Partial<LifecycleEventState>,
): void {
  const { lifecycleEvents } = recordOf(course);
  amendRecord(engine, course, {
    lifecycleEvents: lifecycleEvents.map((event) => (event.name === name ? { ...event, ...changes } : event)),
  });
}
