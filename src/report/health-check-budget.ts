/** What a configuration allows a task, in seconds: how long it may take to answer, and how soon a failure is found out. */
import { asks, checksOf, graceSeconds } from '../model/health-checks.ts';
import type { ContainerHealthCheck } from '../model/observation.ts';
import { latestWithService, type Timeline } from '../model/timeline.ts';
import { containerCondemnedSeconds, targetCondemnedSeconds } from '../model/durations.ts';

const seconds = (amount: number): string => `${amount} s`;

export function healthCheckBudgetOf(timeline: Timeline): readonly string[] {
  const grace = graceSeconds(timeline);
  const ofTargets = checksOf(timeline).map((check) => {
    const { unhealthyThreshold, intervalSeconds, timeoutSeconds } = check.group.healthCheck;
    const condemned = targetCondemnedSeconds(check.group.healthCheck);
    const sum = `grace period ${seconds(grace)} + ${unhealthyThreshold} × ${seconds(intervalSeconds)} + timeout ${seconds(timeoutSeconds)}`;
    return `${check.group.name} ${asks(check)}: a task that does not answer within ${seconds(grace + condemned)} of its start is killed (${sum}); one that stops answering later, within ${seconds(condemned)}.`;
  });
  const observation = latestWithService(timeline);
  const definition = observation?.taskDefinitions.find(({ arn }) => arn === timeline.deployment?.taskDefinition);
  const ofContainers = (definition?.containers ?? []).flatMap(({ name, essential, healthCheck }) =>
    essential && healthCheck ? [ofContainer(name, healthCheck)] : [],
  );
  return [...ofTargets, ...ofContainers];
}

const ofContainer = (name: string, check: ContainerHealthCheck): string =>
  `Container ${name} checks itself: it is UNHEALTHY when its command fails for ${seconds(containerCondemnedSeconds(check))} after a start period of ${seconds(check.startPeriodSeconds)} (${check.retries} × ${seconds(check.intervalSeconds)} + timeout ${seconds(check.timeoutSeconds)}).`;
