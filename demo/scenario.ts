import type { Scenario } from '../simulator/scenario.ts';
import type { GateRun } from '../simulator/scenarios/scenario-test.ts';

/**
 * The founding story: the target group checks `/` and accepts only 200; the API has no route at `/` and answers 404. No
 * circuit breaker, so ECS would kill and restart a perfectly sound container for ever. Health checks come at the shortest
 * intervals that AWS allows, so that the story is told in a minute.
 */
const scenario: Scenario = {
  title: 'the load balancer asks for a path that the API does not have',
  services: [
    {
      name: 'api',
      cluster: 'prod',
      desired: 3,
      graceSeconds: 10,
      loadBalancers: [{ targetGroup: 'api-tg' }],
      revisions: {
        1: { answers: { '/': 200, '/health': 200 } },
        2: {
          bootSeconds: 2,
          answers: { '/health': 200 },
          logs: [
            { afterSeconds: 1, line: '[Nest] 1  - LOG [NestFactory] Starting Nest application...' },
            { afterSeconds: 1.6, line: '[Nest] 1  - LOG [RouterExplorer] Mapped {/health, GET} route' },
            { afterSeconds: 1.7, line: '[Nest] 1  - LOG [RouterExplorer] Mapped {/orders, GET} route' },
            { afterSeconds: 2, line: '[Nest] 1  - LOG [NestApplication] Nest application successfully started on port 3000' },
          ],
        },
      },
    },
  ],
  targetGroups: { 'api-tg': { path: '/', matcher: '200', intervalSeconds: 5, timeoutSeconds: 2, unhealthyThreshold: 2 } },
  actions: [{ at: 0, deploy: 2 }],
};

/** The deployment is 20 seconds old when the gate starts, as after a deployer that took its time. */
export const demo: GateRun = { scenario };
