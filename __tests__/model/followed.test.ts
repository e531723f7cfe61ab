import { expect, it } from '@jest/globals';
import type { Observation } from '../../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import { at, criteria, deployment, observation, older, olderDeployment, ours, service, serviceDeployment } from '../build.ts';

const id = (n: number): string => `ecs-svc/${4_000_000_000_000_000_000n + BigInt(n)}`;

/** A newer deployment every ten seconds: after so many of them. */
function replaced(times: number, changes: Partial<Observation> = {}): Timeline {
  const start = startTimeline({ cluster: 'prod', service: 'api' }, criteria({ onSuperseded: 'follow' }), at(0));
  return Array.from({ length: times }, (_, n) => n + 1).reduce(
    (soFar, n) =>
      extend(
        soFar,
        observation(n * 10, {
          service: service({ deployments: [deployment({ id: id(n), createdAt: at(n * 10 - 5) })] }),
          ...changes,
        }),
      ),
    extend(start, observation(0)),
  );
}

it('goes on with each newer deployment, and keeps the names of those before', () => {
  const { deployment: verified, followed } = replaced(3);
  expect([verified?.id, followed]).toEqual([id(3), [ours, id(1), id(2)]]);
});

it('gives each its own time', () => {
  expect(replaced(3).facts.shownIn?.at).toBe(at(30));
});

it('follows ten times and no more', () => {
  const { deployment: verified, followed } = replaced(12);
  expect([verified?.id, followed.length]).toEqual([id(10), 10]);
});

it('does not follow from one that was rolled back, whatever came then', () => {
  const back = serviceDeployment('ROLLBACK_SUCCESSFUL', { rollback: { deploymentId: older } });
  const seen = replaced(1, { serviceDeployments: [back] });
  expect([seen.deployment?.id, seen.followed]).toEqual([ours, []]);
});

it('does not follow to an older one', () => {
  const start = startTimeline({ cluster: 'prod', service: 'api' }, criteria({ onSuperseded: 'follow' }), at(0));
  const deployments = [olderDeployment({ status: 'PRIMARY' }), deployment({ status: 'ACTIVE' })];
  const back = observation(10, { service: service({ deployments }) });
  expect(extend(extend(start, observation(0)), back).followed).toEqual([]);
});
