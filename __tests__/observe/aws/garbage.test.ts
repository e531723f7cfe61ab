import { describe, expect, it } from '@jest/globals';
import { newSimulation, respond } from '../../../simulator/api/respond.ts';
import { play } from '../../../simulator/play.ts';
import { START } from '../../../simulator/scenario.ts';
import {
  api,
  byCodeDeploy,
  byController,
  brisk,
  deployed,
  pair,
  pairOf,
  shifting,
  sound,
} from '../../../simulator/scenarios/fixtures.ts';
import type { ScenarioTest } from '../../../simulator/scenarios/scenario-test.ts';
import type { Scenario } from '../../../simulator/scenario.ts';
import { checked } from '../../../src/observe/aws/checked.ts';
import type { Aws, Operation } from '../../../src/observe/aws/operations.ts';
import { garbage, pathsOf, replaced, type Path } from './garbage.ts';

/** A world that stands still, however often it is asked. */
function frozen(scenario: Scenario, second: number) {
  const simulation = newSimulation(scenario, second);
  const answers = new Map<string, unknown>();
  const asked = new Map<Operation, { readonly input: object; readonly answer: unknown }>();
  const aws = (operation?: Operation, path: Path = [], instead?: unknown): Aws => ({
    clockOffsetMs: () => 0,
    call: (of, input) => {
      const key = `${of} ${JSON.stringify(input, (name, value: unknown) => (name === 'createdAt' ? undefined : value))}`;
      if (!answers.has(key)) {
        const reply = respond(simulation, of, input, START + second * 1000);
        if (!('output' in reply)) return Promise.reject('error' in reply ? reply.error : new Error('nothing'));
        answers.set(key, reply.output);
      }
      const answer = answers.get(key);
      asked.set(of, asked.get(of) ?? { input, answer });
      return Promise.resolve((of === operation ? replaced(answer, path, instead) : answer) as never);
    },
  });
  return { aws, asked };
}

interface World {
  readonly of: Scenario;
  readonly at: number;
  readonly inputs?: ScenarioTest['inputs'];
}

const fails500 = { ...sound, answers: 500 } as const;
const unchecked = { ...sound, check: { intervalSeconds: 10 } } as const;
const scenario = (of: Partial<Scenario>): Scenario => ({
  title: 'a world that stands still',
  services: [],
  targetGroups: { 'api-tg': brisk },
  actions: deployed,
  ...of,
});
const bluegreen = { services: [shifting({ type: 'BLUE_GREEN' })], targetGroups: pairOf(brisk) } as const;
const lattice = api({ kind: 'lattice', desired: 2, loadBalancers: [pair], strategy: { type: 'BLUE_GREEN' }, bakeMinutes: 5 });

/** Is healthy as it stands. */
const healthy: Readonly<Record<string, World>> = {
  'rolling, with a container health check': { of: scenario({ services: [api({ desired: 2, next: unchecked })] }), at: 900 },
  'on EC2 instances': { of: scenario({ services: [api({ desired: 2, launch: 'ec2', network: 'bridge' })] }), at: 900 },
  'blue/green': { of: scenario(bluegreen), at: 1500 },
  'by CodeDeploy': { of: scenario({ services: [byCodeDeploy()], targetGroups: pairOf(brisk) }), at: 3000 },
  'behind VPC Lattice': { of: scenario({ services: [lattice], targetGroups: pairOf(brisk) }), at: 3000 },
};

/** Is not healthy as it stands, and says so nowhere but in one place. */
const ill: Readonly<Record<string, World>> = {
  'rolling, with targets that are unhealthy': {
    of: scenario({ services: [api({ desired: 2, next: fails500 })] }),
    at: 120,
    inputs: { 'wait-until': 'healthy' },
  },
  'rolling, with a container that is UNHEALTHY': {
    of: scenario({ services: [api({ desired: 2, loadBalancers: [], next: { ...unchecked, containerCheck: 'fails' } })] }),
    at: 60,
    inputs: { 'wait-until': 'healthy' },
  },
  'blue/green, not shifted yet': { of: scenario(bluegreen), at: 150 },
  'by CodeDeploy, not shifted yet': {
    of: scenario({
      services: [byCodeDeploy({ ready: { waitMinutes: 60, action: 'STOP_DEPLOYMENT' }, shows: { checkedEarly: true } })],
      targetGroups: pairOf(brisk),
    }),
    at: 300,
  },
  'behind VPC Lattice, not shifted yet': { of: scenario({ services: [lattice], targetGroups: pairOf(brisk) }), at: 150 },
  'by a controller of its own, not PRIMARY yet': {
    of: scenario({
      services: [byController()],
      targetGroups: pairOf(brisk),
      actions: [{ at: 0, createTaskSet: 2, scalePercent: 100 }],
    }),
    at: 300,
  },
};

const inputs = {
  timeout: '20s',
  'start-within': '20s',
  'poll-interval': '10s',
  'stable-for': '0s',
  'failed-tasks-threshold': '200',
};

const gated = async ({ of, at, inputs: more }: World, aws: Aws) =>
  (await play({ scenario: of, startsAt: at, inputs: { ...inputs, ...more } }, { through: () => checked(aws) })).report;

const never = new AbortController().signal;
/** What comes in by the door: the same comes to the same. */
const cameIn = (aws: Aws, operation: Operation, input: object): Promise<string> =>
  checked(aws)
    .call(operation, input as never, never)
    .then(
      (output) => JSON.stringify(output),
      () => 'nothing',
    );

/** What each kind of garbage in each place comes to. */
async function* garbled(world: World) {
  const { aws, asked } = frozen(world.of, world.at);
  await gated(world, aws());
  for (const [operation, { input, answer }] of [...asked]) {
    const seen = new Set([await cameIn(aws(), operation, input)]);
    for (const path of pathsOf(answer)) {
      for (const [kind, value] of Object.entries(garbage)) {
        const where = `${kind} as ${[operation, ...path].join('.')}`;
        const entered = await cameIn(aws(operation, path, value), operation, input);
        if (seen.has(entered)) continue;
        seen.add(entered);
        try {
          yield { where, report: await gated(world, aws(operation, path, value)) };
        } catch (error) {
          yield { where, report: undefined, error };
        }
      }
    }
  }
}

describe('whatever AWS gives in the place of a member', () => {
  it.each(Object.entries(healthy))(
    'of a service that is healthy, %s: there is an outcome',
    async (_, world) => {
      expect((await gated(world, frozen(world.of, world.at).aws())).outcome).toBe('healthy');
      const wrong: string[] = [];
      for await (const { where, report, error } of garbled(world)) if (!report) wrong.push(`${where}: ${String(error)}`);
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it.each(Object.entries(ill))(
    'of a service that is not healthy, %s: it is not green',
    async (_, world) => {
      expect((await gated(world, frozen(world.of, world.at).aws())).outcome).toMatch(/^(timed-out|paused)$/);
      const wrong: string[] = [];
      for await (const { where, report, error } of garbled(world)) {
        if (report?.passes !== false) wrong.push(`${where}: ${report?.headline ?? String(error)}`);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
