/** Reads a played deployment by CodeDeploy, or the task sets of a third party, as the tests tell it. */
import type { Action, CodeDeploySpec, Scenario, ServiceSpec } from '../../simulator/scenario.ts';
import type {
  CodeDeployDeploymentState,
  LifecycleEventName,
  LifecycleEventState,
  TaskSetState,
} from '../../simulator/world/world.ts';
import { rolloutOf, type PlayedRollout } from './rollout.ts';

const groups = { blue: { deregistrationDelaySeconds: 30 }, green: { deregistrationDelaySeconds: 30 } };

const behindPair: Omit<ServiceSpec, 'kind'> = {
  desired: 2,
  loadBalancers: [{ targetGroup: 'blue', alternate: 'green', productionRule: 'production' }],
  revisions: { 1: {}, 2: {}, 3: {} },
};

/** Service `api`, two tasks, behind the pair `blue` and `green`; revision 1 stands in `blue`, revision 2 is deployed at second 0. */
export const codeDeployScenario = (
  codeDeploy: CodeDeploySpec = {},
  service: Partial<ServiceSpec> = {},
  rest: Partial<Scenario> = {},
): Scenario => ({
  title: 'a test',
  services: [{ ...behindPair, kind: 'code-deploy', codeDeploy, ...service }],
  targetGroups: groups,
  actions: [{ at: 0, deploy: 2 }],
  ...rest,
});

export const withTestListener: Partial<ServiceSpec> = {
  loadBalancers: [{ targetGroup: 'blue', alternate: 'green', productionRule: 'production', testRule: 'test' }],
};

/** The same service, whose task sets a third party makes. */
export const externalScenario = (actions: readonly Action[], service: Partial<ServiceSpec> = {}): Scenario => ({
  title: 'a test',
  services: [{ ...behindPair, kind: 'external', ...service }],
  targetGroups: groups,
  actions,
});

export interface PlayedTaskSets extends PlayedRollout {
  /** The newest deployment of CodeDeploy's, or the n-th before it. */
  deployment(seconds: number, before?: number): CodeDeployDeploymentState;
  /** The first second at which the newest has this status. */
  was(status: string): number;
  lifecycle(seconds: number, name: LifecycleEventName): LifecycleEventState;
  /** The first second at which an event of the newest has this status. */
  reached(name: LifecycleEventName, status: LifecycleEventState['status']): number;
  /** The newest set of a revision; undefined: there is none. */
  set(seconds: number, revision: number): TaskSetState | undefined;
  /** The sets in a line: as in `1 PRIMARY 2/0/2 blue, 2 ACTIVE 2/1/1 green`: desired, pending, running. */
  sets(seconds: number): string;
  /** What each set has of production traffic: as in `1: 90, 2: 10`. */
  weights(seconds: number): string;
}

export function taskSetsOf(scenario: Scenario, minutes: number): PlayedTaskSets {
  const played = rolloutOf(scenario, minutes);
  const deployment = (seconds: number, before = 0): CodeDeployDeploymentState => {
    const found = played.service(seconds).codeDeployDeployments[before];
    if (found === undefined) throw new Error(`CodeDeploy knows no deployment at ${seconds} s.`);
    return found;
  };
  const lifecycle = (seconds: number, name: LifecycleEventName): LifecycleEventState => {
    const found = deployment(seconds).lifecycleEvents.find((event) => event.name === name);
    if (found === undefined) throw new Error(`There is no event ${name} at ${seconds} s.`);
    return found;
  };
  const status = (seconds: number, name: LifecycleEventName): string | undefined =>
    deployment(seconds).lifecycleEvents.find((event) => event.name === name)?.status;
  return {
    ...played,
    deployment,
    lifecycle,
    was: (wanted) => played.first(wanted, (seconds) => seconds >= 0 && deployment(seconds).status === wanted),
    reached: (name, wanted) => played.first(`${name} ${wanted}`, (seconds) => seconds >= 0 && status(seconds, name) === wanted),
    set: (seconds, revision) => played.service(seconds).taskSets.findLast((set) => set.revision === revision),
    sets: (seconds) =>
      played
        .service(seconds)
        .taskSets.map(({ revision, status: of, desiredCount, pendingCount, runningCount, targetGroupArn = '' }) =>
          [revision, of, [desiredCount, pendingCount, runningCount].join('/'), targetGroupArn.split('/')[1]].join(' '),
        )
        .join(', '),
    weights: (seconds) => {
      const { weights } = deployment(seconds);
      const revisionOf = new Map(played.service(seconds).taskSets.map(({ id, revision }) => [id, revision]));
      return Object.entries(weights)
        .map(([id, weight]) => `${revisionOf.get(id) ?? 'gone'}: ${weight}`)
        .join(', ');
    },
  };
}
