/** Reads a played world as the tests tell it: events and changes in seconds from the scenario's start. */
import { newWorld } from '../../simulator/engine/new-world.ts';
import { START, type Scenario, type ServiceSpec, type TargetGroupSpec } from '../../simulator/scenario.ts';
import type { DeploymentState, ServiceState, TargetState, TaskState, World } from '../../simulator/world/world.ts';

export const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/';

export const at = (seconds: number): number => START + seconds * 1000;

/** One service behind one target group, revision 2 of which is deployed at second 0, unless the spec says otherwise. */
export function scenarioOf(
  service: Partial<ServiceSpec>,
  group: TargetGroupSpec = {},
  actions: Scenario['actions'] = [{ at: 0, deploy: 2 }],
): Scenario {
  return {
    title: 'a test',
    services: [{ loadBalancers: [{ targetGroup: 'web' }], revisions: { 1: {}, 2: {} }, ...service }],
    targetGroups: { web: group },
    actions,
  };
}

export interface PlayedTimeline {
  readonly world: World;
  service(seconds: number): ServiceState;
  tasks(seconds: number): readonly TaskState[];
  targets(seconds: number): readonly TargetState[];
  /** When the first event with this text came; fails when none did. */
  event(text: string | RegExp): number;
  /** Seconds of all events with this text, ascending. */
  events(text: string | RegExp): readonly number[];
  /** The first second at which this holds; fails when it never does. */
  first(what: string, holds: (seconds: number) => boolean): number;
}

export function timelineOf(scenario: Scenario, minutes: number): PlayedTimeline {
  const world = newWorld(scenario);
  const seconds = (ms: number): number => (ms - START) / 1000;
  const moments = world.changes(at(-100), at(minutes * 60)).map(seconds);
  const setting = world.setting.services[0];
  const service = (when: number): ServiceState => {
    const state = world.serviceAt(setting?.cluster ?? '', setting?.name ?? '', at(when));
    if (state === undefined) throw new Error(`There is no service at ${when} s.`);
    return state;
  };
  const all = new Map(
    moments.flatMap((when) =>
      (world.serviceAt(setting?.cluster ?? '', setting?.name ?? '', at(when))?.events ?? []).map(
        (event) => [event.id, event] as const,
      ),
    ),
  );
  const events = (text: string | RegExp): number[] =>
    [...all.values()]
      .filter(
        ({ message, createdAt }) =>
          createdAt >= at(-100) && (typeof text === 'string' ? message.includes(text) : text.test(message)),
      )
      .map(({ createdAt }) => seconds(createdAt))
      .sort((one, other) => one - other);
  return {
    world,
    service,
    tasks: (when) => world.tasksAt(setting?.cluster ?? '', setting?.name ?? '', at(when)),
    targets: (when) => world.stateAt(at(when)).targetGroups[0]?.targets ?? [],
    events,
    event: (text) => {
      const [first] = events(text);
      if (first === undefined)
        throw new Error(`No event says ${text}: ${[...all.values()].map(({ message }) => message).join('\n')}`);
      return first;
    },
    first: (what, holds) => {
      const found = moments.find(holds);
      if (found === undefined) throw new Error(`It never came to this: ${what}.`);
      return found;
    },
  };
}

/** A deployment as one line: status, desired/pending/running, rolloutState. */
export const deploymentLine = (deployment: DeploymentState | undefined): string =>
  deployment === undefined
    ? 'none'
    : `${deployment.status} ${[deployment.desiredCount, deployment.pendingCount, deployment.runningCount].join('/')} ${deployment.rolloutState}`;
