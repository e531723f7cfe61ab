/** Eyes on the pretend AWS: looks one after another as the loop takes them, and tells what each look asked. */
import type { Criteria } from '../../src/model/criteria.ts';
import type { ServiceName } from '../../src/model/inputs.ts';
import type { Observation } from '../../src/model/observation.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import type { Aws, Question, Questions } from '../../src/observe/aws.ts';
import { openObserver } from '../../src/observe/observe.ts';
import { simulate, type Simulated } from '../../simulator/in-process.ts';
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
  people: [{ at: 0, deploy: 2 }],
});
/** Long after the deployment: nothing changes any more. */
export const settled = 3000;
export const prodApi: ServiceName = { cluster: 'prod', service: 'api' };

export interface Eyes {
  readonly simulated: Simulated;
  /** Looks `count` times, `pauseSeconds` apart, and tells what each look asked. */
  look(
    count: number,
    pauseSeconds?: number,
  ): Promise<readonly { readonly seen: Observation; readonly asked: readonly string[] }[]>;
  /** The closer look after those. */
  close(): Promise<{ readonly seen: Observation | undefined; readonly asked: readonly string[] }>;
  readonly timelines: () => readonly Timeline[];
}

interface Glasses {
  readonly logLines?: number;
  /** What the simulator never answers. */
  readonly edit?: (aws: Aws) => Aws;
}

const asItIs = (aws: Aws): Aws => aws;

/** The port, with the answers to one question changed; `change` may throw what AWS would. */
export const edited =
  <Q extends Question>(
    question: Q,
    change: (answer: Questions[Q]['answers'], input: Questions[Q]['asks']) => Questions[Q]['answers'],
  ): ((aws: Aws) => Aws) =>
  (aws) => ({
    ...aws,
    ask: async (asked, input, signal) => {
      const answer = await aws.ask(asked, input, signal);
      const wanted: Question = question;
      if (asked !== wanted) return answer;
      return change(answer, input);
    },
  });

export function eyes(
  scenario: Scenario,
  startAt: number,
  names: readonly ServiceName[] = [prodApi],
  wanted: Partial<Criteria> = {},
  { logLines = 25, edit = asItIs }: Glasses = {},
): Eyes {
  const simulated = simulate(scenario, { startAt });
  const { clock, calls } = simulated;
  const aws = edit(simulated.aws);
  const observer = openObserver({ aws, clock, logLines });
  const never = new AbortController().signal;
  let timelines = names.map((name) => startTimeline(name, criteria(wanted), START + startAt * 1000));
  const since = (before: number): readonly string[] => calls.slice(before).map(({ question }) => question);
  return {
    simulated,
    timelines: () => timelines,
    async look(count, pauseSeconds = 5) {
      const all: { seen: Observation; asked: readonly string[] }[] = [];
      for (let i = 0; i < count; i += 1) {
        const before = calls.length;
        const looks = (await clock.run(observer.look(timelines, never))) ?? [];
        timelines = timelines.map((timeline, n) => (looks[n] ? extend(timeline, looks[n]) : timeline));
        const [seen] = looks;
        if (!seen) throw new Error('the look was cut');
        all.push({ seen, asked: since(before) });
        await clock.run(clock.sleep(pauseSeconds * 1000));
      }
      return all;
    },
    async close() {
      const before = calls.length;
      const [timeline] = timelines;
      if (!timeline) throw new Error('no service');
      return { seen: await clock.run(observer.close(timeline, never)), asked: since(before) };
    },
  };
}

export const tally = (asked: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const one of asked) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
};
