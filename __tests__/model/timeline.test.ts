import { describe, expect, it } from '@jest/globals';
import { at, blind, deployment, newer, observation, ours, service, serviceDeployment, timeline } from '../build.ts';

const judged = observation(0, { serviceDeployments: [serviceDeployment('IN_PROGRESS')] });

describe('a closing observation', () => {
  it('tells what ECS says of the deployment by then', () => {
    const alarmed = serviceDeployment('ROLLBACK_IN_PROGRESS', { triggeredAlarmNames: ['api-5xx'] });
    const entry = deployment({ rolloutState: 'FAILED', rolloutStateReason: 'alarm detected' });
    const closing = observation(5, {
      kind: 'closing',
      service: service({ deployments: [entry] }),
      serviceDeployments: [alarmed],
    });
    const closed = timeline([judged, closing]);
    expect(closed.deployment).toMatchObject({ id: ours, serviceDeployment: alarmed, entry });
    expect(closed.beforeClosing?.deployment?.serviceDeployment?.status).toBe('IN_PROGRESS');
  });

  it('does not take one for judged that appears after the verdict', () => {
    const late = deployment({
      id: newer,
      createdAt: at(4),
      taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/api:42',
    });
    const closing = observation(5, {
      kind: 'closing',
      service: service({ deployments: [late, deployment({ status: 'ACTIVE' })] }),
    });
    const closed = timeline([judged, closing], { taskDefinitions: [{ family: 'api', revision: 42 }] });
    expect(closed.known.has(newer)).toBe(true);
    expect(closed.deployment).toBeUndefined();
  });

  it('that shows nothing leaves what was known', () => {
    expect(timeline([judged, { ...blind(5), kind: 'closing' }]).deployment).toMatchObject({
      id: ours,
      serviceDeployment: { status: 'IN_PROGRESS' },
    });
  });
});
