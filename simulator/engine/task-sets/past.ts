/** A task set that has run, alone and with all traffic, since the day before. */
import { loadBalancersOfRevision } from '../../scenario-defaults.ts';
import { serving } from '../../load-balancer/pairs.ts';
import { newUuid } from '../../world/aws-names.ts';
import { eventNames, addRecord, amendRecord } from '../code-deploy/record.ts';
import type { Engine, LiveDeployment, LiveService } from '../state.ts';
import { createTaskSet, makePrimary } from './task-set.ts';

const HOUR_MS = 3_600_000;
/** How long the deployment of the day before took until its set was steady. */
const ROLLOUT_MS = 150_000;

export function taskSetFromThePast(engine: Engine, service: LiveService, createdAt: number): LiveDeployment {
  const { setting } = service;
  const revision = setting.steadyRevision ?? 0;
  const made = externalIdOf(engine, service, revision, createdAt);
  const groups = loadBalancersOfRevision(setting, revision).map((entry) => serving(engine, entry));
  const set = createTaskSet(engine, service, revision, groups, { scalePercent: 100, ...made });
  makePrimary(engine, service, set);
  const steadyAt = createdAt + ROLLOUT_MS;
  Object.assign(set, { createdAt, updatedAt: steadyAt, desired: setting.desired });
  Object.assign(set.taskSet ?? {}, { isSteady: true, stabilityAt: steadyAt });
  if (made.startedBy !== undefined) recordFromThePast(engine, service, set);
  const { name } = setting;
  const event = (atMs: number, message: string): (typeof service.events)[number] => ({
    id: newUuid(engine.random),
    createdAt: atMs,
    message,
  });
  service.events = [
    event(engine.nowMs - 3 * HOUR_MS, `(service ${name}) has reached a steady state.`),
    event(steadyAt + 1, `(service ${name}) has reached a steady state.`),
    event(steadyAt, `(service ${name}, taskSet ${set.id}) updated state to STEADY_STATE.`),
  ];
  return set;
}

function externalIdOf(
  engine: Engine,
  service: LiveService,
  revision: number,
  createdAt: number,
): { readonly startedBy?: string; readonly externalId?: string } {
  const { kind, codeDeploy = {} } = service.setting;
  if (kind === 'external') return {};
  const { firstExternalId } = codeDeploy.shows ?? {};
  if (codeDeploy.steadyFrom === 'creation') return firstExternalId === undefined ? {} : { externalId: firstExternalId };
  const id = addRecord(engine, service, { revision, creator: codeDeploy.creator ?? 'user' });
  amendRecord(engine, { service, id }, { createdAt: createdAt - 10_000, startedAt: createdAt - 3_000 });
  return { startedBy: 'CODE_DEPLOY', externalId: id };
}

function recordFromThePast(
  engine: Engine,
  service: LiveService,
  { id, taskSet, createdAt, loadBalancers }: LiveDeployment,
): void {
  const endedAt = createdAt + ROLLOUT_MS;
  const hasTestListener = loadBalancers[0]?.pair?.testRule !== undefined;
  const times = { status: 'Succeeded', startedAt: createdAt, endedAt } as const;
  amendRecord(
    engine,
    { service, id: taskSet?.externalId ?? '' },
    {
      status: 'Succeeded',
      completedAt: endedAt + HOUR_MS,
      targetStatus: 'Succeeded',
      taskSetId: id,
      weights: { [id]: 100 },
      isTerminationWaitStarted: service.setting.codeDeploy?.keepAlive !== true,
      lifecycleEvents: eventNames(hasTestListener).map((name) => ({ name, ...times })),
    },
  );
}
