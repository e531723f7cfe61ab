/** Eyes on the pretend AWS: looks one after another as the loop takes them, and tells what each look asked. */
import type { Criteria } from '../../src/model/criteria.ts';
import type { ServiceName } from '../../src/model/inputs.ts';
import type { Observation } from '../../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import type { Aws, Operation, Operations } from '../../src/observe/aws/operations.ts';
import { openObserver } from '../../src/observe/observer.ts';
import { simulate, type Simulated } from '../../simulator/in-process.ts';
import { evenJitter } from '../../simulator/jitter.ts';
import { START, type ApiBehaviour, type Scenario, type ServiceSpec } from '../../simulator/scenario.ts';
import { criteria } from '../build.ts';

export const sound = { answers: 200 } as const;
export const api = (spec: Partial<ServiceSpec> = {}): ServiceSpec => ({
  desired: 2,
  loadBalancers: [{ targetGroup: 'api-tg' }],
  revisions: { 1: sound, 2: sound },
  ...spec,
});
export const scene = (spec: Partial<ServiceSpec> = {}, behaviour: ApiBehaviour = {}): Scenario => ({
  title: 'a service that is looked at',
  services: [api(spec)],
  api: behaviour,
  actions: [{ at: 0, deploy: 2 }],
});
/** Long after the deployment: nothing changes any more. */
export const settled = 3000;
export const prodApi: ServiceName = { cluster: 'prod', service: 'api' };

export interface Harness {
  readonly simulated: Simulated;
  /** Looks `count` times, `pauseSeconds` apart, and tells what each look asked. */
  observe(
    count: number,
    pauseSeconds?: number,
  ): Promise<readonly { readonly seen: Observation; readonly asked: readonly string[] }[]>;
  /** The closer look after those. */
  observeClosing(): Promise<{ readonly seen: Observation | undefined; readonly asked: readonly string[] }>;
  readonly timelines: () => readonly Timeline[];
}

interface HarnessOptions {
  readonly logLines?: number;
  /** What the simulator never answers. */
  readonly edit?: (aws: Aws) => Aws;
}

const asItIs = (aws: Aws): Aws => aws;

/** The port, with the answers to one question changed; `change` may throw what AWS would. */
export const edited =
  <Q extends Operation>(
    operation: Q,
    change: (output: Operations[Q]['output'], input: Operations[Q]['input']) => Operations[Q]['output'],
  ): ((aws: Aws) => Aws) =>
  (aws) => ({
    ...aws,
    call: async (asked, input, signal) => {
      const output = await aws.call(asked, input, signal);
      const selector: Operation = operation;
      if (asked !== selector) return output;
      return change(output, input);
    },
  });

export function harness(
  scenario: Scenario,
  startAt: number,
  names: readonly ServiceName[] = [prodApi],
  selector: Partial<Criteria> = {},
  { logLines = 25, edit = asItIs }: HarnessOptions = {},
): Harness {
  const simulated = simulate(scenario, { startAt });
  const { clock, calls } = simulated;
  const aws = edit(simulated.aws);
  const observer = openObserver({ aws, clock, random: evenJitter(), inputs: { logLines, mode: 'verify', pollSeconds: 5 } });
  const never = new AbortController().signal;
  let timelines = names.map((name) => startTimeline(name, criteria(selector), START + startAt * 1000));
  const since = (before: number): readonly string[] => calls.slice(before).map(({ operation }) => operation);
  return {
    simulated,
    timelines: () => timelines,
    async observe(count, pauseSeconds = 5) {
      const all: { seen: Observation; asked: readonly string[] }[] = [];
      for (let i = 0; i < count; i += 1) {
        const before = calls.length;
        const observations = (await clock.run(observer.observe(timelines, never))) ?? [];
        timelines = timelines.map((timeline, n) => (observations[n] ? extend(timeline, observations[n]) : timeline));
        const [seen] = observations;
        if (!seen) throw new Error('the look was cut');
        all.push({ seen, asked: since(before) });
        await clock.run(clock.sleep(pauseSeconds * 1000));
      }
      return all;
    },
    async observeClosing() {
      const before = calls.length;
      const [timeline] = timelines;
      if (!timeline) throw new Error('no service');
      return { seen: await clock.run(observer.observeClosing(timeline, never)), asked: since(before) };
    },
  };
}

export const tally = (asked: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const one of asked) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
};
